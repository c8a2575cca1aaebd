import type { CsvSpelling } from '~/domain/csv'
import { type CsvColumn, writeCsv } from './csv.server'

/** One kelurahan's link with the words for its letter. */
export interface WardLetter {
  code: string
  name: string
  kecamatan: string
  greeting: string
  url: string
  expiresAt: string
  message: string
}

/** Columns of the mail merge; stable. */
export const WARD_LETTER_COLUMNS: readonly CsvColumn<WardLetter>[] = [
  { name: 'code', type: 'code', value: ({ code }) => code },
  { name: 'kelurahan', type: 'text', value: ({ name }) => name },
  { name: 'kecamatan', type: 'text', value: ({ kecamatan }) => kecamatan },
  { name: 'greeting', type: 'text', value: ({ greeting }) => greeting },
  { name: 'link', type: 'text', value: ({ url }) => url },
  { name: 'valid_until', type: 'datetime', value: ({ expiresAt }) => expiresAt },
  { name: 'message', type: 'text', value: ({ message }) => message },
]

/** The links of one act for a mail merge, whole: a few hundred short lines. */
export async function writeWardLetters(
  letters: readonly WardLetter[],
  spelling: CsvSpelling,
): Promise<string> {
  let text = ''
  for await (const chunk of writeCsv(WARD_LETTER_COLUMNS, letters, spelling)) text += chunk
  return text
}
