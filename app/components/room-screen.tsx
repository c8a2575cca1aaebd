import roomUrl from '~/client/room?worker&url'
import type { Zone } from '~/domain/time'
import { clockText, type TurnPart } from '~/domain/turns'
import { formatTime, useLocale, useMessages } from '~/i18n'
import { presentationMessages } from '~/i18n/messages/presentation'
import { classNames } from './class-names'
import { ClientModule } from './client-module'

export interface OnScreen {
  uid: string
  label: string
  ward: string
  place: number | null
}

type RoomScreenProps = {
  stage: string
  zone: Zone
  version: number
  part: TurnPart
  running: boolean
  begun: string | null
  endsAt: string | null
  /** Milliseconds by the server's clock. */
  left: number
  on: OnScreen | null
  next: OnScreen | null
  over: number
  all: number
}

/** What a room reads from afar: who is on, how much time is left, who comes next. */
export function RoomScreen({
  stage,
  zone,
  on,
  next,
  left,
  running,
  part,
  over,
  all,
  ...clock
}: RoomScreenProps) {
  const t = useMessages(presentationMessages)
  const locale = useLocale()
  const at = (instant: string) => `${formatTime(instant, zone, locale)} ${zone}`
  return (
    <section
      className={classNames('room', on !== null && left < 0 && 'room-over')}
      data-version={clock.version}
      data-left={left}
      data-running={running ? 'yes' : 'no'}
    >
      <p className="room-stage">{stage}</p>
      <h1 className="room-on">
        {on ? <Named entry={on} /> : t(over > 0 && over === all ? 'allOver' : 'nobodyOn')}
      </h1>
      <p className="room-part">
        {on && (
          <>
            {t(`part_${part}`)} · {t(running ? 'running' : 'paused')}
            <strong className="room-up"> · {t('timeUp')}</strong>
          </>
        )}
      </p>
      <p className="room-figures" role="timer" aria-label={t('left')} data-figures>
        {on ? clockText(left) : '–'}
      </p>
      {on && (
        <p className="room-times">
          {[
            clock.begun && t('begunAt', { time: at(clock.begun) }),
            clock.endsAt && t('endsAt', { time: at(clock.endsAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p className="room-next">
        {t('next')}: <strong>{next ? <Named entry={next} /> : t('nobodyNext')}</strong>
      </p>
      <p className="room-times">{t('countOf', { n: over, all })}</p>
      <noscript>
        <meta httpEquiv="refresh" content="15" />
        <p className="room-times">{t('withoutScript')}</p>
      </noscript>
      <ClientModule src={roomUrl} />
    </section>
  )
}

function Named({ entry: { label, ward } }: { entry: OnScreen }) {
  return (
    <>
      {label} {ward && <span className="room-ward">{ward}</span>}
    </>
  )
}
