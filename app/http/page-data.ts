import type { Role } from '~/domain/actors'
import type { Locale } from '~/i18n'

/** What the root loader says to every page. */
export interface PageData {
  locale: Locale
  /** Begins with the person's public id, so that a form is never completed by somebody else. */
  writeKey: string
  path: string
  requestId: string
  /** What the last act did, in words; null when the address names none. */
  notice: string | null
  demo: boolean
  person: { name: string; account: string; roles: Role[] } | null
}
