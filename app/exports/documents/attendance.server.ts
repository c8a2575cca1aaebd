import type { PrintedDocument } from '~/domain/documents'
import { fullName } from '~/domain/people'
import { toLocal } from '~/domain/time'
import { formatDateTime, formatTime, type Locale, languageTag, translate } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { documentMessages } from '~/i18n/messages/documents'
import type { Attendance } from '~/services/attendance.server'

/** Room for a signature on paper. */
const ROOM = '\n\n'
/** Even numbers sign further right, so that each has twice the height. */
const INDENT = '\u00a0'.repeat(24)

/** The attendance list to print on A4: those invited first, then empty lines. */
export function attendanceDocument(
  { competition, meeting, invitees, emptyLines }: Omit<Attendance, 'sheets'>,
  now: string,
  locale: Locale,
): PrintedDocument {
  const t = translate(agendaMessages, locale)
  const { zone } = competition
  const start = formatDateTime(meeting.startsAt, zone, locale)
  const end = meeting.endsAt === null ? null : `${formatTime(meeting.endsAt, zone, locale)} ${zone}`
  const people = [
    ...invitees.map((person) => [
      fullName(person),
      person.from,
      'seat' in person.role ? person.role.seat : t(`member_${person.role.member}`),
    ]),
    ...Array.from({ length: emptyLines }, () => ['', '', '']),
  ]
  return {
    language: languageTag(locale),
    title: t('attendance'),
    over: `${competition.name} ${competition.year}`,
    subtitle: meeting.title,
    footer: `${t('attendance')} · ${meeting.title}`,
    pageWords: translate(documentMessages, locale)('page', { page: '{page}', pages: '{pages}' }),
    createdAt: now,
    blocks: [
      {
        kind: 'facts',
        items: [
          [t('when'), end === null ? start : t('until', { start, end })],
          [t('place'), meeting.place],
        ],
      },
      {
        kind: 'table',
        caption: '',
        head: [t('number'), t('name'), t('office'), t('role'), t('signature')],
        rows: people.map((cells, index) => [
          String(index + 1),
          ...cells,
          `${index % 2 === 0 ? '' : INDENT}${index + 1}.${ROOM}`,
        ]),
        widths: [0.5, 2.4, 2, 1.7, 2.4],
      },
      {
        kind: 'paragraph',
        text: t('sheetPlace', { year: toLocal(meeting.startsAt, zone).date.slice(0, 4) }),
      },
      { kind: 'signatures', lines: [t('sheetSigner'), ''] },
    ],
  }
}
