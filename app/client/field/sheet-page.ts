import type { StoredSheet } from '~/domain/field-kit'
import { textsOfContent } from '~/domain/field-texts'
import type { Leaf } from '~/domain/instrument'
import {
  type Base,
  chooseText,
  finishSheet,
  isUnsent,
  type KeptSheet,
  keepSheet,
  loseSheet,
  meetStored,
  typeSheet,
} from '~/domain/kept-sheet'
import type { Indicator } from '~/domain/observations'
import type { SheetContent } from '~/domain/sheet-input'
import { sameTexts } from '~/domain/sheet-texts'
import { Courier, type LinkState } from './courier'
import { readSheetForm } from './sheet-form'
import { type FieldStore, openFieldStore } from './store'
import { holdSheet } from './tab-lock'
import { WriteQueue } from './write-queue'

const PAUSE = 600
/** How long leaving by a button waits for what is still on its way. */
const PATIENCE = 8_000

/** The sheet of one page as its server rendered it. */
export interface PageSheet extends Pick<KeptSheet, 'person' | 'uid' | 'slug' | 'stage' | 'label'> {
  stored: Omit<StoredSheet, 'counts'>
  leaves: readonly Leaf[]
  indicators: readonly Indicator[]
  locale: 'id' | 'en'
}

export interface SheetPageState {
  /** `off` where this page keeps nothing: no storage, or another tab works with the sheet. */
  phase: 'starting' | 'ready' | 'off'
  kept: KeptSheet
  /** What of it is on the disk, or at the server as the page came. */
  onDisk: KeptSheet
  /** Something of it is on this device alone. */
  unsent: boolean
  link: LinkState
}

/** Saves the sheet of one page while it is typed, on this device at once and then at the server. */
export class SheetPageKeeper {
  #state: SheetPageState
  #store: FieldStore | null = null
  readonly #listeners = new Set<() => void>()
  readonly #writes = new WriteQueue(() => this.#set({ phase: 'off' }))
  readonly #courier: Courier

  constructor(sheet: PageSheet) {
    const { leaves, indicators, stored, ...own } = sheet
    const textsOf = (content: SheetContent) => textsOfContent(sheet, leaves, content, indicators)
    const base: Base = { ...stored, texts: textsOf(stored.content) }
    const kept = keepSheet({ ...own, base })
    this.#state = { phase: 'starting', kept, onDisk: kept, unsent: false, link: 'idle' }
    this.#courier = new Courier({
      kept: () => new Map([[sheet.uid, this.#state.kept]]),
      newKey: () => this.#key(),
      put: async (kept) => {
        this.#put(kept)
        await this.#writes.settled()
      },
      lose: async () => this.#put(loseSheet(this.#state.kept)),
      textsOf: (_, content) => textsOf(content),
      show: (link) => this.#set({ link }),
    })
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  readonly snapshot = () => this.#state

  #set(change: Partial<SheetPageState>): void {
    const { kept } = { ...this.#state, ...change }
    this.#state = { ...this.#state, ...change, unsent: isUnsent(kept) }
    for (const listener of this.#listeners) listener()
  }

  #key = () => `${this.#state.kept.person}:${crypto.randomUUID()}`

  /**
   * Takes up what an earlier visit left unsent. Where the page's form does not say what the server stores, that was typed
   * later than anything kept.
   */
  async start(form: () => HTMLFormElement | null): Promise<void> {
    const { uid, person, base } = this.#state.kept
    try {
      this.#store = await openFieldStore()
      if (!(await holdSheet(uid, () => this.#set({ phase: 'off' })))) return
      const found = (await this.#store.kept(person)).find((each) => each.uid === uid)
      const typed = readSheetForm(form())
      const known = found && found.state !== 'gone' && isUnsent(found) ? meetStored(found, base) : null
      const isTyped = !sameTexts(typed, base.texts)
      const now = new Date().toISOString()
      if (known && !isTyped) this.#set({ kept: { ...known, turn: known.turn + 1 } })
      else if (isTyped) this.#set({ kept: typeSheet(known ?? this.#state.kept, typed, now) })
    } catch {
      return this.#set({ phase: 'off' })
    }
    this.#set({ phase: 'ready' })
    this.#write()
    addEventListener('online', () => void this.#courier.flush())
    document.addEventListener('visibilitychange', () => void this.#courier.flush())
    void this.#courier.flush()
  }

  type(form: HTMLFormElement | null): void {
    this.#change((kept) => typeSheet(kept, readSheetForm(form), new Date().toISOString()), PAUSE)
  }

  choose(field: string, whose: 'mine' | 'theirs'): void {
    this.#change((kept) => chooseText(kept, field, whose), 0)
  }

  /** Finished here, to be received as soon as the server can be reached. */
  finish(): void {
    this.#change((kept) => finishSheet(kept, this.#key(), new Date().toISOString()), 0)
  }

  /** Waits a while for what is typed to arrive; whether it has. */
  async settle(): Promise<boolean> {
    const late = new Promise<void>((done) => setTimeout(done, PATIENCE))
    await Promise.race([this.#courier.flush(), late])
    return !isUnsent(this.#state.kept)
  }

  #change(change: (kept: KeptSheet) => KeptSheet, wait: number): void {
    if (this.#state.phase !== 'ready') return
    const next = change(this.#state.kept)
    if (next === this.#state.kept) return
    this.#put(next)
    this.#courier.schedule(wait)
  }

  #put(kept: KeptSheet): void {
    this.#set({ kept })
    this.#write()
  }

  /** What the server has need not be kept here, unless the sheet is carried along. */
  #write(): void {
    this.#writes.write(this.#state.kept.uid, async () => {
      const { person, uid } = this.#state.kept
      const carried = (await this.#store?.sheets(person))?.some((sheet) => sheet.uid === uid)
      const { kept } = this.#state
      if (isUnsent(kept) || carried) await this.#store?.putKept(kept)
      else await this.#store?.removeKept(person, uid)
      this.#set({ onDisk: kept })
    })
  }
}
