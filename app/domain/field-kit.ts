import type { EvidenceItem } from './dossiers'
import type { Instrument } from './instrument'
import type { Locale } from './locale'
import type { Indicator } from './observations'
import type { Claim } from './self-assessment'
import type { SheetContent } from './sheet-input'
import type { Zone } from './time'
import type { Totalling } from './totalling'

/** One stage as a judge's device carries it: what its sheets ask, and which they are. */
export interface FieldStage {
  person: { uid: string; name: string }
  locale: Locale
  /** When the server handed it out. */
  at: string
  competition: { slug: string; name: string; zone: Zone }
  stage: { code: string; name: string; opensAt: string | null; closesAt: string | null }
  instrument: Instrument
  totalling: Totalling
  tasks: { uid: string; label: string; place: string }[]
}

/** What the server has of a sheet. */
export interface StoredSheet {
  content: SheetContent
  version: number
  /** Number of what was sent last; 0 before the first. */
  revision: number
  /** What was sent last counts; otherwise changed criteria ask for it anew. */
  counts: boolean
  /** It differs from what was sent last, or nothing was sent yet. */
  draft: boolean
  /** Changes with the dossiers that are judged. */
  dossierStamp: string
}

/** One entry as a judge's device carries it. */
export interface FieldSheet extends StoredSheet {
  uid: string
  holds: readonly string[] | null
  claims: Readonly<Record<string, Claim>>
  /** What a field visit looks at; empty in other stages. */
  indicators: readonly Indicator[]
  verified: Readonly<Record<string, { mark: number; reason: string }>>
  offered: readonly EvidenceItem[]
  /** The dossiers as markup, with the addresses of their pictures. */
  reading: string
}

/** What became of a sheet that a device sent. */
export type SyncAnswer =
  /** The draft is on disk; `problems` name the marks that could not be taken into it. */
  | { outcome: 'saved'; version: number; savedAt: string; problems: FieldProblem[] }
  | { outcome: 'received'; version: number; revision: number; receivedAt: string }
  /** Another tab or device stored something else meanwhile. */
  | { outcome: 'clash'; stored: StoredSheet }
  /** It cannot be submitted as it is. */
  | { outcome: 'wrong'; problems: FieldProblem[] }
  /** The stage is over; a finished sheet waits for the chair's decision since `keptAt`. */
  | { outcome: 'late'; keptAt: string | null }
  /** The stage has not begun, or its criteria or the dossier are not ready: nothing is taken for now. */
  | { outcome: 'early' }

export interface FieldProblem {
  field: string
  message: string
}
