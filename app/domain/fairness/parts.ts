import type { correlationsById, kendallById } from '../statistics/analysis/agreement'
import type { flagsById } from '../statistics/analysis/flags-section'
import type { rankUncertaintyById } from '../statistics/analysis/rank-uncertainty-section'
import type { mfrmById } from '../statistics/analysis/rasch'
import type { additiveById, mixedById } from '../statistics/analysis/severity'
import type { weightTurns } from '../statistics/analysis/weight-turns'
import type { Icc } from '../statistics/icc'
import type { Krippendorff } from '../statistics/krippendorff'
import type { Undefined } from '../statistics/undefined-value'
import type { homeAdvantageById } from './home-flags'
import type { OfficialOrder } from './official-order'

/** Who and what the figures are about; judges, entries and criteria go by these ids everywhere. */
export interface PanelPart {
  judges: { id: string; label: string }[]
  entries: { id: string; label: string; name: string }[]
  criteria: { id: string; name: string }[]
  scale: { min: number; max: number }
  /** Sheets that are in, those that were assigned and are not, and of those in the ones with a mark missing. */
  sheets: number
  missing: number
  incomplete: number
  /** By judge and entry the weighted mean of a sheet; null without one. */
  scores: Record<string, Record<string, number | null>>
  /** Judges hold criteria of their own, so that no two sheets say the same. */
  sectors: boolean
}

export interface AgreementPart {
  icc: Icc
  krippendorff: Krippendorff
  kendallW: ReturnType<typeof kendallById>
  correlations: ReturnType<typeof correlationsById>
}

export interface SeverityPart {
  additive: ReturnType<typeof additiveById>
  mixed: ReturnType<typeof mixedById>
}

export interface CertaintyPart {
  ranks: ReturnType<typeof rankUncertaintyById>
  turns: ReturnType<typeof weightTurns>
  weights: Record<string, string>
}

export interface LateChange {
  judge: string
  entry: string
  at: string
}

export interface FlagsPart {
  marks: ReturnType<typeof flagsById>
  home: ReturnType<typeof homeAdvantageById>
  late: LateChange[]
}

/** What a report is made of, each part computed by itself. */
export interface FairnessParts {
  panel: PanelPart
  /** `grouped`: the list falls into categories or kecamatan that are ranked apart. */
  order: OfficialOrder | Undefined | { grouped: true }
  agreement: AgreementPart
  severity: SeverityPart
  certainty: CertaintyPart
  rasch: ReturnType<typeof mfrmById>
  flags: FlagsPart
}

/** In the order in which they are computed: what the first page needs comes first. */
export const PARTS = ['panel', 'order', 'agreement', 'certainty', 'severity', 'rasch', 'flags'] as const

export type Part = (typeof PARTS)[number]
