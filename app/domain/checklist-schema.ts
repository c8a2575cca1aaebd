import * as z from 'zod/mini'
import { MOST_CHECK_ITEMS, MOST_CHECK_MONTHS, MOST_CHECK_YEARS } from './checklist'

const base = {
  code: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(60)),
  text: z.string().check(z.minLength(1), z.maxLength(500)),
  place: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
}
const upTo = (most: number) => z.int().check(z.minimum(1), z.maximum(most))

const item = z.union([
  z.strictObject({ ...base, kind: z.enum(['manual', 'documents', 'one_per_ward']) }),
  z.strictObject({ ...base, kind: z.literal('age'), months: upTo(MOST_CHECK_MONTHS) }),
  z.strictObject({ ...base, kind: z.literal('former_winner'), years: upTo(MOST_CHECK_YEARS) }),
])

const differ = (items: readonly { code: string }[]) =>
  new Set(items.map(({ code }) => code)).size === items.length

/** A checklist as it stands in rules and in shipped files: at least one item, no two of one code. */
export const checklistSchema = z
  .array(item)
  .check(z.minLength(1), z.maxLength(MOST_CHECK_ITEMS), z.refine(differ))
