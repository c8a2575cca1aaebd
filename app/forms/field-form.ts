import * as z from 'zod/mini'
import { parseDate, parseMonth } from '~/domain/calendar'
import { readDecimal } from '~/domain/decimal-text'
import { money } from '~/domain/fields/money'
import { MOST_ROWS } from '~/domain/fields/rows'
import type { Locale } from '~/domain/locale'
import { line, optionalLine, optionalText, text, ticked } from './fields'

const LABEL = 300
const WORDS = 2000

/** Optional text that `read` understands, or undefined. */
const read = (reader: (text: string) => string | null, kind: string) =>
  z.pipe(
    z.optional(z.string()).check(z.refine((text) => !text || reader(text) !== null, { params: { kind } })),
    z.transform((text) => (text ? (reader(text) ?? undefined) : undefined)),
  )

const optionalCount = (least: number, most: number) =>
  z.pipe(
    z.optional(z.string()).check(
      z.refine((text) => !text || (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most), {
        params: { kind: 'count_between', min: least, max: most },
      }),
    ),
    z.transform((text) => (text ? Number(text) : undefined)),
  )

/** What every field and evidence slot says about itself. */
export const describing = {
  label: line(LABEL),
  labelEn: optionalLine(LABEL),
  help: optionalText(WORDS),
  helpEn: optionalText(WORDS),
  visibility: z.enum(['public', 'panel']),
}
const common = {
  ...describing,
  example: optionalText(WORDS),
  exampleEn: optionalText(WORDS),
  required: ticked,
}

const readRupiah = (locale: Locale) => (text: string) => {
  const field = {
    type: 'money',
    code: 'x',
    section: 'x',
    label: { id: '', en: '' },
    required: false,
  } as const
  const parsed = money.parse(field, text, locale)
  return parsed.ok && money.problems(field, parsed.value).length === 0 ? parsed.value : null
}

const words = optionalCount(1, 100_000)

/** The page of a field of each type, numbers typed in that locale. */
export const fieldForms = (locale: Locale) => ({
  text: z.object({
    ...common,
    ...{ size: z.enum(['short', 'long']), minWords: words, maxWords: words, maxChars: words },
  }),
  number: z.object({
    ...common,
    unit: optionalLine(40),
    unitEn: optionalLine(40),
    min: read((text) => readDecimal(text, locale), 'not_a_number'),
    max: read((text) => readDecimal(text, locale), 'not_a_number'),
    decimals: optionalCount(0, 9),
    concept: optionalLine(60),
  }),
  money: z.object({
    ...common,
    min: read(readRupiah(locale), 'not-rupiah'),
    max: read(readRupiah(locale), 'not-rupiah'),
    concept: optionalLine(60),
  }),
  percent: z.object({
    ...common,
    min: read((text) => readDecimal(text, locale), 'not_a_number'),
    max: read((text) => readDecimal(text, locale), 'not_a_number'),
    decimals: optionalCount(0, 9),
    concept: optionalLine(60),
  }),
  months: z.object({
    ...common,
    min: read(parseMonth, 'not-a-month'),
    max: read(parseMonth, 'not-a-month'),
    ended: ticked,
  }),
  date: z.object({ ...common, min: read(parseDate, 'not_a_date'), max: read(parseDate, 'not_a_date') }),
  choice: z.object({ ...common, options: text(20_000) }),
  choices: z.object({ ...common, options: text(20_000), most: optionalCount(1, 200) }),
  link: z.object(common),
  location: z.object(common),
  rows: z.object({
    ...common,
    columns: optionalText(4000),
    minRows: optionalCount(1, MOST_ROWS),
    maxRows: optionalCount(1, MOST_ROWS),
  }),
})

export type FieldSettings = ReturnType<typeof fieldForms>
export type Describing = z.infer<z.ZodMiniObject<typeof common>>
