import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Locale, LocaleProvider } from '~/i18n'
import { createLru } from '~/services/lru'

const MOST = 400
const LARGEST = 48 * 1024 * 1024

const rendered = createLru<string>(MOST, LARGEST, (html) => html.length)

/**
 * The markup of a large part of a page that is never hydrated, rendered once per key and locale. The key must say
 * everything that the part depends on.
 */
export function renderOnce(key: string, locale: Locale, element: () => ReactNode): string {
  const place = `${locale} ${key}`
  const known = rendered.get(place)
  if (known !== undefined) return known
  const html = renderPart(locale, element())
  rendered.set(place, html)
  return html
}

/** The markup of a part that browsers need not know as code, of a page that is hydrated otherwise. */
export const renderPart = (locale: Locale, element: ReactNode): string =>
  renderToStaticMarkup(<LocaleProvider locale={locale}>{element}</LocaleProvider>)
