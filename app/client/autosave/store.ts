import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Entries } from '~/forms/save-answer'

/** A unit on this device that the server has not confirmed. */
export interface Kept {
  /** The page that writes it: two tabs never overwrite one another. */
  page: string
  person: string
  dossier: string
  key: string
  /** Address of the section it stands in. */
  path: string
  base: number
  entries: Entries
  /** A request whose answer never came: it is repeated as it was before anything newer. */
  sent: { base: number; entries: Entries } | null
  at: number
}

interface Schema extends DBSchema {
  drafts: { key: [string, string, string, string]; value: Kept }
}

/** What is typed, on this device's disk until the server has it. */
export interface Store {
  put(kept: Kept): Promise<void>
  remove(kept: Pick<Kept, 'page' | 'person' | 'dossier' | 'key'>): Promise<void>
  list(person: string, dossier: string): Promise<Kept[]>
}

const DRAFTS = 'drafts'
/** A strict transaction is on the disk when it completes, so that a killed browser loses nothing. */
const STRICT = { durability: 'strict' } as const

/** @throws when the browser has no storage to give (a private window, a full disk) */
export async function openStore(): Promise<Store> {
  const db: IDBPDatabase<Schema> = await openDB<Schema>('sinilai', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore(DRAFTS, { keyPath: ['person', 'dossier', 'key', 'page'] })
    },
  })
  const write = async (work: (drafts: ReturnType<typeof storeOf>) => Promise<unknown>) => {
    const transaction = db.transaction(DRAFTS, 'readwrite', STRICT)
    await Promise.all([work(transaction.store), transaction.done])
  }
  const storeOf = () => db.transaction(DRAFTS, 'readwrite', STRICT).store
  return {
    put: (kept) => write((drafts) => drafts.put(kept)),
    remove: ({ person, dossier, key, page }) =>
      write((drafts) => drafts.delete([person, dossier, key, page])),
    list: (person, dossier) => db.getAll(DRAFTS, IDBKeyRange.bound([person, dossier], [person, dossier, []])),
  }
}
