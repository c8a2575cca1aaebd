import type { Actor } from '~/domain/actors'
import { type Locale, locales } from '~/i18n'

const COOKIE = 'bahasa'

/** Chosen by the switch; else the account's; else Indonesian. `zz` is the pseudo-locale of the text crawl. */
export function readLocale(cookies: string | undefined, actor: Actor | null): Locale {
  const chosen = /(?:^|;\s*)bahasa=(\w+)/.exec(cookies ?? '')?.[1]
  return locales.find((locale) => locale === chosen) ?? actor?.locale ?? 'id'
}

export const localeCookie = (locale: Locale, secure: boolean) =>
  `${COOKIE}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`

const BASE = 'http://sinilai.invalid'
/** A header that holds a longer one would be refused by browsers and proxies. */
const LONGEST = 2000

/**
 * A path on this site to return to; anything else becomes `/`. Guards against open redirects, so what comes out
 * is judged, not what goes in: `/.//evil.example` begins harmlessly and ends as `//evil.example`.
 */
export function safePath(path: string | null | undefined): string {
  if (!path?.startsWith('/') || !URL.canParse(path, BASE)) return '/'
  const url = new URL(path, BASE)
  const inside = url.pathname + url.search
  const isOurs = url.origin === BASE && !inside.startsWith('//') && !/[\u0000-\u001f\\]/.test(path)
  return isOurs && inside.length <= LONGEST ? inside : '/'
}

/** The page of this site that the request came from; `/` when the browser does not say or it was another site. */
export function cameFrom(request: Request, origin: string): string {
  const referrer = request.headers.get('Referer')
  return referrer?.startsWith(`${origin}/`) ? safePath(referrer.slice(origin.length)) : '/'
}
