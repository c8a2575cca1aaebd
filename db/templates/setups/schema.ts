import * as z from 'zod/mini'

/*
 * The shape of an example set-up: how a competition that is known was run, stage by stage. What its source does not say
 * (a criterion, a number, a weight) is null, and asked for before a competition opens.
 */

const code = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(60))
const line = z.string().check(z.minLength(1))
const bilingual = z.strictObject({ id: line, en: line })
const count = z.int().check(z.minimum(1))

const stage = z.strictObject({
  code,
  name: line,
  kind: z.enum(['administration', 'proposal', 'presentation', 'field', 'plenary']),
  assignment: z.enum(['all', 'sector']),
  partition: z.enum(['whole', 'kecamatan']),
  /** Code of a shipped instrument of one stage; null where the criteria are not known. */
  instrument: z.nullable(code),
  /** How many go on; null where all do. */
  advance: z.nullable(
    z.strictObject({ count: z.nullable(count), per: z.enum(['whole', 'category', 'kecamatan']) }),
  ),
  /** Whether it has a share in the final score. */
  counted: z.boolean(),
})

export const setupTemplateSchema = z.strictObject({
  code,
  name: bilingual,
  source: z.strictObject({ title: line, note: line }),
  kecamatan: z.nullable(
    z.union([
      z.strictObject({ way: z.literal('propose'), most: count }),
      z.strictObject({ way: z.literal('score') }),
    ]),
  ),
  stages: z.array(stage).check(z.minLength(1)),
})

export type SetupTemplate = z.infer<typeof setupTemplateSchema>
