import { TITLE_FIELD } from './dossiers'
import type { Form } from './fields/form'
import type { Instrument } from './instrument'
import { levelOf, type NamedRegion } from './regions'
import {
  type Category,
  type Rules,
  type Stage,
  type StageKind,
  type Tier,
  withProposalClosing,
} from './rules'
import type { TieBreak } from './tie-breaks'
import type { Totalling } from './totalling'
import { zoneOf } from './zones'

/** A stage of a shipped instrument; what its source leaves open is null. */
export interface StageModel {
  code: string
  name: { id: string }
  kind: StageKind
  weight: string | null
  maximum: string | null
  instrument: Instrument
  totalling: Totalling
}

/** The four answers from which a competition *Sederhana* is made, and the name that it goes by. */
export interface SimpleAnswers {
  name: string
  year: number
  hostRegion: NamedRegion
  unit: Rules['unit']
  wardKind: Rules['wardKind']
  forms: readonly Form[]
  /** Kinds of stage in order; empty takes the stages of the instrument. */
  stageKinds: readonly StageKind[]
  /** Stages and tie-breaks of the chosen instrument; null to begin with empty ones. */
  instrument: { stages: readonly StageModel[]; tieBreaks: readonly TieBreak[] } | null
  closesAt: string
}

const STAGE_NAMES: Record<StageKind, string> = {
  administration: 'Seleksi administrasi',
  proposal: 'Penilaian proposal',
  presentation: 'Paparan',
  field: 'Klarifikasi lapangan',
  plenary: 'Rapat pleno',
}

const STATEMENT =
  'Saya menilai dengan jujur, berdasarkan ketentuan penilaian dan bukti dukung, tanpa memihak. Saya tidak ' +
  'memiliki hubungan keluarga, pekerjaan, atau kepentingan lain dengan peserta yang saya nilai. Bila ada, saya ' +
  'menyatakannya dan tidak ikut menilai peserta itu. Saya menjaga kerahasiaan nilai sampai hasilnya diumumkan.'

export const DEFAULT_TIE_BREAKS: readonly TieBreak[] = [
  { kind: 'criterion-weight-descending' },
  { kind: 'lower-median' },
  { kind: 'plenary' },
]

const TIERS_BY_LEVEL: Record<string, Tier> = {
  nasional: 'nasional',
  regional: 'regional',
  provinsi: 'provinsi',
  kabupaten: 'kota',
  kota: 'kota',
  kecamatan: 'kecamatan',
}

/** The tier at which a region can host a competition; null for a ward or no region. */
export const tierOf = (code: string): Tier | null => TIERS_BY_LEVEL[levelOf(code) ?? ''] ?? null

export const emptyInstrument = (): Instrument => ({ weighting: 'absolute', weightSum: '100', criteria: [] })

/** A stage of that kind with nothing special: everybody scores everything, neither blind nor sealed. */
export function plainStage(code: string, kind: StageKind, model?: StageModel): Stage {
  return {
    code,
    name: model?.name.id ?? STAGE_NAMES[kind],
    kind,
    judgeLabel: 'juri',
    opensAt: null,
    closesAt: null,
    partition: 'whole',
    conflictLevel: 'kelurahan',
    sealed: false,
    blind: false,
    assignment: 'all',
    instrument: model?.instrument ?? emptyInstrument(),
    totalling: model?.totalling ?? {
      contribution: 'hundred',
      order: 'sheets-first',
      aggregate: { kind: 'mean' },
      rounding: [],
      minimumSheets: 1,
    },
    combination:
      kind === 'plenary' && !model
        ? null
        : { weight: model?.weight ?? '', maximum: model ? model.maximum : '100' },
    advance: null,
  }
}

/** A competition from four answers. What the instrument leaves open stays open. */
export function simpleRules(answers: SimpleAnswers): Rules {
  const { name, year, hostRegion, unit, wardKind, closesAt } = answers
  return {
    schema: 1,
    ...{ name, year, unit, wardKind },
    tier: tierOf(hostRegion.code) ?? 'kota',
    hostRegion: { code: hostRegion.code, name: hostRegion.name },
    zone: zoneOf(hostRegion.code),
    submission: {
      opensAt: null,
      closesAt,
      release: 'either',
      entriesPerWard: 'one_per_category',
      uploadGrace: 15,
    },
    categories: answers.forms.map(categoryOf),
    stages: withProposedTimes(countAlone(chooseStages(answers)), closesAt),
    finalRounding: null,
    tieBreaks: [...(answers.instrument?.tieBreaks ?? DEFAULT_TIE_BREAKS)],
    awards: [1, 2, 3].map((rank) => ({
      code: `juara-${rank}`,
      name: `Juara ${rank}`,
      rank,
      per: 'whole' as const,
    })),
    independenceStatement: STATEMENT,
  }
}

/** A form to begin with: one section that asks for the title, by which the dossier is named. */
export const plainForm = (code: string, name: string): Form => ({
  code,
  name: { id: name, en: name },
  description: { id: `Formulir kategori ${name}.`, en: `Form of the category ${name}.` },
  sections: [{ code: 'tentang-inovasi', name: { id: 'Tentang inovasi', en: 'About the innovation' } }],
  fields: [
    {
      code: TITLE_FIELD,
      section: 'tentang-inovasi',
      type: 'text',
      size: 'short',
      label: { id: 'Judul inovasi', en: 'Title of the innovation' },
      required: true,
      maxChars: 150,
      visibility: 'public',
    },
  ],
  evidence: [],
})

export const categoryOf = (form: Form): Category => ({ code: form.code, name: form.name.id, form })

function chooseStages({ stageKinds, instrument }: SimpleAnswers): Stage[] {
  const models = instrument?.stages ?? []
  if (stageKinds.length === 0)
    return models.length > 0
      ? models.map((model) => plainStage(model.code, model.kind, model))
      : [plainStage('proposal', 'proposal')]
  const [only] = models
  if (stageKinds.length === 1 && models.length === 1 && only)
    return stageKinds.map((kind) => plainStage(only.code, kind, only))
  return stageKinds.map((kind) => {
    const model = models.find((candidate) => candidate.kind === kind)
    return plainStage(model?.code ?? kind, kind, model)
  })
}

/** A single stage counts as it is: its weight is its maximum. */
function countAlone(stages: Stage[]): Stage[] {
  return stages.map((stage) => {
    const { combination } = stage
    if (stages.length > 1 || !combination?.maximum || combination.weight !== '') return stage
    return { ...stage, combination: { ...combination, weight: combination.maximum } }
  })
}

const DAY = 86_400_000
const DAYS_PER_STAGE = 14

/** Stages one after the other, two weeks each, from the end of submission on: proposals to be changed. */
export function withProposedTimes(stages: Stage[], closesAt: string): Stage[] {
  const begin = Date.parse(closesAt) + 60_000
  const at = (days: number, add = 0) => new Date(begin + days * DAY + add).toISOString()
  return stages.map((stage, index) => ({
    ...stage,
    opensAt: at(index * DAYS_PER_STAGE),
    closesAt: at((index + 1) * DAYS_PER_STAGE, -60_000),
  }))
}

/** Last year's rules for a new year: everything but the times. */
export function renewRules(rules: Rules, { name, year }: { name: string; year: number }): Rules {
  const untimed = { opensAt: null, closesAt: null }
  return {
    ...rules,
    ...{ name, year },
    submission: { ...rules.submission, ...untimed },
    ...withProposalClosing(rules, null),
    stages: rules.stages.map((stage) => ({ ...stage, ...untimed })),
  }
}
