/** The languages of the interface. Indonesian leads; English stands beside it. */
export type Locale = 'id' | 'en'

/** A text that the platform or an organizer gives in both languages. */
export type Bilingual = { id: string; en: string }
