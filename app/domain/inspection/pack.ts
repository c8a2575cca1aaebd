/*
 * The inspector's pack: what is in it and under which names. Whoever makes it and whoever checks it read this file, so that
 * they cannot mean different things.
 */

export const PACK_SCHEMA = 1

/** What a file of the pack is; decides what no longer follows when it is not as it was. */
export type PackKind =
  | 'guide'
  | 'guideline'
  | 'rules'
  | 'events'
  | 'rows'
  | 'marks'
  | 'assignments'
  | 'snapshot'
  | 'signature'
  | 'key'
  | 'frozen-marks'
  | 'statistics'
  | 'decree'
  | 'document'
  | 'checklist'
  | 'paper'

export interface PackedFile {
  path: string
  kind: PackKind
  sha256: string
  bytes: number
}

/** A file that the rows name and the pack leaves out. */
export interface LeftOut {
  sha256: string
  why: 'personal' | 'erased'
}

export interface PackManifest {
  schema: typeof PACK_SCHEMA
  competition: { uid: string; slug: string; name: string; zone: string }
  madeAt: string
  software: string
  /** The last event that the pack holds. */
  chain: { uid: string; seq: number; hash: string }
  /** The file with the public key that this manifest is signed with. */
  key: string
  files: PackedFile[]
  leftOut: LeftOut[]
}

/** The files about the others; each stands in `SHA256SUMS`, but for that itself. */
export const MANIFEST = 'MANIFEST.json'
export const MANIFEST_SIGNATURE = 'MANIFEST.sig'
export const SUMS = 'SHA256SUMS'
export const PACK_KEY = 'kunci/kunci-paket.pem'
export const EVENTS = 'rantai/kejadian.jsonl'
export const ROWS = 'rantai/baris.jsonl'
export const MARKS = 'nilai/nilai.csv'
export const ASSIGNMENTS = 'penugasan/penugasan.csv'
export const CHECKLIST = 'pemeriksaan/daftar-periksa.csv'

export const rulesPath = (number: number) => `juknis/ketentuan-${number}.json`
export const resultPath = (number: number, name: string) => `hasil/${number}/${name}`
export const snapshotPath = (number: number) => resultPath(number, 'hasil.json')
export const statisticsPath = (number: number, stage: string) =>
  resultPath(number, `statistik-${stage.replace(/[^A-Za-z0-9_-]/g, '_')}.json`)

/** Tables whose rows the pack holds, with the salts that tie them to the chain. */
export const PACKED_TABLES = [
  'guideline',
  'rules',
  'panel',
  'seat',
  'entry',
  'stage_entry',
  'assignment',
  'scoresheet_revision',
  'filled_marks',
  'official_result',
  'document',
  'inspection_paper',
] as const

export type PackedTable = (typeof PACKED_TABLES)[number]

/** One line of `rantai/kejadian.jsonl`; `body` is the very text that the hash covers. */
export interface PackedEvent {
  seq: number
  hash: string
  body: string
}

/** One line of `rantai/baris.jsonl`: what a commitment covers, without the columns that stand in files of their own. */
export interface PackedRow {
  table: PackedTable
  uid: string
  id: number
  salt: string
  row: Record<string, string | number>
  /** Column and the file whose text it is. */
  parts?: Record<string, string>
}

/** Columns that hold the hash of a file. */
export const FILE_COLUMNS: Partial<Record<PackedTable, readonly string[]>> = {
  guideline: ['blob_sha256'],
  panel: ['decree_sha256'],
  official_result: ['decree_sha256'],
  document: ['generated_sha256', 'signed_sha256'],
  inspection_paper: ['blob_sha256'],
}

/** One line of `SHA256SUMS`, as `sha256sum` writes it. */
export const sumLine = (sha256: string, path: string) => `${sha256}  ${path}\n`
