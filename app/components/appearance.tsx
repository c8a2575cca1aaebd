import type { Zone } from '~/domain/time'
import { clockText, type Taken } from '~/domain/turns'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { presentationMessages } from '~/i18n/messages/presentation'
import { Badge } from './badge'
import { Button, ButtonLink } from './button'
import { Details } from './details'
import { Form } from './form'
import { Notice } from './notice'
import { Table } from './table'

interface Presented {
  uid: string
  label: string
  /** Empty where names are not shown. */
  ward: string
  place: number | null
}

interface WrittenOrder {
  number: number
  method: 'lots' | 'seeded'
  reason: string | null
  writtenBy: string
  writtenAt: string
  settledBy: string | null
  settledAt: string | null
}

type AppearanceTableProps = {
  caption: string
  blind: boolean
  entries: readonly (Presented & { over: Taken; state: string | null })[]
}

/** Entries in the order in which they appear, with who is on and who took longer than allowed. */
export function AppearanceTable({ caption, blind, entries }: AppearanceTableProps) {
  const t = useMessages(presentationMessages)
  const isLate = ({ over }: { over: Taken }) => over.present > 0 || over.ask > 0
  return (
    <>
      <Table
        caption={caption}
        captionHidden
        rows={entries}
        rowKey={({ uid }) => uid}
        columns={[
          { key: 'number', header: t('number'), cell: ({ place }) => place ?? '–' },
          { key: 'entry', header: t('entry'), heads: true, cell: ({ label }) => label },
          ...(blind ? [] : [{ key: 'ward', header: t('place'), cell: ({ ward }: Presented) => ward }]),
          {
            key: 'state',
            header: t('state'),
            cell: ({ state }) =>
              state === 'on' || state === 'over' ? (
                <Badge tone={state === 'on' ? 'accent' : 'neutral'}>{t(state)}</Badge>
              ) : null,
          },
          {
            key: 'overtime',
            header: t('overtime'),
            cell: (entry) => (isLate(entry) ? <Overtime over={entry.over} /> : null),
          },
        ]}
      />
      {entries.some(isLate) && <p className="field-hint">{t('overtimeHint')}</p>}
    </>
  )
}

/** How much longer than allowed each part took. */
export function Overtime({ over }: { over: Taken }) {
  const t = useMessages(presentationMessages)
  return t('overtimeOf', { present: clockText(over.present), ask: clockText(over.ask) })
}

type PendingOrderProps = {
  base: string
  pending: WrittenOrder & { mayWitness: boolean; entries: readonly Presented[] }
  zone: Zone
  mayWrite: boolean
  writeKey: string
}

/** An order that does not hold yet: lots that a second person compares, or a draw that was announced. */
export function PendingOrder({ base, pending, zone, mayWrite, writeKey }: PendingOrderProps) {
  const t = useMessages(presentationMessages)
  const time = formatShortDateTime(pending.writtenAt, zone, useLocale())
  if (pending.method === 'seeded')
    return (
      <Notice>
        <p>{t('pendingSeeded', { time })}</p>
        {mayWrite && <ButtonLink href={`${base}/acak`}>{t('goDraw')}</ButtonLink>}
      </Notice>
    )
  return (
    <Notice tone="warning" title={t('pendingTitle')}>
      <p>{t('pendingLots', { writer: pending.writtenBy, time })}</p>
      {pending.reason && <p>{t('reasonWas', { reason: pending.reason })}</p>}
      <ol>
        {pending.entries
          .filter(({ place }) => place !== null)
          .map(({ uid, label, ward }) => (
            <li key={uid}>{[label, ward].filter(Boolean).join(' · ')}</li>
          ))}
      </ol>
      {pending.mayWitness ? (
        <Form writeKey={writeKey} action={`${base}/saksi`} hidden={{ nomor: String(pending.number) }}>
          <Button>{t('witness')}</Button>
        </Form>
      ) : (
        <p>{t('pendingCannot')}</p>
      )}
    </Notice>
  )
}

/** Orders that were replaced, or that never held. */
export function AppearanceHistory({ former, zone }: { former: readonly WrittenOrder[]; zone: Zone }) {
  const t = useMessages(presentationMessages)
  const locale = useLocale()
  if (former.length === 0) return null
  return (
    <Details summary={t('former')}>
      <ul>
        {former.map(({ number, method, writtenBy, writtenAt, reason, settledAt }) => {
          const said = { n: number, writer: writtenBy, time: formatShortDateTime(writtenAt, zone, locale) }
          return (
            <li key={number}>
              {t(method === 'lots' ? 'formerLots' : 'formerSeeded', said)}
              {settledAt === null && ` (${t('notSettled')})`}
              {reason && `. ${t('reasonWas', { reason })}`}
            </li>
          )
        })}
      </ul>
    </Details>
  )
}
