import { type KeptSheet, nextRequest, settleSheet } from '~/domain/kept-sheet'
import type { SheetContent } from '~/domain/sheet-input'
import type { SheetTexts } from '~/domain/sheet-texts'
import { type Reply, sendSheet } from './request'

/** At most one request in this time. */
const GAP = 2_000
const LONGEST_WAIT = 30_000

export type LinkState = 'idle' | 'sending' | 'failing' | 'logged-out'

/** What the courier needs of the keeper whose sheets it brings to the server. */
export interface Box {
  kept(): ReadonlyMap<string, KeptSheet>
  newKey(kept: KeptSheet): string
  /** Resolves when it is on this device's disk. */
  put(kept: KeptSheet): Promise<void>
  /** The person may not judge this entry any more. */
  lose(uid: string): Promise<void>
  textsOf(kept: KeptSheet, content: SheetContent): SheetTexts
  show(link: LinkState): void
}

/** Brings sheets to the server one after the other: finished ones in the order in which they were finished, then drafts. */
export class Courier {
  #timer: ReturnType<typeof setTimeout> | undefined
  #inFlight: Promise<void> | null = null
  #lastRequest = Number.NEGATIVE_INFINITY
  #failures = 0

  constructor(readonly box: Box) {}

  /** Sends after so many milliseconds, or later where the last request is too near. */
  schedule(wait: number): void {
    clearTimeout(this.#timer)
    if (this.#next() === null) return
    const gap = this.#lastRequest + GAP - performance.now()
    this.#timer = setTimeout(() => void this.flush(), Math.max(wait, gap))
  }

  /** Sends until nothing is left or the link fails; tries again by itself. */
  flush(): Promise<void> {
    if (this.#inFlight) return this.#inFlight
    clearTimeout(this.#timer)
    this.#inFlight = this.#send().finally(() => {
      this.#inFlight = null
      this.schedule(this.#failures > 0 ? Math.min(LONGEST_WAIT, GAP * 2 ** Math.min(this.#failures, 4)) : 0)
    })
    return this.#inFlight
  }

  #next(): KeptSheet | null {
    const due = [...this.box.kept().values()].filter((kept) => nextRequest(kept, () => '', '') !== null)
    const rank = ({ asked, finish, typedAt }: KeptSheet) =>
      asked || finish ? `0 ${asked?.at ?? finish?.at}` : `1 ${typedAt}`
    return due.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null
  }

  async #send(): Promise<void> {
    let isSending = false
    for (let kept = this.#next(); kept; kept = this.#next()) {
      const current = kept
      const asked = nextRequest(current, () => this.box.newKey(current), new Date().toISOString())
      if (!asked) break
      isSending = true
      this.box.show('sending')
      // On this device's disk as asked before it may be known to the server.
      await this.box.put({ ...current, asked })
      this.#lastRequest = performance.now()
      const reply = await sendSheet(current.person, current.uid, asked)
      if (!(await this.#settle(current.uid, reply))) return
    }
    if (isSending) this.box.show('idle')
  }

  /** Takes an answer; false when there is no use in going on now. */
  async #settle(uid: string, reply: Reply<Parameters<typeof settleSheet>[1]>): Promise<boolean> {
    this.#failures = reply.kind === 'answer' || reply.kind === 'gone' ? 0 : this.#failures + 1
    if (reply.kind === 'gone') await this.box.lose(uid)
    if (reply.kind === 'gone') return true
    if (reply.kind !== 'answer') {
      this.box.show(reply.kind === 'logged-out' ? 'logged-out' : 'failing')
      return false
    }
    const kept = this.box.kept().get(uid)
    if (kept)
      await this.box.put(settleSheet(kept, reply.answer, (content) => this.box.textsOf(kept, content)))
    if (reply.answer.outcome !== 'early') return true
    this.#failures += 1
    this.box.show('idle')
    return false
  }
}
