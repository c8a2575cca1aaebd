import type { ReactNode } from 'react'
import { formatDateTime, type Instant, useLocale, useMessages, type Zone } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { classNames } from './class-names'
import { Icon } from './icon'

type DeadlineProps = {
  /** The last minute that counts. */
  at: Instant
  /** The server's clock at rendering, so that both sides render the same. */
  now: Instant
  zone: Zone
  /** What happens then: *Ditutup*. */
  label?: ReactNode
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Milliseconds until the named minute is over: 23.59 includes that minute. Zero or less when it has passed. */
export function timeLeft(at: Instant, now: Instant): number {
  return Math.floor(new Date(at).getTime() / minute) * minute + minute - new Date(now).getTime()
}

/** A closing time with weekday and zone, and how long that is from now. */
export function Deadline({ at, now, zone, label }: DeadlineProps) {
  const locale = useLocale()
  const left = timeLeft(at, now)
  return (
    <p className={classNames('deadline', left <= 0 ? 'deadline-past' : left < 2 * day && 'deadline-near')}>
      <Icon name="clock" />
      <span>
        {label && <span className="deadline-label">{label} </span>}
        <time dateTime={new Date(at).toISOString()}>{formatDateTime(at, zone, locale)}</time>{' '}
        <strong>{useRemaining(left)}</strong>
      </span>
    </p>
  )
}

function useRemaining(left: number): string {
  const t = useMessages(componentMessages)
  if (left <= 0) return t('deadlinePassed')
  if (left >= 2 * day) return t('daysLeft', { n: Math.floor(left / day) })
  if (left >= day) return t('dayAndHoursLeft', { n: Math.floor((left - day) / hour) })
  if (left >= hour) return t('hoursLeft', { n: Math.floor(left / hour) })
  if (left >= minute) return t('minutesLeft', { n: Math.floor(left / minute) })
  return t('lessThanMinute')
}
