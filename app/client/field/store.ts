import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { FieldSheet, FieldStage } from '~/domain/field-kit'
import type { KeptSheet } from '~/domain/kept-sheet'

/** An entry as this device carries it, with the person and the stage that it belongs to. */
export type CarriedSheet = FieldSheet & { person: string; slug: string; stage: string }

/** One stage as this device carries it. */
export type CarriedStage = FieldStage & { key: [person: string, slug: string, stage: string] }

interface Schema extends DBSchema {
  stages: { key: [string, string, string]; value: CarriedStage }
  sheets: { key: [string, string]; value: CarriedSheet }
  kept: { key: [string, string]; value: KeptSheet }
}

const STORES = ['stages', 'sheets', 'kept'] as const
type StoreName = (typeof STORES)[number]

/** A strict transaction is on the disk when it completes, so that a killed browser loses nothing. */
const STRICT = { durability: 'strict' } as const

/** What a judge takes along, on this device's disk; everything is kept by person. */
export interface FieldStore {
  stages(person: string): Promise<CarriedStage[]>
  sheets(person: string): Promise<CarriedSheet[]>
  kept(person: string): Promise<KeptSheet[]>
  putStage(stage: CarriedStage): Promise<void>
  putSheet(sheet: CarriedSheet): Promise<void>
  putKept(kept: KeptSheet): Promise<void>
  removeStage(key: CarriedStage['key']): Promise<void>
  removeSheet(person: string, uid: string): Promise<void>
  removeKept(person: string, uid: string): Promise<void>
}

/** @throws when the browser has no storage to give (a private window, a full disk) */
export async function openFieldStore(): Promise<FieldStore> {
  const db: IDBPDatabase<Schema> = await openDB<Schema>('sinilai-luring', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('stages', { keyPath: 'key' })
      fresh.createObjectStore('sheets', { keyPath: ['person', 'uid'] })
      fresh.createObjectStore('kept', { keyPath: ['person', 'uid'] })
    },
  })
  const put = async <S extends StoreName>(name: S, value: Schema[S]['value']) => {
    const transaction = db.transaction(name, 'readwrite', STRICT)
    await Promise.all([transaction.store.put(value), transaction.done])
  }
  const remove = async <S extends StoreName>(name: S, key: Schema[S]['key']) => {
    const transaction = db.transaction(name, 'readwrite', STRICT)
    await Promise.all([transaction.store.delete(key), transaction.done])
  }
  const all = <S extends StoreName>(name: S, person: string): Promise<Schema[S]['value'][]> =>
    db.getAll(name, IDBKeyRange.bound([person], [person, []]))
  return {
    stages: (person) => all('stages', person),
    sheets: (person) => all('sheets', person),
    kept: (person) => all('kept', person),
    putStage: (stage) => put('stages', stage),
    putSheet: (sheet) => put('sheets', sheet),
    putKept: (kept) => put('kept', kept),
    removeStage: (key) => remove('stages', key),
    removeSheet: (person, uid) => remove('sheets', [person, uid]),
    removeKept: (person, uid) => remove('kept', [person, uid]),
  }
}
