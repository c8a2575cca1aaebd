import type { Locale } from '~/i18n/define'

/** The language of the page. */
export const pageLocale = (): Locale => (document.documentElement.lang === 'en' ? 'en' : 'id')
