import type { ReactNode } from 'react'
import { type AgendaItem, type AgendaVersion, meetingEnd } from '~/domain/agenda'
import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { meetingTime } from './agenda-words'
import { Badge } from './badge'
import { DefinitionList } from './definition-list'
import { Details } from './details'
import { Card, Prose, Section, Stack } from './layout'

interface AgendaListProps {
  items: readonly AgendaItem[]
  zone: Zone
  now: string
  /** What the named entries of a meeting are called, by their public ids. */
  entryNames: Readonly<Record<string, string>>
  /** Places in the order of appearance, by the entries' public ids; said of presentations. */
  appearance?: Readonly<Record<string, number>>
  /** Under each meeting, such as a link to change it. */
  foot?: (version: AgendaVersion) => ReactNode
}

/** Meetings in order of time: those to come, then those that are over, latest first. */
export function AgendaList({ items, now, ...rest }: AgendaListProps) {
  const t = useMessages(agendaMessages)
  if (items.length === 0) return <p>{t('none')}</p>
  const coming = items.filter(({ current }) => meetingEnd(current) > now)
  const past = items.filter(({ current }) => meetingEnd(current) <= now).toReversed()
  return (
    <>
      {[
        { title: t('coming'), shown: coming },
        { title: t('past'), shown: past },
      ]
        .filter(({ shown }) => shown.length > 0)
        .map(({ title, shown }) => (
          <Section key={title} title={title}>
            <Stack>
              {shown.map((item) => (
                <Card key={item.current.number} id={`acara-${item.current.number}`}>
                  <Meeting item={item} {...rest} />
                </Card>
              ))}
            </Stack>
          </Section>
        ))}
    </>
  )
}

/** One meeting with what was planned before. */
export function Meeting({
  item: { current, former },
  zone,
  entryNames,
  appearance = {},
  foot,
}: Omit<AgendaListProps, 'items' | 'now'> & { item: AgendaItem }) {
  const t = useMessages(agendaMessages)
  const locale = useLocale()
  const time = formatShortDateTime(current.writtenAt, zone, locale)
  return (
    <>
      <h3>{current.title}</h3>
      <p className="page-facts">
        <Badge icon="calendar">{t(`kind_${current.kind}`)}</Badge>
        {current.cancelled && (
          <Badge tone="danger" icon="close">
            {t('cancelled')}
          </Badge>
        )}
        {!current.published && <Badge tone="warning">{t('draft')}</Badge>}
      </p>
      <DefinitionList
        items={[
          { term: t('when'), description: meetingTime(current, zone, locale) },
          {
            term: t('place'),
            description: (
              <>
                {current.place}
                {current.mapUrl !== null && (
                  <>
                    {' '}
                    <a href={current.mapUrl} rel="noreferrer">
                      {t('map')}
                    </a>
                  </>
                )}
              </>
            ),
          },
          { term: t('forWhom'), description: t(`audience_${current.audience}`) },
          ...(current.entries.length > 0
            ? [
                {
                  term: t('forEntries'),
                  description: <Entries {...{ current, entryNames, appearance }} />,
                },
              ]
            : []),
        ]}
      />
      {current.route.length > 0 && (
        <>
          <p>
            <strong>{t('route')}</strong>
          </p>
          <ol>
            {current.route.map(({ time, place, note }) => (
              <li key={`${time} ${place}`}>
                {time !== null && <strong>{time} </strong>}
                {place}
                {note !== null && ` (${note})`}
              </li>
            ))}
          </ol>
        </>
      )}
      {current.note !== null && <Prose>{current.note}</Prose>}
      {current.reason !== null && (
        <p className="field-hint">
          {t(current.cancelled ? 'cancelledBecause' : 'changed', { time, reason: current.reason })}
        </p>
      )}
      {former.length > 0 && (
        <Details summary={t('former')}>
          {former.map((version) => (
            <p key={version.version}>
              <strong>{version.title}</strong>
              <br />
              {meetingTime(version, zone, locale)}
              <br />
              {version.place}
            </p>
          ))}
        </Details>
      )}
      {foot?.(current)}
    </>
  )
}

/** The entries that a meeting is for; of a presentation those with a place first, in their order. */
function Entries({
  current: { kind, entries },
  entryNames,
  appearance,
}: {
  current: AgendaVersion
  entryNames: Readonly<Record<string, string>>
  appearance: Readonly<Record<string, number>>
}) {
  const t = useMessages(agendaMessages)
  const placed = kind === 'presentation' ? entries.filter((uid) => appearance[uid] !== undefined) : []
  if (placed.length === 0) return entries.map((uid) => entryNames[uid] ?? '').join(', ')
  const last = Number.POSITIVE_INFINITY
  return (
    <ul>
      {entries
        .toSorted((a, b) => (appearance[a] ?? last) - (appearance[b] ?? last) || 0)
        .map((uid) => (
          <li key={uid}>
            {placed.includes(uid)
              ? t('appears', { n: appearance[uid] ?? 0, entry: entryNames[uid] ?? '' })
              : entryNames[uid]}
          </li>
        ))}
    </ul>
  )
}
