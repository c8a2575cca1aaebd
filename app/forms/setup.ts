import * as z from 'zod/mini'
import { DISAGREEMENT_PER } from '~/domain/disagreement'
import { ABSENCES, CONFLICT_LEVELS, LONGEST_UPLOAD_GRACE, STAGE_KINDS, TIERS } from '~/domain/rules'
import { MATERIAL_KINDS } from '~/domain/stage-materials'
import {
  integer,
  line,
  localTime,
  optionalDecimal,
  optionalLine,
  optionalLocalTime,
  optionalText,
  text,
  ticked,
} from './fields'
import { MEETING_FIELDS } from './plenary'

const year = integer(2000, 2200)
const unit = z.enum(['innovation', 'kelurahan'])
const wardKind = z.enum(['kelurahan', 'desa', 'both'])

/** The four questions of a new competition. */
export const newCompetitionForm = z.object({
  name: line(200),
  year,
  hostRegion: line(20),
  unit,
  wardKind,
  forms: z.array(z.string()).check(z.minLength(1)),
  stages: z.array(z.enum(STAGE_KINDS)),
  instrument: optionalLine(60),
  setup: optionalLine(60),
  closesAt: localTime,
})

export const cloneForm = z.object({ name: line(200), year })

export const basicsForm = z.object({
  name: line(200),
  year,
  /** Left out where it cannot change any more. */
  hostRegion: z.optional(line(20)),
  tier: z.enum(TIERS),
  zone: z.enum(['WIB', 'WITA', 'WIT']),
  unit,
  wardKind,
  opensAt: optionalLocalTime,
  closesAt: optionalLocalTime,
  release: z.enum(['account', 'statement', 'either']),
  entriesPerWard: z.enum(['one_per_category', 'one']),
  uploadGrace: integer(0, LONGEST_UPLOAD_GRACE),
  independenceStatement: text(5000),
})

const ROUNDING_MODES = ['half-up', 'half-even', 'down', 'up'] as const
export const ROUNDING_PLACES = ['mark-product', 'sheet', 'panel', 'stage'] as const
const digits = z.pipe(
  z
    .optional(z.string())
    .check(z.refine((text) => !text || /^(10|\d)$/.test(text), { params: { kind: 'invalid' } })),
  z.transform((text) => (text ? Number(text) : null)),
)

const materialKind = z.optional(z.enum(MATERIAL_KINDS))

/** Rows of materials on the page of a stage. */
export const MATERIAL_ROWS = [1, 2, 3] as const

/** Everything about a stage but its instrument. */
export const stageForm = z.object({
  name: line(200),
  judgeLabel: line(60),
  opensAt: optionalLocalTime,
  closesAt: optionalLocalTime,
  partition: z.enum(['whole', 'kecamatan']),
  conflictLevel: z.enum(CONFLICT_LEVELS),
  assignment: z.enum(['all', 'sector', 'subset']),
  blind: ticked,
  sealed: ticked,
  contribution: z.enum(['none', 'hundred', 'maximum']),
  order: z.enum(['sheets-first', 'criteria-first']),
  aggregate: z.enum(['mean', 'median', 'trimmed', 'sum', 'joint']),
  drop: z.optional(z.string()),
  minimumSheets: integer(1, 100),
  roundingMode: z.enum(ROUNDING_MODES),
  'digits-mark-product': digits,
  'digits-sheet': digits,
  'digits-panel': digits,
  'digits-stage': digits,
  counted: ticked,
  weight: optionalDecimal,
  maximum: optionalDecimal,
  advance: z.enum(['all', 'best', 'threshold']),
  advanceCount: z.optional(z.string()),
  advancePer: z.enum(['whole', 'category', 'kecamatan']),
  advanceTies: z.enum(['together', 'plenary']),
  advanceMinimum: optionalDecimal,
  'material-1': optionalText(200),
  'materialKind-1': materialKind,
  'materialRequired-1': ticked,
  'material-2': optionalText(200),
  'materialKind-2': materialKind,
  'materialRequired-2': ticked,
  'material-3': optionalText(200),
  'materialKind-3': materialKind,
  'materialRequired-3': ticked,
  improves: ticked,
  materialsClosesAt: optionalLocalTime,
  absence: z.enum(ABSENCES),
  gap: optionalDecimal,
  gapPer: z.enum(DISAGREEMENT_PER),
  third: ticked,
})
export type StageForm = z.infer<typeof stageForm>

/** One criterion or group on its own page; `levels` is one per line, `value = label | description`. */
export const criterionForm = z.object({
  code: z.string().check(z.minLength(1), z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u)),
  name: line(300),
  help: optionalText(3000),
  type: z.enum(['group', 'number', 'levels', 'yes-no', 'banded']),
  min: optionalDecimal,
  max: optionalDecimal,
  step: optionalDecimal,
  levels: optionalText(20_000),
  weight: optionalDecimal,
  filledBy: z.enum(['judge', 'team', 'organizer']),
  required: ticked,
  reason: z.enum(['none', 'optional', 'required']),
})
export type CriterionForm = z.infer<typeof criterionForm>

/** `items` are those of a checklist, one a line as described levels are written: `2 = Ada SK | penjelasan`. */
export const newCriterionForm = z.object({
  name: line(300),
  type: z.enum(['group', 'number', 'levels', 'yes-no', 'banded', 'checklist']),
  items: optionalText(20_000),
})

/** Word to all: without a time it is published at once. */
export const announcementForm = z.object({
  title: line(200),
  body: text(10_000),
  publishesAt: optionalLocalTime,
})

export const correctionForm = z.object({
  title: line(200),
  body: text(10_000),
  publishesAt: optionalLocalTime,
  reason: text(1000),
})

export const questionForm = z.object({ text: text(2000) })

export const answerForm = z.object({
  question: text(2000),
  answer: text(10_000),
  /** Of a correction. */
  reason: optionalText(1000),
})

export const scheduleForm = z.object({
  /** `target:bound`. */
  what: z.string().check(z.minLength(1), z.regex(/^@?[a-z0-9.-]+:(opens|closes)$/)),
  newAt: localTime,
  reason: text(1000),
  letterNumber: line(100),
})

/** Why a meeting that was closed is taken up again. */
export const furtherMeetingForm = z.object({ [MEETING_FIELDS.reason]: text(1000) })
