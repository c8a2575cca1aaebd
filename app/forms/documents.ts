import * as z from 'zod/mini'
import { isDate } from '~/domain/calendar'
import { unknownPlaceholder } from '~/domain/document-texts'
import { line, optionalLine, optionalText } from './fields'

const date = z.string().check(z.minLength(1), z.refine(isDate, { params: { kind: 'not_a_date' } }))

/** How somebody signs: in their own office, for another, or holding it for a while. */
export const MANNERS = ['own', 'an', 'plt', 'plh'] as const
export type Manner = (typeof MANNERS)[number]

/** Making a berita acara; its number may come later. */
export const recordForm = z.object({
  number: optionalLine(200),
  date,
  place: line(300),
  manner: z.enum(MANNERS),
  office: line(200),
  signer: line(300),
  signerOffice: optionalLine(200),
})
export type RecordFields = z.infer<typeof recordForm>

/** The number that a document got after it was made. */
export const numberForm = z.object({ number: line(200) })

/** The texts of documents; `letterhead` one line of the kop per line. */
export const documentTextsForm = z.object({
  letterhead: optionalText(1000),
  legalBasis: optionalText(5000),
  opening: optionalText(5000),
  closing: optionalText(5000),
})

/** The name in braces that stands for nothing, by field. */
export const unknownNames = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).flatMap(([field, text]) => {
    const name = unknownPlaceholder(text)
    return name === null ? [] : [{ field, name }]
  })
