import { createContext, type ReactNode, useContext } from 'react'
import type { Catalogue, Locale, Translate } from './define'
import { translate } from './translate'

const LocaleContext = createContext<Locale>('id')

/** Sets the locale of everything inside; the root renders it once with the request's locale. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
}

/** The locale of the page, `id` where no provider stands above. */
export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** The texts of a catalogue in the page's locale: `const t = useMessages(dossierMessages)`, `t('saved', { n: 3 })`. */
export function useMessages<C extends Catalogue>(catalogue: C): Translate<C> {
  return translate(catalogue, useLocale())
}
