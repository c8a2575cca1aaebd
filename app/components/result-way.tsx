import type { ResultStatus } from '~/domain/results/lifecycle'
import { RESULT_STATUSES } from '~/domain/results/lifecycle'
import type { Office } from '~/domain/results/snapshot'
import type { Zone } from '~/domain/time'
import { formatDay, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { type Step, Steps } from './steps'

interface Acted {
  name: string
  office: Office
  at: string
}

interface ResultWayProps {
  zone: Zone
  /** Address of the result. */
  base: string
  result: {
    status: ResultStatus
    objectionsUntil: string | null
    decree: false | { number: string; date: string | null; signatory: string | null }
    announcedOn: string | null
    embargoUntil: string | null
  }
  snapshot: { frozen: { requested: Acted; decided: Acted } }
}

/** The way of a frozen result so far; a window for objections stands in it only where there is one. */
export function ResultWay({ zone, base, result, snapshot }: ResultWayProps) {
  const t = useMessages(resultMessages)
  const locale = useLocale()
  const time = (at: string) => formatShortDateTime(at, zone, locale)
  const day = (date: string | null) => (date ? formatDay(date, locale) : '')
  const { requested, decided } = snapshot.frozen
  const { decree, objectionsUntil, announcedOn, embargoUntil } = result
  const reached = RESULT_STATUSES.indexOf(result.status)
  const stateOf = (status: ResultStatus): Step['state'] => {
    const at = RESULT_STATUSES.indexOf(status)
    return at < reached ? 'done' : at === reached ? 'current' : 'upcoming'
  }
  const notes: Record<ResultStatus, Step['note']> = {
    hasil_pleno: t('wayFrozen', {
      ...{ requester: requested.name, decider: decided.name, time: time(decided.at) },
      requesterOffice: t(`office_${requested.office}`),
      deciderOffice: t(`office_${decided.office}`),
    }),
    masa_sanggah: objectionsUntil && t('wayWindow', { time: time(objectionsUntil) }),
    ditetapkan: decree && (
      <>
        {t('wayDecree', {
          ...{ number: decree.number, date: day(decree.date), signatory: decree.signatory ?? '' },
        })}
        {' · '}
        <a href={`${base}/keputusan.pdf`}>{t('scan')}</a>
      </>
    ),
    diumumkan:
      announcedOn &&
      (embargoUntil
        ? t('wayEmbargo', { date: day(announcedOn), time: time(embargoUntil) })
        : t('wayAnnounced', { date: day(announcedOn) })),
  }
  const shown = RESULT_STATUSES.filter(
    (status) => status !== 'masa_sanggah' || objectionsUntil !== null || reached < 1,
  )
  return (
    <Steps
      label={t('way')}
      steps={shown.map((status) => ({
        ...{ label: t(status), state: stateOf(status), note: notes[status] || undefined },
      }))}
    />
  )
}
