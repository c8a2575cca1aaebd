import * as z from 'zod/mini'
import { isDate } from '../calendar'
import { compareDecimals, isDecimal } from '../decimal-text'
import { type EvidenceSlot, evidenceTypes } from './form'
import type { Field } from './types'

/*
 * The shape of fields and evidence slots, for templates, the builder and imports. Kept apart from the field types so that
 * a page on which a team writes loads none of it.
 */

/** What a check of our own says: English for logs, `kind` for the sentence that a person reads. */
export const fault = (kind: string, error: string) => ({ error, params: { kind } })

const minimumAboveMaximum = fault('minimum_above_maximum', 'a minimum above its maximum')

/** A code of a form, section, field or option: stable across versions, used in addresses and column names. */
export const code = z.string().check(
  z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  z.maxLength(60),
  // Answers are kept in plain objects by code, which have this property from the start.
  z.refine((text) => text !== 'constructor', fault('invalid', 'a reserved code')),
)
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))
export const bilingual = z.strictObject({ id: line, en: line })
const decimal = z.string().check(z.refine(isDecimal, 'not a canonical decimal'))
const rupiah = z.string().check(z.regex(/^(?:0|[1-9]\d*)$/))
const date = z.string().check(z.refine(isDate, 'not a date'))
const limit = z.int().check(z.minimum(1), z.maximum(100_000))
const visibility = z.enum(['public', 'panel'])
const concept = z.nullable(z.strictObject({ code, unit: z.string().check(z.minLength(1), z.maxLength(40)) }))

const when = z.strictObject({ field: code, in: z.array(code).check(z.minLength(1)) })

const base = {
  code,
  section: code,
  label: bilingual,
  help: z.optional(bilingual),
  example: z.optional(bilingual),
  required: z.boolean(),
  visibility: z.optional(visibility),
  when: z.optional(when),
}

const text = z.strictObject({
  ...base,
  type: z.literal('text'),
  size: z.enum(['short', 'long']),
  minWords: z.optional(limit),
  maxWords: z.optional(limit),
  maxChars: z.optional(limit),
})
const number = z.strictObject({
  ...base,
  type: z.literal('number'),
  unit: z.optional(bilingual),
  min: z.optional(decimal),
  max: z.optional(decimal),
  decimals: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  concept: z.optional(concept),
})
const money = z.strictObject({
  ...base,
  type: z.literal('money'),
  min: z.optional(rupiah),
  max: z.optional(rupiah),
  concept: z.optional(concept),
})
const day = z.strictObject({
  ...base,
  type: z.literal('date'),
  min: z.optional(date),
  max: z.optional(date),
})
const choice = z.strictObject({
  ...base,
  type: z.literal('choice'),
  options: z.array(z.strictObject({ code, label: bilingual })).check(
    z.minLength(2),
    z.refine((options) => areUnique(options), fault('option_twice', 'two options with one code')),
  ),
})
const link = z.strictObject({ ...base, type: z.literal('link') })

/** One field. */
export const fieldSchema: z.ZodMiniType<Field> = z
  .discriminatedUnion('type', [text, number, money, day, choice, link])
  .check(z.refine((field) => hasOrderedLimits(field), minimumAboveMaximum))

/** One evidence slot. */
export const slotSchema: z.ZodMiniType<EvidenceSlot> = z
  .strictObject({
    code,
    label: bilingual,
    help: z.optional(bilingual),
    accept: z.array(z.enum(evidenceTypes)).check(z.minLength(1)),
    minFiles: z.int().check(z.minimum(0), z.maximum(100)),
    maxFiles: z.int().check(z.minimum(1), z.maximum(100)),
    visibility: z.optional(visibility),
    when: z.optional(when),
  })
  .check(z.refine(({ minFiles, maxFiles }) => minFiles <= maxFiles, minimumAboveMaximum))

export function areUnique(items: readonly { code: string }[]): boolean {
  return new Set(items.map(({ code }) => code)).size === items.length
}

function hasOrderedLimits(field: Field): boolean {
  switch (field.type) {
    case 'text':
      return (field.minWords ?? 0) <= (field.maxWords ?? Number.POSITIVE_INFINITY)
    case 'number':
    case 'money':
      return field.min === undefined || field.max === undefined || compareDecimals(field.min, field.max) <= 0
    case 'date':
      return field.min === undefined || field.max === undefined || field.min <= field.max
    default:
      return true
  }
}
