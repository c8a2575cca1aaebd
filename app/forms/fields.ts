import * as z from 'zod/mini'
import { isDate } from '~/domain/calendar'
import { toInstant, toLocal, type Zone } from '~/domain/time'
import { isLine, isText } from './characters'

/*
 * Parts that forms are made of: each takes what stands in an input, as text, and gives a typed value.
 */

/** Text that must be there, at most so long. */
export const line = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest), isLine)
/** The same of several lines. */
export const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest), isText)
/** Text that may be empty. */
export const optionalLine = (longest: number) =>
  z.pipe(
    z.optional(z.string().check(z.maxLength(longest), isLine)),
    z.transform((typed) => typed ?? ''),
  )
/** The same of several lines. */
export const optionalText = (longest: number) =>
  z.pipe(
    z.optional(z.string().check(z.maxLength(longest), isText)),
    z.transform((typed) => typed ?? ''),
  )

export const integer = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(least), z.maximum(most))),
  )

const LOCAL = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/
const isLocal = (text: string) => LOCAL.test(text) && isDate(text.slice(0, 10))

/** `2026-03-31T23:59`, on the wall clock of the competition's zone. */
export const localTime = z
  .string()
  .check(z.minLength(1), z.refine(isLocal, { params: { kind: 'not_a_time' } }))
/** The same, or null for none. */
export const optionalLocalTime = z.pipe(
  z
    .optional(z.string())
    .check(z.refine((text) => !text || isLocal(text), { params: { kind: 'not_a_time' } })),
  z.transform((text) => text || null),
)

/** The instant of a local time; null stays null. */
export const instantAt = <T extends string | null>(local: T, zone: Zone): T =>
  (local === null ? null : toInstant({ date: local.slice(0, 10), time: local.slice(11) }, zone)) as T

/** The other way: `2025-02-28T23:59`, what a box for a local time holds. */
export function localText(at: string, zone: Zone): string {
  const { date, time } = toLocal(at, zone)
  return `${date}T${time.replace('.', ':')}`
}

const TYPED_DECIMAL = /^[-−]?\d{1,12}([.,]\d{1,9})?$/

/** Canonical decimal text of what was typed, with either mark: `07,50` → `7.5`. */
function canonical(typed: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([-−]?)0*(\d+?)(?:[.,](\d*?)0*)?$/.exec(typed) ?? []
  const size = fraction === '' ? whole : `${whole}.${fraction}`
  return size === '0' ? size : (sign && '-') + size
}

const isTypedDecimal = (text: string) => TYPED_DECIMAL.test(text)
const notDecimal = { params: { kind: 'not_a_number' } }

export const decimalInput = z.pipe(
  z.string().check(z.minLength(1), z.refine(isTypedDecimal, notDecimal)),
  z.transform(canonical),
)
/** Canonical decimal text, or null for none. */
export const optionalDecimal = z.pipe(
  z.optional(z.string()).check(z.refine((text) => !text || isTypedDecimal(text), notDecimal)),
  z.transform((text) => (text ? canonical(text) : null)),
)

/** A checkbox: there when ticked. */
export const ticked = z.pipe(
  z.optional(z.string()),
  z.transform((text) => text !== undefined && text !== ''),
)
