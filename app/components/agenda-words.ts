import type { AgendaVersion } from '~/domain/agenda'
import { dayDateInWords } from '~/domain/in-words'
import { toLocal, type Zone } from '~/domain/time'
import { formatDateTime, formatTime, type Locale, languageTag, translate } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'

type When = Pick<AgendaVersion, 'startsAt' | 'endsAt'>

/** `Selasa, 3 Maret 2026 pukul 08.00 WIB sampai 12.00 WIB`; the end's day only where it is another. */
export function meetingTime({ startsAt, endsAt }: When, zone: Zone, locale: Locale): string {
  const start = formatDateTime(startsAt, zone, locale)
  if (endsAt === null) return start
  const sameDay = toLocal(startsAt, zone).date === toLocal(endsAt, zone).date
  const end = sameDay ? `${formatTime(endsAt, zone, locale)} ${zone}` : formatDateTime(endsAt, zone, locale)
  return translate(agendaMessages, locale)('until', { start, end })
}

/** Stops of a visit, one per line, numbered. */
export const routeLines = ({ route }: Pick<AgendaVersion, 'route'>): string[] =>
  route.map(({ time, place, note }, index) =>
    [`${index + 1}.`, ...(time === null ? [] : [time]), note === null ? place : `${place} (${note})`].join(
      ' ',
    ),
  )

/** What a calendar says under a meeting: its stops and its note. */
export function describeMeeting(version: AgendaVersion, locale: Locale): string {
  const t = translate(agendaMessages, locale)
  return [
    ...(version.route.length > 0 ? [[t('route'), ...routeLines(version)].join('\n')] : []),
    ...(version.note === null ? [] : [version.note]),
    ...(version.cancelled && version.reason !== null ? [`${t('cancelled')}: ${version.reason}`] : []),
  ].join('\n\n')
}

interface Sender {
  competition: string
  zone: Zone
}

/**
 * The invitation to a meeting as a letter says it, with the day in words where the language writes it so.
 * @param greeting its first line; without one it greets whoever is invited
 */
export function invitationLetter(
  version: AgendaVersion,
  { competition, zone }: Sender,
  locale: Locale,
  greeting?: string,
): { subject: string; body: string } {
  const t = translate(agendaMessages, locale)
  const { date } = toLocal(version.startsAt, zone)
  const [day = ''] = formatDateTime(version.startsAt, zone, locale).split(/ pukul | at /)
  const start = formatTime(version.startsAt, zone, locale)
  const sameDay = version.endsAt !== null && toLocal(version.endsAt, zone).date === date
  const time =
    version.endsAt === null
      ? t('letterFrom', { start, zone })
      : sameDay
        ? t('letterUntil', { start, end: formatTime(version.endsAt, zone, locale), zone })
        : t('until', { start: `${start} ${zone}`, end: formatDateTime(version.endsAt, zone, locale) })
  const facts = [
    t('letterEvent', { title: version.title }),
    languageTag(locale) === 'en'
      ? t('letterDay', { date: day })
      : t('letterDayWords', { date: day, words: dayDateInWords(date) }),
    t('letterTime', { time }),
    t('letterPlace', { place: version.place }),
    ...(version.mapUrl === null ? [] : [t('letterMap', { url: version.mapUrl })]),
  ]
  const parts = [
    greeting ?? t('letterTo'),
    t('letterOpening', { competition }),
    facts.join('\n'),
    ...(version.route.length > 0 ? [[t('letterRoute'), ...routeLines(version)].join('\n')] : []),
    ...(version.note === null ? [] : [`${t('letterNote')}\n${version.note}`]),
    t('letterClosing'),
    t('letterSender', { competition }),
  ]
  return { subject: t('letterSubject', { title: version.title }), body: parts.join('\n\n') }
}
