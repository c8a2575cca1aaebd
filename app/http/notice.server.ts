import { type Locale, translate } from '~/i18n'
import { noticeMessages } from '~/i18n/messages/notices'

/** The line after a successful act that `pesan` in the address names; null for anything else. */
export function sayNotice(key: string | null, locale: Locale): string | null {
  if (!key || !Object.hasOwn(noticeMessages.id, key)) return null
  return translate(noticeMessages, locale)(key as keyof typeof noticeMessages.id)
}
