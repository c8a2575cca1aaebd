import { canonicalJson } from './canonical-json'
import type { CheckItem } from './checklist'
import type { DisagreementRule } from './disagreement'
import type { Form } from './fields/form'
import type { Instrument } from './instrument'
import { materialsTarget, type StageMaterials } from './stage-materials'
import type { TieBreak } from './tie-breaks'
import type { Zone } from './time'
import type { Combination, Rounding, Totalling } from './totalling'

/*
 * The rules of one competition as one document. A draft may have gaps (null); `checkRules` lists what keeps
 * it from opening. Frozen, its canonical JSON is the numbered rules sheet. Decimals and times are text; times
 * are UTC instants. Codes are stable across versions of the rules.
 */

export const TIERS = ['kecamatan', 'kota', 'provinsi', 'regional', 'nasional'] as const
export type Tier = (typeof TIERS)[number]

export const STAGE_KINDS = ['administration', 'proposal', 'presentation', 'field', 'plenary'] as const
export type StageKind = (typeof STAGE_KINDS)[number]

/** A judge is in territorial conflict with entries of their own region at this level. */
export const CONFLICT_LEVELS = ['none', 'kelurahan', 'kecamatan', 'kota', 'provinsi'] as const
export type ConflictLevel = (typeof CONFLICT_LEVELS)[number]

export interface Category {
  code: string
  name: string
  /** A whole copy of the form, so that dossiers keep rendering with the version they were written with. */
  form: Form
}

export interface Submission {
  opensAt: string | null
  closesAt: string | null
  /** How the penanggung jawab releases a dossier. */
  release: 'account' | 'statement' | 'either'
  /** Wards may have one entry per category, or one in all. */
  entriesPerWard: 'one_per_category' | 'one'
  /** Whole minutes after closing in which an upload begun before may end; rules that say none mean fifteen. */
  uploadGrace?: number
  /** How long teams get for corrections; rules that say nothing mean `CORRECTION_TIME`. */
  corrections?: CorrectionTime
}

/** In whole days from the day on which a dossier is sent back. */
export interface CorrectionTime {
  /** What a checker is offered. */
  days: number
  /** What no checker can go beyond. */
  longest: number
}

export const CORRECTION_TIME: CorrectionTime = { days: 3, longest: 14 }
export const LONGEST_CORRECTION = 90

export const correctionTimeOf = ({ corrections = CORRECTION_TIME }: Submission): CorrectionTime => corrections

export const LONGEST_UPLOAD_GRACE = 120

/** How long after closing an upload that began before may take, in minutes. */
export const uploadGraceOf = ({ uploadGrace = 15 }: Submission): number => uploadGrace

/**
 * What the kecamatan do with dossiers that they found complete. Rules that say nothing: all go on. Else each
 * kecamatan proposes so many entries per category, or a stage of its own scores them within each kecamatan.
 */
export type KecamatanPart = { way: 'propose'; most: number; closesAt: string | null } | { way: 'score' }

export interface Stage {
  code: string
  name: string
  kind: StageKind
  /** What its judges are called: juri, panelis, evaluator. */
  judgeLabel: string
  opensAt: string | null
  closesAt: string | null
  partition: 'whole' | 'kecamatan'
  conflictLevel: ConflictLevel
  sealed: boolean
  blind: boolean
  assignment: 'all' | 'sector' | 'subset'
  instrument: Instrument
  totalling: Totalling
  /** Weight of this stage in the final score; null when it only decides who goes on. */
  combination: Combination | null
  advance: Advance | null
  /** What its entries are asked for beside the dossier; left out where that is nothing. */
  materials?: StageMaterials
  /** What becomes of an entry that does not come; left out where it is out of the competition. */
  absence?: Absence
  /** From where on its judges are said to disagree; left out where nobody looks at that. */
  disagreement?: DisagreementRule
}

/** `minimum`: it stays in the ranking with the least of each criterion. */
export const ABSENCES = ['out', 'minimum'] as const
export type Absence = (typeof ABSENCES)[number]

export const absenceOf = ({ absence = 'out' }: Stage): Absence => absence

/** Stands in a draft for a number of those who go on that has to be asked for; no frozen rules have it. */
export const UNKNOWN_COUNT = 0

export type Advance =
  | {
      kind: 'best'
      count: number
      per: 'whole' | 'category' | 'kecamatan'
      tiesAtCut: 'together' | 'plenary'
    }
  | { kind: 'threshold'; minimum: string }

export interface Award {
  code: string
  name: string
  /** Place that receives it; null when the plenary decides. */
  rank: number | null
  per: 'whole' | 'category'
  /** What the winner gets, in words; left out where the rules do not say. */
  prize?: string
}

/** How much of an announced result everybody reads: who wins or goes on, all places, or all places with marks. */
export const PUBLISHED_PARTS = ['winners', 'ranking', 'marks'] as const
export type PublishedPart = (typeof PUBLISHED_PARTS)[number]

/** Rules that say nothing publish the least. */
export const publishedPart = ({ publication }: Pick<Rules, 'publication'>): PublishedPart =>
  publication?.show ?? 'winners'

/**
 * After whose result teams may object, and how long at least. Rules that say nothing declare every decision final.
 */
export interface ObjectionRules {
  /** Codes of stages whose own result can be objected to. */
  stages: string[]
  /** Whether the final result can be. */
  final: boolean
  /** The fewest whole days of the window; the organizer enters its end. */
  days: number
}

export const LONGEST_OBJECTION_DAYS = 60

export interface Rules {
  schema: 1
  name: string
  year: number
  tier: Tier
  hostRegion: { code: string; name: string }
  zone: Zone
  unit: 'innovation' | 'kelurahan'
  wardKind: 'kelurahan' | 'desa' | 'both'
  submission: Submission
  kecamatan?: KecamatanPart
  categories: Category[]
  stages: Stage[]
  finalRounding: Rounding | null
  tieBreaks: TieBreak[]
  awards: Award[]
  publication?: { show: PublishedPart }
  objections?: ObjectionRules
  /** What is checked of every dossier before it is judged, in order; left out where there is no list. */
  checklist?: CheckItem[]
  /** What the judge signs before the first entry opens. */
  independenceStatement: string
}

export const findStage = (rules: Rules, code: string): Stage | undefined =>
  rules.stages.find((stage) => stage.code === code)

export const findCategory = (rules: Rules, code: string): Category | undefined =>
  rules.categories.find((category) => category.code === code)

/** The kecamatan's part with another closing time of the proposals; nothing where there are none. */
export const withProposalClosing = (
  { kecamatan }: Pick<Rules, 'kecamatan'>,
  closesAt: string | null,
): Pick<Rules, 'kecamatan'> => (kecamatan?.way === 'propose' ? { kecamatan: { ...kecamatan, closesAt } } : {})

/** Whether a stage is a meeting and nothing else: without marks, and without a share in the final score. */
export const isPlenaryOnly = ({ kind, instrument, combination }: Stage): boolean =>
  kind === 'plenary' && instrument.criteria.length === 0 && combination === null

/** A change of the timetable for everyone; later ones win. */
export interface ScheduleChange {
  target: string
  bound: 'opens' | 'closes'
  newAt: string
}

/** Target name of the submission window in schedule changes and extensions; stages go by their code. */
export const SUBMISSION = 'submission'
/** The same of the kecamatan's proposals; no code of a stage begins with `@`. */
export const PROPOSAL = '@proposal'

/** When the kecamatan may propose; null where the rules ask for no proposals. */
export const proposalWindow = ({ kecamatan }: Rules): { opensAt: null; closesAt: string | null } | null =>
  kecamatan?.way === 'propose' ? { opensAt: null, closesAt: kecamatan.closesAt } : null

/** The rules with the schedule changes made since, in the order they were decided. */
export function withSchedule(rules: Rules, changes: readonly ScheduleChange[]): Rules {
  const apply = <T extends { opensAt: string | null; closesAt: string | null }>(
    target: string,
    window: T,
  ): T =>
    changes
      .filter((change) => change.target === target)
      .reduce(
        (result, { bound, newAt }) => ({ ...result, [bound === 'opens' ? 'opensAt' : 'closesAt']: newAt }),
        window,
      )
  const proposal = proposalWindow(rules)
  return {
    ...rules,
    submission: apply(SUBMISSION, rules.submission),
    ...(proposal && withProposalClosing(rules, apply(PROPOSAL, proposal).closesAt)),
    stages: rules.stages.map((stage) => {
      const timed = apply(stage.code, stage)
      const { materials } = timed
      if (!materials) return timed
      const { closesAt } = apply(materialsTarget(stage.code), { opensAt: null, closesAt: materials.closesAt })
      return { ...timed, materials: { ...materials, closesAt } }
    }),
  }
}

/** Whether a sheet scored under one version of a stage still counts under the other. */
export const sameInstrument = (a: Stage, b: Stage): boolean =>
  canonicalJson(a.instrument as never) === canonicalJson(b.instrument as never)
