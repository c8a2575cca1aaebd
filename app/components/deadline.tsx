import type { ReactNode } from 'react'
import countdownUrl from '~/client/countdown?worker&url'
import type { Instant } from '~/domain/time'
import { isNear, leftInWords, timeLeft } from '~/domain/time-left'
import { formatDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { timeLeftMessages } from '~/i18n/messages/time-left'
import { classNames } from './class-names'
import { ClientModule } from './client-module'
import { Icon } from './icon'

type DeadlineProps = {
  /** The last minute that counts. */
  at: Instant
  /** The server's clock at rendering, so that both sides render the same. */
  now: Instant
  zone: Zone
  /** What happens then: *Ditutup*. */
  label?: ReactNode
  /** Counts down while the page stays open. */
  live?: boolean
}

/** A closing time with weekday and zone, and how long that is from now. */
export function Deadline({ at, now, zone, label, live = false }: DeadlineProps) {
  const locale = useLocale()
  const t = useMessages(timeLeftMessages)
  const left = timeLeft(at, now)
  const words = leftInWords(left)
  return (
    <p className={classNames('deadline', left <= 0 ? 'deadline-past' : isNear(left) && 'deadline-near')}>
      <Icon name="clock" />
      <span>
        {label && <span className="deadline-label">{label} </span>}
        <time dateTime={new Date(at).toISOString()}>{formatDateTime(at, zone, locale)}</time>{' '}
        <strong data-left={live ? left : undefined}>
          {'n' in words ? t(words.key, words) : t(words.key)}
        </strong>
        {live && <ClientModule src={countdownUrl} />}
      </span>
    </p>
  )
}
