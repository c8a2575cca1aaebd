import type { Bilingual } from '~/domain/locale'

/** Text in both languages; English that is left out follows the Indonesian. */
export const bilingual = (id: string, en: string): Bilingual => ({ id, en: en || id })

/** The same for text that may be left out altogether. */
export const optionalBilingual = (id: string, en: string): Bilingual | undefined =>
  id || en ? bilingual(id || en, en) : undefined

/** English as it stands in its input: empty where it only follows the Indonesian. */
export const ownEnglish = (text: Bilingual | undefined): string =>
  text === undefined || text.en === text.id ? '' : text.en
