import type { Window, Zone } from '~/domain/time'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'

/** Opening and closing time in words; what is not set says so. */
export function WindowText({ window, zone }: { window: Window; zone: Zone }) {
  const t = useMessages(rulesMessages)
  const locale = useLocale()
  const { opensAt, closesAt } = window
  return (
    <>
      {t('opens')} {opensAt ? <Time at={opensAt} /> : t('sinceOpening')}
      <br />
      {t('closes')} {closesAt ? <Time at={closesAt} /> : t('notSet')}
    </>
  )

  function Time({ at }: { at: string }) {
    return <time dateTime={at}>{formatDateTime(at, zone, locale)}</time>
  }
}
