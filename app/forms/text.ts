import * as z from 'zod/mini'
import { isDate } from '~/domain/calendar'
import { isLine, isText } from './characters'

/** A line that must be filled in. */
export const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), isLine)

/** Text of several lines that must be filled in. */
export const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), isText)

/** A line that may stay empty or away, which gives null. */
export const optionalLine = (max: number) =>
  z.pipe(
    z._default(z.string().check(z.trim(), z.maxLength(max), isLine), ''),
    z.transform((typed: string) => (typed === '' ? null : typed)),
  )

/** The same for text of several lines. */
export const optionalText = (max: number) =>
  z.pipe(
    z._default(z.string().check(z.trim(), z.maxLength(max), isText), ''),
    z.transform((typed: string) => (typed === '' ? null : typed)),
  )

/** As `optionalLine`, of a certain form; `kind` names the problem otherwise. */
export const optionalMatch = (pattern: Pick<RegExp, 'test'>, kind: string) =>
  z.pipe(
    z._default(
      z.string().check(
        z.trim(),
        z.maxLength(200),
        z.refine((text) => text === '' || pattern.test(text), { params: { kind } }),
      ),
      '',
    ),
    z.transform((text: string) => (text === '' ? null : text)),
  )

/** A day of the calendar, `YYYY-MM-DD`, or null: 30 February is none. */
export const optionalDate = optionalMatch({ test: isDate }, 'bad_date')
