import type { Window, Zone } from '~/domain/time'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'

/** Opening and closing time in words; what is not set says so. */
export function WindowText({ window, zone }: { window: Window; zone: Zone }) {
  const t = useMessages(rulesMessages)
  const locale = useLocale()
  const { opensAt, closesAt } = window
  const time = (at: string) => <time dateTime={at}>{formatDateTime(at, zone, locale)}</time>
  return (
    <>
      {t('opens')} {opensAt ? time(opensAt) : t('sinceOpening')}
      <br />
      {t('closes')} {closesAt ? time(closesAt) : t('notSet')}
    </>
  )
}
