/*
 * The words of official documents that the organizer edits: plain text with named placeholders in braces.
 */

export const DOCUMENT_TEXTS = ['letterhead', 'legalBasis', 'opening', 'closing'] as const
export type DocumentTextName = (typeof DOCUMENT_TEXTS)[number]
export type DocumentTexts = Record<DocumentTextName, string>

/** What a text may name; Indonesian, as the documents are. */
export const PLACEHOLDERS = [
  'lomba',
  'tahun',
  'hasil',
  'hari_tanggal',
  'tempat',
  'nomor_hasil',
  'jumlah_peserta',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** What stands in documents until the organizer writes their own. */
export const DEFAULT_TEXTS: DocumentTexts = {
  letterhead: '',
  legalBasis: '',
  opening:
    'Pada hari ini {hari_tanggal}, bertempat di {tempat}, Tim Penilai {lomba} Tahun {tahun} mengadakan rapat pleno untuk {hasil}, yang diikuti {jumlah_peserta} peserta, dengan hasil sebagai berikut.',
  closing: 'Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.',
}

const NAMED = /\{([^{}]*)\}/g

/** The first name in braces that stands for nothing; null without one. */
export function unknownPlaceholder(text: string): string | null {
  for (const [, name = ''] of text.matchAll(NAMED))
    if (!(PLACEHOLDERS as readonly string[]).includes(name)) return name
  return null
}

/** The text with every placeholder replaced; values are taken as they are and never read for placeholders. */
export const fillPlaceholders = (text: string, values: Readonly<Record<Placeholder, string>>): string =>
  text.replace(NAMED, (whole, name: string) => values[name as Placeholder] ?? whole)
