import * as z from 'zod/mini'
import { isDate, isMonth } from '../calendar'
import { compareDecimals, isDecimal } from '../decimal-text'
import { type EvidenceSlot, evidenceTypes } from './form'
import { MOST_ROWS } from './rows'
import type { Column, Field } from './types'

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

/** What columns and fields have. */
const common = { code, label: bilingual, help: z.optional(bilingual), required: z.boolean() }
/** What only a field of its own has. */
const placed = {
  section: code,
  example: z.optional(bilingual),
  visibility: z.optional(visibility),
  when: z.optional(when),
}

const text = {
  ...common,
  type: z.literal('text'),
  size: z.enum(['short', 'long']),
  minWords: z.optional(limit),
  maxWords: z.optional(limit),
  maxChars: z.optional(limit),
}
const number = {
  ...common,
  type: z.literal('number'),
  unit: z.optional(bilingual),
  min: z.optional(decimal),
  max: z.optional(decimal),
  decimals: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  concept: z.optional(concept),
}
const money = {
  ...common,
  type: z.literal('money'),
  min: z.optional(rupiah),
  max: z.optional(rupiah),
  concept: z.optional(concept),
}
const day = {
  ...common,
  type: z.literal('date'),
  min: z.optional(date),
  max: z.optional(date),
}
const options = z.array(z.strictObject({ code, label: bilingual })).check(
  z.minLength(2),
  z.maxLength(200),
  z.refine((list) => areUnique(list), fault('option_twice', 'two options with one code')),
)
const choice = {
  ...common,
  type: z.literal('choice'),
  options,
}
const percent = {
  ...common,
  type: z.literal('percent'),
  min: z.optional(decimal),
  max: z.optional(decimal),
  decimals: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  concept: z.optional(concept),
}

/** One column of a field of rows. */
export const columnSchema: z.ZodMiniType<Column> = z
  .discriminatedUnion('type', [
    z.strictObject(text),
    z.strictObject(number),
    z.strictObject(money),
    z.strictObject(percent),
    z.strictObject(day),
    z.strictObject(choice),
  ])
  .check(z.refine((column) => hasOrderedLimits(column), minimumAboveMaximum))

const month = z.string().check(z.refine(isMonth, 'not a month'))
const months = {
  ...common,
  type: z.literal('months'),
  min: z.optional(month),
  max: z.optional(month),
  ended: z.optional(z.boolean()),
}
const choices = {
  ...common,
  type: z.literal('choices'),
  options,
  most: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
}
const link = { ...common, type: z.literal('link') }
const location = { ...common, type: z.literal('location') }
const rowLimit = z.int().check(z.minimum(1), z.maximum(MOST_ROWS))
const rows = {
  ...common,
  type: z.literal('rows'),
  columns: z.array(columnSchema).check(
    z.minLength(1),
    z.maxLength(12),
    z.refine((columns) => areUnique(columns), fault('column_twice', 'two columns with one code')),
  ),
  minRows: z.optional(rowLimit),
  maxRows: z.optional(rowLimit),
}

/** One field. */
export const fieldSchema: z.ZodMiniType<Field> = z
  .discriminatedUnion('type', [
    z.strictObject({ ...placed, ...text }),
    z.strictObject({ ...placed, ...number }),
    z.strictObject({ ...placed, ...money }),
    z.strictObject({ ...placed, ...percent }),
    z.strictObject({ ...placed, ...day }),
    z.strictObject({ ...placed, ...months }),
    z.strictObject({ ...placed, ...choice }),
    z.strictObject({ ...placed, ...choices }),
    z.strictObject({ ...placed, ...link }),
    z.strictObject({ ...placed, ...location }),
    z.strictObject({ ...placed, ...rows }),
  ])
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

function hasOrderedLimits(field: Field | Column): boolean {
  switch (field.type) {
    case 'text':
      return (field.minWords ?? 0) <= (field.maxWords ?? Number.POSITIVE_INFINITY)
    case 'number':
    case 'money':
    case 'percent':
      return field.min === undefined || field.max === undefined || compareDecimals(field.min, field.max) <= 0
    case 'date':
    case 'months':
      return field.min === undefined || field.max === undefined || field.min <= field.max
    case 'rows':
      return (field.minRows ?? 0) <= (field.maxRows ?? MOST_ROWS)
    default:
      return true
  }
}
