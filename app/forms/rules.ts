import * as z from 'zod/mini'
import { isDate } from '~/domain/calendar'
import { checklistSchema } from '~/domain/checklist-schema'
import { isDecimal } from '~/domain/decimal-text'
import { DISAGREEMENT_PER } from '~/domain/disagreement'
import { draftFormSchema } from '~/domain/fields/schema'
import { SELF_ASSESSMENTS } from '~/domain/instrument'
import {
  ABSENCES,
  CONFLICT_LEVELS,
  LONGEST_CORRECTION,
  LONGEST_OBJECTION_DAYS,
  LONGEST_UPLOAD_GRACE,
  PUBLISHED_PARTS,
  type Rules,
  STAGE_KINDS,
  TIERS,
  UNKNOWN_COUNT,
} from '~/domain/rules'
import { MATERIAL_KINDS, MOST_MATERIALS } from '~/domain/stage-materials'

/*
 * The shape of a whole rules document, for drafts, templates and `competition create FILE.json`. Gaps are
 * allowed (null, '' for a stage's weight, no criteria yet); `checkRules` says which ones keep it from opening.
 */

const code = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(60))
const criterionCode = z.string().check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u))
const line = (longest: number) => z.string().check(z.maxLength(longest))
const decimal = z.string().check(z.refine(isDecimal), z.maxLength(30))
const gap = z.union([z.literal(''), decimal])
const count = z.int().check(z.minimum(1), z.maximum(100_000))
const instant = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  z.refine((text) => isDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))),
)
const correctionDays = z.int().check(z.minimum(1), z.maximum(LONGEST_CORRECTION))
const window = { opensAt: z.nullable(instant), closesAt: z.nullable(instant) }

/** One node of an instrument; a number's range and step, a weight, a list of levels may still be missing. */
export const criterionSchema = z.strictObject({
  code: criterionCode,
  parent: z.nullable(criterionCode),
  name: line(300).check(z.minLength(1)),
  help: z.optional(line(3000)),
  type: z.enum(['group', 'number', 'levels', 'yes-no', 'banded']),
  min: z.optional(decimal),
  max: z.optional(decimal),
  step: z.optional(decimal),
  levels: z.optional(
    z
      .array(
        z.strictObject({
          value: decimal,
          label: line(500).check(z.minLength(1)),
          description: z.optional(line(2000)),
          from: z.optional(decimal),
        }),
      )
      .check(z.maxLength(50)),
  ),
  weight: z.nullable(decimal),
  filledBy: z.enum(['judge', 'team', 'organizer']),
  required: z.boolean(),
  reason: z.enum(['none', 'optional', 'required']),
})

export const instrumentSchema = z.strictObject({
  weighting: z.enum(['absolute', 'relative']),
  weightSum: z.nullable(decimal),
  selfAssessment: z.optional(z.enum(SELF_ASSESSMENTS)),
  criteria: z.array(criterionSchema).check(z.maxLength(2000)),
})

const rounding = z.strictObject({
  at: z.enum(['mark-product', 'sheet', 'panel', 'stage', 'final']),
  digits: z.int().check(z.minimum(0), z.maximum(10)),
  mode: z.enum(['half-up', 'half-even', 'down', 'up']),
})

const totalling = z.strictObject({
  contribution: z.enum(['none', 'hundred', 'maximum']),
  order: z.enum(['sheets-first', 'criteria-first']),
  aggregate: z.union([
    z.strictObject({ kind: z.enum(['mean', 'median', 'sum', 'joint']) }),
    z.strictObject({ kind: z.literal('trimmed'), drop: count }),
  ]),
  rounding: z.array(rounding).check(z.maxLength(5)),
  minimumSheets: count,
})

const advance = z.union([
  z.strictObject({
    kind: z.literal('best'),
    // A draft may not know it yet.
    count: z.int().check(z.minimum(UNKNOWN_COUNT), z.maximum(100_000)),
    per: z.enum(['whole', 'category', 'kecamatan']),
    tiesAtCut: z.enum(['together', 'plenary']),
  }),
  z.strictObject({ kind: z.literal('threshold'), minimum: decimal }),
])

const stage = z.strictObject({
  code,
  name: line(200),
  kind: z.enum(STAGE_KINDS),
  judgeLabel: line(60),
  ...window,
  partition: z.enum(['whole', 'kecamatan']),
  conflictLevel: z.enum(CONFLICT_LEVELS),
  sealed: z.boolean(),
  blind: z.boolean(),
  assignment: z.enum(['all', 'sector', 'subset']),
  instrument: instrumentSchema,
  totalling,
  combination: z.nullable(z.strictObject({ weight: gap, maximum: z.nullable(decimal) })),
  advance: z.nullable(advance),
  materials: z.optional(
    z.strictObject({
      closesAt: z.nullable(instant),
      dossier: z.boolean(),
      items: z
        .array(
          z.strictObject({
            code,
            label: line(200).check(z.minLength(1)),
            kind: z.enum(MATERIAL_KINDS),
            required: z.boolean(),
          }),
        )
        .check(z.maxLength(MOST_MATERIALS)),
    }),
  ),
  absence: z.optional(z.enum(ABSENCES)),
  disagreement: z.optional(
    z.strictObject({ gap: decimal, per: z.enum(DISAGREEMENT_PER), third: z.boolean() }),
  ),
})

const tieBreak = z.union([
  z.strictObject({
    kind: z.enum(['criterion-weight-descending', 'lower-median', 'head-to-head']),
    stage: z.optional(z.nullable(code)),
  }),
  z.strictObject({ kind: z.enum(['later-stage', 'plenary', 'shared']) }),
])

export const rulesSchema: z.ZodMiniType<Rules> = z.strictObject({
  schema: z.literal(1),
  name: line(200).check(z.minLength(1)),
  year: z.int().check(z.minimum(2000), z.maximum(2200)),
  tier: z.enum(TIERS),
  hostRegion: z.strictObject({ code: line(20), name: line(200) }),
  zone: z.enum(['WIB', 'WITA', 'WIT']),
  unit: z.enum(['innovation', 'kelurahan']),
  wardKind: z.enum(['kelurahan', 'desa', 'both']),
  submission: z.strictObject({
    ...window,
    release: z.enum(['account', 'statement', 'either']),
    entriesPerWard: z.enum(['one_per_category', 'one']),
    uploadGrace: z.optional(z.int().check(z.minimum(0), z.maximum(LONGEST_UPLOAD_GRACE))),
    corrections: z.optional(z.strictObject({ days: correctionDays, longest: correctionDays })),
  }),
  kecamatan: z.optional(
    z.union([
      z.strictObject({ way: z.literal('propose'), most: count, closesAt: z.nullable(instant) }),
      z.strictObject({ way: z.literal('score') }),
    ]),
  ),
  categories: z
    .array(z.strictObject({ code, name: line(200), form: draftFormSchema }))
    .check(z.maxLength(50)),
  stages: z.array(stage).check(z.maxLength(20)),
  finalRounding: z.nullable(rounding),
  tieBreaks: z.array(tieBreak).check(z.maxLength(20)),
  awards: z
    .array(
      z.strictObject({
        code,
        name: line(200),
        rank: z.nullable(count),
        per: z.enum(['whole', 'category']),
        prize: z.optional(line(300)),
      }),
    )
    .check(z.maxLength(100)),
  publication: z.optional(z.strictObject({ show: z.enum(PUBLISHED_PARTS) })),
  objections: z.optional(
    z.strictObject({
      stages: z.array(code).check(z.maxLength(20)),
      final: z.boolean(),
      days: z.int().check(z.minimum(1), z.maximum(LONGEST_OBJECTION_DAYS)),
    }),
  ),
  checklist: z.optional(checklistSchema),
  independenceStatement: line(5000),
})
