import * as z from 'zod/mini'
import type { Problem } from '~/domain/errors'

/** Controls except tab and line ends, and marks that turn the direction of the text around them. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/
/** Besides those, what ends a line and what has no width: two names would look the same. */
const NOT_IN_LINE = /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

const params = { kind: 'hidden_characters' }

export const isPlainLine = (text: string): boolean => !NOT_IN_LINE.test(text)
/** Text of one line, of visible characters alone. */
export const isLine = z.refine<string>(isPlainLine, { params })
/** Text that may have several lines. */
export const isText = z.refine<string>((text) => !HIDDEN.test(text), { params })

/** Fields with characters that nobody types and nobody sees: they are refused, since removing them would lose them. */
export const findHidden = (fields: readonly (readonly [string, string])[]): Problem[] =>
  [...new Set(fields.filter(([, value]) => HIDDEN.test(value)).map(([name]) => name))].map((field) => ({
    field,
    kind: 'hidden_characters',
  }))
