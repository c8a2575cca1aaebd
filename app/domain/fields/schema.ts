import * as z from 'zod/mini'
import { isDate } from '../calendar'
import { compareDecimals, isDecimal } from '../decimal-text'
import { type EvidenceSlot, evidenceTypes, type Form } from './form'
import type { Condition, Field } from './types'

/*
 * The shape of a form definition, for templates, the builder and imports. Kept apart from the field types so that a page
 * on which a team writes loads none of it.
 */

/** A code of a form, section, field or option: stable across versions, used in addresses and column names. */
const code = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(60))
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))
const bilingual = z.strictObject({ id: line, en: line })
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
    z.refine((options) => areUnique(options), 'two options with one code'),
  ),
})
const link = z.strictObject({ ...base, type: z.literal('link') })

/** One field. */
export const fieldSchema: z.ZodMiniType<Field> = z
  .discriminatedUnion('type', [text, number, money, day, choice, link])
  .check(z.refine((field) => hasOrderedLimits(field), 'a minimum above its maximum'))

const slot: z.ZodMiniType<EvidenceSlot> = z
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
  .check(z.refine(({ minFiles, maxFiles }) => minFiles <= maxFiles, 'a minimum above its maximum'))

/** A whole form: every code once, every field in a section that exists, no section empty. */
export const formSchema: z.ZodMiniType<Form> = z
  .strictObject({
    code,
    name: bilingual,
    description: bilingual,
    sections: z.array(z.strictObject({ code, name: bilingual })).check(z.minLength(1)),
    fields: z.array(fieldSchema).check(z.minLength(1)),
    evidence: z.array(slot),
  })
  .check(
    z.refine(({ sections }) => areUnique(sections), 'two sections with one code'),
    z.refine(({ fields, evidence }) => areUnique([...fields, ...evidence]), 'two fields with one code'),
    z.refine(
      ({ sections, fields }) => fields.every(({ section }) => sections.some(({ code }) => code === section)),
      'a field in a section that does not exist',
    ),
    z.refine(
      ({ sections, fields }) => sections.every(({ code }) => fields.some(({ section }) => section === code)),
      'a section without fields',
    ),
    z.refine(
      ({ fields, evidence }) => [...fields, ...evidence].every((item) => hasKnownCondition(item, fields)),
      'a condition on a choice that does not exist',
    ),
  )

function areUnique(items: readonly { code: string }[]): boolean {
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

/** A condition must hang on an option of a choice that is itself always asked, so that conditions never form a chain. */
function hasKnownCondition({ when }: { when?: Condition }, fields: readonly Field[]): boolean {
  if (when === undefined) return true
  const asked = fields.find(({ code }) => code === when.field)
  return (
    asked?.type === 'choice' &&
    asked.when === undefined &&
    when.in.every((option) => asked.options.some(({ code }) => code === option))
  )
}
