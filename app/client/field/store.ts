import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { FieldSheet, FieldStage } from '~/domain/field-kit'
import type { KeptPhoto } from '~/domain/kept-photo'
import type { KeptSheet } from '~/domain/kept-sheet'

/** An entry as this device carries it, with the person and the stage that it belongs to. */
export type CarriedSheet = FieldSheet & { person: string; slug: string; stage: string }

/** One stage as this device carries it. */
export type CarriedStage = FieldStage & { key: [person: string, slug: string, stage: string] }

interface Schema extends DBSchema {
  stages: { key: [string, string, string]; value: CarriedStage }
  sheets: { key: [string, string]; value: CarriedSheet }
  kept: { key: [string, string]; value: KeptSheet }
  photos: { key: [string, string]; value: KeptPhoto }
  /** Exactly what is sent of each photo that the server does not have. */
  bytes: { key: [string, string]; value: { person: string; id: string; bytes: ArrayBuffer } }
}

const STORES = ['stages', 'sheets', 'kept', 'photos'] as const
type StoreName = (typeof STORES)[number]

/** A strict transaction is on the disk when it completes, so that a killed browser loses nothing. */
const STRICT = { durability: 'strict' } as const

/** Asks for the disk without waiting for the answers, which a page that is left does not hear. */
async function commit(transaction: { commit(): void; done: Promise<void> }, ...requests: Promise<unknown>[]) {
  transaction.commit()
  await Promise.all([...requests, transaction.done])
}

/** What a judge takes along, on this device's disk; everything is kept by person. */
export interface FieldStore {
  stages(person: string): Promise<CarriedStage[]>
  sheets(person: string): Promise<CarriedSheet[]>
  kept(person: string): Promise<KeptSheet[]>
  photos(person: string): Promise<KeptPhoto[]>
  photoBytes(photo: Pick<KeptPhoto, 'person' | 'id'>): Promise<ArrayBuffer | undefined>
  putStage(stage: CarriedStage): Promise<void>
  putSheet(sheet: CarriedSheet): Promise<void>
  putKept(kept: KeptSheet): Promise<void>
  removeStage(key: CarriedStage['key']): Promise<void>
  removeSheet(person: string, uid: string): Promise<void>
  removeKept(person: string, uid: string): Promise<void>
  /** A photo with what is to be sent of it, both or neither; without `bytes` these stay as they are, with null they go. */
  putPhoto(photo: KeptPhoto, bytes?: ArrayBuffer | null): Promise<void>
  removePhoto(photo: Pick<KeptPhoto, 'person' | 'id'>): Promise<void>
}

/** @throws when the browser has no storage to give (a private window, a full disk) */
export async function openFieldStore(): Promise<FieldStore> {
  let db: IDBPDatabase<Schema> | undefined
  const opened = await openDB<Schema>('sinilai-luring', 2, {
    upgrade: (fresh, version) => {
      if (version < 1) {
        fresh.createObjectStore('stages', { keyPath: 'key' })
        fresh.createObjectStore('sheets', { keyPath: ['person', 'uid'] })
        fresh.createObjectStore('kept', { keyPath: ['person', 'uid'] })
      }
      fresh.createObjectStore('photos', { keyPath: ['person', 'id'] })
      fresh.createObjectStore('bytes', { keyPath: ['person', 'id'] })
    },
    // A later version of this page in another tab waits for no one.
    blocking: () => db?.close(),
  })
  db = opened
  const put = async <S extends StoreName>(name: S, value: Schema[S]['value']) => {
    const transaction = opened.transaction(name, 'readwrite', STRICT)
    await commit(transaction, transaction.store.put(value))
  }
  const remove = async <S extends StoreName>(name: S, key: Schema[S]['key']) => {
    const transaction = opened.transaction(name, 'readwrite', STRICT)
    await commit(transaction, transaction.store.delete(key))
  }
  const all = <S extends StoreName>(name: S, person: string): Promise<Schema[S]['value'][]> =>
    opened.getAll(name, IDBKeyRange.bound([person], [person, []]))
  return {
    stages: (person) => all('stages', person),
    sheets: (person) => all('sheets', person),
    kept: (person) => all('kept', person),
    photos: (person) => all('photos', person),
    photoBytes: async ({ person, id }) => (await opened.get('bytes', [person, id]))?.bytes,
    putStage: (stage) => put('stages', stage),
    putSheet: (sheet) => put('sheets', sheet),
    putKept: (kept) => put('kept', kept),
    removeStage: (key) => remove('stages', key),
    removeSheet: (person, uid) => remove('sheets', [person, uid]),
    removeKept: (person, uid) => remove('kept', [person, uid]),
    putPhoto: async (photo, bytes) => {
      const { person, id } = photo
      const transaction = opened.transaction(['photos', 'bytes'], 'readwrite', STRICT)
      const writes: Promise<unknown>[] = [transaction.objectStore('photos').put(photo)]
      if (bytes === null) writes.push(transaction.objectStore('bytes').delete([person, id]))
      else if (bytes) writes.push(transaction.objectStore('bytes').put({ person, id, bytes }))
      await commit(transaction, ...writes)
    },
    removePhoto: async ({ person, id }) => {
      const transaction = opened.transaction(['photos', 'bytes'], 'readwrite', STRICT)
      const photos = transaction.objectStore('photos').delete([person, id])
      await commit(transaction, photos, transaction.objectStore('bytes').delete([person, id]))
    },
  }
}
