import * as z from 'zod/mini'
import { isDecimal } from '~/domain/decimal-text'

/*
 * The shape of an instrument template. A template may be unfinished on purpose: what its source does not publish (a step,
 * a weight, a range) is left out and asked for before a competition opens.
 */

const code = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(60))
const line = z.string().check(z.minLength(1))
const bilingual = z.strictObject({ id: line, en: line })
const decimal = z.string().check(z.refine(isDecimal, 'not a canonical decimal'))

const criterion = z.strictObject({
  code,
  parent: z.nullable(code),
  name: line,
  help: z.optional(line),
  type: z.enum(['group', 'number', 'levels', 'yes-no', 'banded']),
  min: z.optional(decimal),
  max: z.optional(decimal),
  step: z.optional(decimal),
  levels: z.optional(
    z.array(
      z.strictObject({
        value: decimal,
        label: line,
        description: z.optional(line),
        from: z.optional(decimal),
      }),
    ),
  ),
  weight: z.nullable(decimal),
  filledBy: z.literal('judge'),
  required: z.boolean(),
  reason: z.enum(['none', 'optional', 'required']),
})

const stage = z.strictObject({
  code,
  name: bilingual,
  kind: z.enum(['administration', 'proposal', 'presentation', 'field', 'plenary']),
  /** Share in the final total: weight × stage total ÷ maximum. A single stage has its maximum as weight. */
  weight: z.nullable(decimal),
  /** Highest total a sheet can reach; null where the source leaves it open. */
  maximum: z.nullable(decimal),
  instrument: z.strictObject({
    weighting: z.literal('absolute'),
    weightSum: z.nullable(decimal),
    criteria: z.array(criterion).check(z.minLength(1)),
  }),
  totalling: z.strictObject({
    contribution: z.enum(['none', 'hundred', 'maximum']),
    order: z.literal('sheets-first'),
    aggregate: z.strictObject({ kind: z.literal('mean') }),
    rounding: z.tuple([]),
    minimumSheets: z.int().check(z.minimum(1)),
  }),
})

/** One shipped instrument with its stages and tie-break chain. `source` names the document that it comes from. */
export const instrumentTemplateSchema = z.strictObject({
  code,
  name: bilingual,
  source: z.strictObject({ title: line, note: line }),
  stages: z.array(stage).check(z.minLength(1)),
  tieBreaks: z.array(
    z.strictObject({
      kind: z.enum(['criterion-weight-descending', 'lower-median', 'head-to-head', 'plenary']),
    }),
  ),
})

export type InstrumentTemplate = z.infer<typeof instrumentTemplateSchema>
export type StageTemplate = InstrumentTemplate['stages'][number]
