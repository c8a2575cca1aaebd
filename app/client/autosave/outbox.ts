import type { Entries, UnitAnswer } from '~/forms/save-answer'
import type { Reply, Sending } from './request'

export type UnitState =
  /** As the server has it. */
  | { kind: 'clean'; savedAt: string | null }
  /** Typed; on its way or about to be. */
  | { kind: 'dirty' }
  /** The server refuses it as it is; typing on tries again. */
  | { kind: 'wrong'; message: string }
  | { kind: 'late' | 'locked' | 'unasked' }
  /** Waits for the writer's choice. */
  | { kind: 'clash'; clash: Clash }

export type Clash = Extract<UnitAnswer, { outcome: 'clash' }>

/** One thing that is saved as a whole: a field, or a row of a repeating field. */
export interface Unit {
  readonly key: string
  base: number
  entries: Entries
  /** What the server is known to have at `base`. */
  stored: Entries
  /** Asked of the server without an answer so far. */
  sent: { base: number; entries: Entries } | null
  state: UnitState
}

/** What keeps everything from being sent. */
export type Blocked = 'logged-out' | 'forbidden' | null

const MOST_CHARACTERS = 300_000

export const sameEntries = (a: Entries, b: Entries): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `v.KEY` or `v.KEY:PART`, as inputs are named. */
export const keyOf = (name: string): string => name.replace(/^v\./, '').replace(/:[^:]*$/, '')

/**
 * What is typed and not yet confirmed, and what becomes of it. Knows neither page nor network. A request whose answer
 * was lost is repeated exactly as it was: the server answers *unchanged* if it had arrived, so that a writer never
 * clashes with themselves.
 */
export class Outbox {
  readonly units = new Map<string, Unit>()
  blocked: Blocked = null

  /** A unit as the page shows it, or as this device kept it. */
  add(unit: Unit): void {
    this.units.set(unit.key, unit)
  }

  type(key: string, entries: Entries): void {
    const unit = this.units.get(key)
    if (!unit || sameEntries(unit.entries, entries)) return
    unit.entries = entries
    if (unit.state.kind === 'clash') return
    const isBack = unit.sent === null && sameEntries(entries, unit.stored)
    unit.state = isBack ? { kind: 'clean', savedAt: null } : { kind: 'dirty' }
  }

  /** Units that the server has not confirmed. */
  get open(): Unit[] {
    return [...this.units.values()].filter((unit) => unit.sent !== null || unit.state.kind !== 'clean')
  }

  get hasWork(): boolean {
    return this.blocked !== 'forbidden' && this.open.some(isSendable)
  }

  /** What to send next, as much as fits into one request. */
  take(): Sending[] {
    const sending: Sending[] = []
    let size = 0
    for (const unit of this.open.filter(isSendable)) {
      const next = unit.sent ?? { base: unit.base, entries: unit.entries }
      size += JSON.stringify(next.entries).length
      if (sending.length > 0 && size > MOST_CHARACTERS) break
      unit.sent = next
      sending.push({ key: unit.key, ...next })
    }
    return sending
  }

  /** Takes the answer to what `take` gave. */
  settle(sending: readonly Sending[], reply: Reply): void {
    this.blocked = reply.kind === 'logged-out' || reply.kind === 'forbidden' ? reply.kind : null
    if (reply.kind === 'answer') {
      const { savedAt, units } = reply.answer
      for (const answer of units) this.#settleUnit(answer, savedAt)
    } else if (reply.kind === 'refusal') this.#refuse(sending, reply.refusal.problems)
  }

  /** The writer's choice between two texts. */
  choose(key: string, whose: 'mine' | 'theirs'): void {
    const unit = this.units.get(key)
    if (unit?.state.kind !== 'clash') return
    const { version, theirs, at } = unit.state.clash
    unit.base = version
    unit.stored = theirs
    if (whose === 'theirs') unit.entries = theirs
    const agrees = sameEntries(unit.entries, theirs)
    unit.state = agrees ? { kind: 'clean', savedAt: at } : { kind: 'dirty' }
  }

  #settleUnit(answer: UnitAnswer, savedAt: string): void {
    const unit = this.units.get(answer.key)
    if (!unit?.sent) return
    const { entries } = unit.sent
    unit.sent = null
    switch (answer.outcome) {
      case 'saved':
      case 'unchanged':
        unit.base = answer.version
        unit.stored = entries
        unit.state = sameEntries(unit.entries, entries) ? { kind: 'clean', savedAt } : { kind: 'dirty' }
        return
      case 'clash':
        unit.state = { kind: 'clash', clash: answer }
        return
      default:
        unit.state = sameEntries(unit.entries, entries) ? { kind: answer.outcome } : { kind: 'dirty' }
    }
  }

  /** Nothing of a refused request was saved: units without a fault go again, the others wait for their writer. */
  #refuse(sending: readonly Sending[], problems: readonly { field: string; message: string }[]): void {
    const messages = new Map(problems.map(({ field, message }) => [keyOf(field), message]))
    const isNamed = sending.some(({ key }) => messages.has(key))
    for (const { key } of sending) {
      const unit = this.units.get(key)
      if (!unit) continue
      const message = messages.get(key) ?? (isNamed ? undefined : problems[0]?.message)
      const tried = unit.sent?.entries ?? unit.entries
      unit.sent = null
      if (message !== undefined && sameEntries(unit.entries, tried)) unit.state = { kind: 'wrong', message }
    }
  }
}

const isSendable = ({ sent, state }: Unit): boolean => sent !== null || state.kind === 'dirty'
