import type { FieldSheet } from '~/domain/field-kit'
import { leavesOfSheet, textsOfContent } from '~/domain/field-texts'
import type { KeptPhoto } from '~/domain/kept-photo'
import {
  chooseText,
  finishSheet,
  isUnsent,
  type KeptSheet,
  keepSheet,
  loseSheet,
  meetStored,
  typeSheet,
} from '~/domain/kept-sheet'
import type { SheetContent } from '~/domain/sheet-input'
import type { SheetTexts } from '~/domain/sheet-texts'
import { Album, type PhotoDetails, type PhotoFault } from './album'
import { carryPictures } from './carry'
import { Courier, type LinkState } from './courier'
import { readAccount } from './device-account'
import { askPerson, askSheet, askStage, type Reply } from './request'
import { type CarriedSheet, type CarriedStage, type FieldStore, openFieldStore } from './store'
import { holdDevice } from './tab-lock'
import { WriteQueue } from './write-queue'

/** How long somebody who types on is left in peace. */
const PAUSE = 600

export type CarryFault = 'unreachable' | 'logged-out' | 'gone' | 'statement' | 'no-room'

/** What a judge's device holds, and how it stands with the server; a new object whenever something changes. */
export interface FieldState {
  phase: 'starting' | 'no-store' | 'elsewhere' | 'ready'
  /** The account that this device is set up for; null before the first stage is taken along, or once it is left. */
  person: string | null
  stages: readonly CarriedStage[]
  sheets: ReadonlyMap<string, CarriedSheet>
  kept: ReadonlyMap<string, KeptSheet>
  /** What of `kept` is on the disk, by the same ids. */
  onDisk: ReadonlyMap<string, KeptSheet>
  /** Photos of visits, by their keys. */
  photos: ReadonlyMap<string, KeptPhoto>
  carrying: { slug: string; stage: string; done: number; of: number } | null
  fault: CarryFault | null
  link: LinkState
}

const EMPTY: FieldState = {
  phase: 'starting',
  person: null,
  stages: [],
  sheets: new Map(),
  kept: new Map(),
  onDisk: new Map(),
  photos: new Map(),
  carrying: null,
  fault: null,
  link: 'idle',
}

/** Keeps a judge's sheets on this device and brings them to the server, one after the other, each once. */
export class FieldKeeper {
  #state = EMPTY
  readonly #listeners = new Set<() => void>()
  #store: FieldStore | null = null
  readonly #writes = new WriteQueue(() => this.#set({ phase: 'no-store' }))

  readonly #courier = new Courier({
    kept: () => this.#state.kept,
    newKey: (kept) => this.#key(kept),
    put: async (kept) => {
      this.#put(kept)
      await this.settled()
    },
    lose: (uid) => this.#lose(uid),
    textsOf: (kept, content) => this.#textsOf(kept, content),
    show: (link) => this.#set({ link }),
  })

  readonly #album = new Album({
    store: () => this.#store,
    show: (photos) => this.#set({ photos }),
    link: (link) => this.#set({ link }),
  })

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  readonly snapshot = () => this.#state

  #set(change: Partial<FieldState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Opens what this device holds for its account; one tab at a time writes it. */
  async start(): Promise<void> {
    try {
      this.#store = await openFieldStore()
    } catch {
      return this.#set({ phase: 'no-store' })
    }
    addEventListener('online', () => void this.flush())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.flush()
    })
    await this.#hold(false)
  }

  /** Takes over from another tab. */
  readonly takeOver = () => this.#hold(true)

  async #hold(steal: boolean): Promise<void> {
    if (!(await holdDevice(steal, () => this.#set({ phase: 'elsewhere' })))) return
    await this.#load(readAccount())
    void this.#refresh()
  }

  async #load(person: string | null): Promise<void> {
    const store = this.#store
    if (!store) return
    const [stages, sheets, kept] = person
      ? await Promise.all([store.stages(person), store.sheets(person), store.kept(person)])
      : [[], [], []]
    await this.#album.load(person)
    const found = new Map(kept.map((sheet) => [sheet.uid, sheet]))
    this.#set({
      ...{ phase: 'ready', person, stages, kept: found, onDisk: found },
      sheets: new Map(sheets.map((sheet) => [sheet.uid, sheet])),
    })
  }

  /** Asks whose session this is and what has changed, as far as a signal allows. */
  async #refresh(): Promise<void> {
    const reply = await askPerson()
    if (reply.kind === 'answer') {
      const { person } = reply.answer
      if (person === null) this.#set({ link: 'logged-out' })
      else if (person !== this.#state.person) await this.#load(readAccount())
      for (const { competition, stage } of this.#state.stages)
        if (person !== null) await this.#meetStage(competition.slug, stage.code)
    }
    await this.flush()
  }

  /** Takes a stage along, or brings what is here up to date: its sheets, dossiers and small pictures. */
  async carry(slug: string, stage: string): Promise<void> {
    if (this.#state.carrying) return
    this.#set({ carrying: { slug, stage, done: 0, of: 0 }, fault: null })
    const fault = await this.#carryStage(slug, stage).catch((): CarryFault => 'no-room')
    this.#set({ carrying: null, fault })
    void this.flush()
  }

  async #carryStage(slug: string, stage: string): Promise<CarryFault | null> {
    void navigator.storage?.persist?.()
    const carried = await this.#meetStage(slug, stage)
    if ('fault' in carried) return carried.fault
    const { tasks } = carried.stage
    for (const [done, { uid }] of tasks.entries()) {
      this.#set({ carrying: { slug, stage, done, of: tasks.length } })
      const reply = await askSheet(uid)
      if (reply.kind === 'gone') continue
      if (reply.kind !== 'answer') return faultOf(reply)
      await this.#adopt(carried.stage, {
        ...reply.answer,
        reading: await carryPictures(reply.answer.reading),
      })
    }
    return null
  }

  /** The stage as the server has it now; entries that are this person's no longer go, what was typed stays. */
  async #meetStage(slug: string, code: string): Promise<{ stage: CarriedStage } | { fault: CarryFault }> {
    const store = this.#store
    const reply = await askStage(slug, code)
    if (!store || (reply.kind !== 'answer' && reply.kind !== 'gone')) return { fault: faultOf(reply) }
    const person = reply.kind === 'answer' ? reply.answer.person.uid : this.#state.person
    if (person !== this.#state.person) await this.#load(person)
    const allowed = new Set(reply.kind === 'answer' ? reply.answer.tasks.map(({ uid }) => uid) : [])
    for (const sheet of this.#state.sheets.values())
      if (sheet.slug === slug && sheet.stage === code && !allowed.has(sheet.uid)) await this.#lose(sheet.uid)
    const key: CarriedStage['key'] = [person ?? '', slug, code]
    const others = this.#state.stages.filter((each) => each.key.join() !== key.join())
    if (reply.kind === 'gone') {
      await store.removeStage(key)
      this.#set({ stages: others })
      return { fault: 'gone' }
    }
    const stage = { ...reply.answer, key }
    await store.putStage(stage)
    this.#set({ stages: [...others, stage] })
    return { stage }
  }

  async #adopt(stage: CarriedStage, sheet: FieldSheet): Promise<void> {
    const [person, slug, code] = stage.key
    const { uid, version, revision, draft, dossierStamp } = sheet
    const texts = textsOfContent(stage, leavesOfSheet(stage, sheet), sheet.content, sheet.indicators)
    const base = { texts, version, revision, draft, dossierStamp }
    const label = stage.tasks.find((task) => task.uid === uid)?.label ?? ''
    const known = this.#state.kept.get(uid)
    const fresh = keepSheet({ person, slug, stage: code, label, uid, base })
    const carried: CarriedSheet = { ...sheet, person, slug, stage: code }
    await this.#store?.putSheet(carried)
    this.#set({ sheets: new Map(this.#state.sheets).set(uid, carried) })
    if (!known) this.#put(fresh)
    else if (known.state === 'gone') this.#put({ ...fresh, texts: known.texts, typedAt: known.typedAt })
    else this.#put(meetStored(known, base))
    await this.settled()
  }

  /** Drops an entry's dossier; what was typed about it stays until its judge drops that too. */
  async #lose(uid: string): Promise<void> {
    const kept = this.#state.kept.get(uid)
    const sheets = new Map(this.#state.sheets)
    sheets.delete(uid)
    this.#set({ sheets })
    await this.#store?.removeSheet(this.#state.person ?? '', uid)
    if (kept && isUnsent(kept)) this.#put(loseSheet(kept))
    else if (kept) await this.drop(uid)
  }

  /** Forgets what was typed about an entry. */
  async drop(uid: string): Promise<void> {
    const kept = new Map(this.#state.kept)
    kept.delete(uid)
    this.#set({ kept })
    await this.settled()
    const onDisk = new Map(this.#state.onDisk)
    onDisk.delete(uid)
    this.#set({ onDisk })
    await this.#store?.removeKept(this.#state.person ?? '', uid)
  }

  /** Leaves the device: dossiers go; what is not sent stays for its owner's next log-in, hidden until then. */
  async leave(): Promise<void> {
    const store = this.#store
    const { person, stages, sheets, kept } = this.#state
    if (!store || !person) return
    await this.settled()
    for (const { key } of stages) await store.removeStage(key)
    for (const uid of sheets.keys()) await store.removeSheet(person, uid)
    for (const sheet of kept.values()) if (!isUnsent(sheet)) await store.removeKept(person, sheet.uid)
    await this.#album.leave()
    await this.#load(null)
  }

  type(uid: string, texts: SheetTexts): void {
    this.#change(uid, (kept) => typeSheet(kept, texts, new Date().toISOString()), PAUSE)
  }

  finish(uid: string): void {
    this.#change(uid, (kept) => finishSheet(kept, this.#key(kept), new Date().toISOString()), 0)
  }

  choose(uid: string, field: string, whose: 'mine' | 'theirs'): void {
    this.#change(uid, (kept) => chooseText(kept, field, whose), PAUSE)
  }

  #key = ({ person }: KeptSheet) => `${person}:${crypto.randomUUID()}`

  #change(uid: string, change: (kept: KeptSheet) => KeptSheet, wait: number): void {
    const kept = this.#state.kept.get(uid)
    if (!kept || this.#state.phase !== 'ready') return
    const next = change(kept)
    if (next === kept) return
    this.#put(next)
    this.#courier.schedule(wait)
  }

  #textsOf(kept: KeptSheet, content: SheetContent): SheetTexts {
    const stage = this.#state.stages.find(({ key }) => key[1] === kept.slug && key[2] === kept.stage)
    const sheet = this.#state.sheets.get(kept.uid)
    return stage && sheet
      ? textsOfContent(stage, leavesOfSheet(stage, sheet), content, sheet.indicators)
      : kept.base.texts
  }

  /** Sends what there is, as far as the link goes. */
  async flush(): Promise<void> {
    if (this.#state.phase !== 'ready') return
    await this.#courier.flush()
    await this.#album.flush()
  }

  /** Keeps a photo of the visit to an entry; what keeps it from being kept is said. */
  async addPhoto(uid: string, file: File, details: PhotoDetails): Promise<PhotoFault | null> {
    const kept = this.#state.kept.get(uid)
    if (!kept || this.#state.phase !== 'ready') return 'no-room'
    return this.#album.add({ person: kept.person, sheet: uid, label: kept.label }, file, details)
  }

  /** Forgets a photo that the server has, or that it refuses. */
  dropPhoto(id: string): Promise<void> {
    return this.#album.drop(id)
  }

  /** In the form at once; that it is kept is said once it is on the disk. */
  #put(kept: KeptSheet): void {
    this.#set({ kept: new Map(this.#state.kept).set(kept.uid, kept) })
    this.#writes.write(kept.uid, async () => {
      const now = this.#state.kept.get(kept.uid)
      if (!now) return
      await this.#store?.putKept(now)
      this.#set({ onDisk: new Map(this.#state.onDisk).set(kept.uid, now) })
    })
  }

  /** When everything typed is on the disk. */
  settled(): Promise<void> {
    return this.#writes.settled()
  }
}

function faultOf({ kind }: Reply<unknown>): CarryFault {
  if (kind === 'logged-out' || kind === 'gone') return kind
  return kind === 'refused' ? 'statement' : 'unreachable'
}
