import type { Minutes } from '~/domain/meeting-view'
import { formatDay, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { DefinitionList } from './definition-list'
import { Details } from './details'
import { Prose, Section } from './layout'
import { outcomeWord, totalText } from './meeting-words'
import { Notice } from './notice'
import { Table } from './table'

interface MeetingMinutesProps {
  minutes: Minutes
  zone: 'WIB' | 'WITA' | 'WIT'
  isLast: boolean
}

/** A closed meeting to read and to print. */
export function MeetingMinutes({ minutes, zone, isLast }: MeetingMinutesProps) {
  const t = useMessages(plenaryMessages)
  const locale = useLocale()
  const { number, heldOn, heldAt, attendance, orders, outcomes } = minutes
  const day = formatDay(heldOn, locale)
  const present = attendance.filter((each) => each.present).length
  return (
    <Section title={t('closedTitle', { number: String(number) })} id={`rapat-${number}`}>
      <p>
        {t('closedOn', { time: formatShortDateTime(minutes.closedAt, zone, locale), name: minutes.closedBy })}
      </p>
      {minutes.erased && <Notice>{t('erased')}</Notice>}
      <DefinitionList
        items={[
          { term: t('when'), description: heldAt ? t('heldAt', { date: day, time: heldAt }) : day },
          { term: t('where'), description: minutes.place },
          ...(minutes.reason ? [{ term: t('furtherReason'), description: minutes.reason }] : []),
          { term: t('attendance'), description: t('presentCount', { present, all: attendance.length }) },
          ...orders.map(({ places, reason }) => ({
            term: t('decidedOrders'),
            description: [orderText(places), reason].filter(Boolean).join('. '),
          })),
        ]}
      />
      <Table
        caption={t('outcomes')}
        captionHidden
        rows={outcomes}
        rowKey={({ uid }) => uid}
        dense
        columns={[
          { key: 'entry', header: t('entry'), heads: true, cell: ({ label, ward }) => `${label} · ${ward}` },
          { key: 'rank', header: t('rank'), numeric: true, cell: ({ rank }) => rank },
          {
            key: 'total',
            header: t('total'),
            numeric: true,
            cell: ({ total }) => total && totalText(total, locale),
          },
          { key: 'outcome', header: t('outcome'), cell: ({ outcome }) => outcomeWord(outcome, isLast, t) },
          {
            key: 'reason',
            header: t('reason'),
            cell: ({ reason, document }) => [reason, document].filter(Boolean).join(' · '),
          },
        ]}
      />
      {number > 1 && <p>{t('unchanged')}</p>}
      <Details summary={t('attendance')}>
        <ul>
          {attendance.map(({ seat, label, name, present: here, remark }) => (
            <li key={seat}>
              {[`${label}: ${name ?? t('vacant')}`, here ? t('present').toLowerCase() : t('absent'), remark]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        </ul>
        {minutes.others && (
          <>
            <h3>{t('others')}</h3>
            <Prose>{minutes.others}</Prose>
          </>
        )}
      </Details>
      {minutes.notes && (
        <Details summary={t('notes')}>
          <Prose>{minutes.notes}</Prose>
        </Details>
      )}
      <Details summary={t('technical')}>
        <p>
          {t('rankingHash')}: <code>{minutes.sha256}</code>
        </p>
      </Details>
    </Section>
  )
}

/** `P-002, P-001 = P-003`: best first. */
const orderText = (places: readonly (readonly string[])[]): string =>
  places.map((labels) => labels.join(' = ')).join(', ')
