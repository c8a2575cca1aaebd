import type { Role } from '~/domain/actors'
import { fullName } from '~/domain/people'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { privacyMessages } from '~/i18n/messages/privacy'
import { shellMessages } from '~/i18n/messages/shell'
import { type Definition, DefinitionList } from './definition-list'
import { Section } from './layout'
import { type Column, Table } from './table'

/** What the page shows of the data that a person's download holds whole. */
interface OwnData {
  person: Record<'account' | 'name' | 'created_at', string> &
    Record<
      | 'title_before'
      | 'title_after'
      | 'office'
      | 'nip'
      | 'nidn'
      | 'email'
      | 'phone'
      | 'home_region'
      | 'work_region',
      string | null
    >
  roles: readonly {
    role: Role
    place: string | null
    region: { name: string } | null
    basisNumber: string | null
    validFrom: string
    validUntil: string | null
    revokedAt: string | null
  }[]
  seats: readonly { seat: string; competition: string; validFrom: string; validUntil: string | null }[]
  statements: readonly { competition: string; signedAt: string }[]
  conflicts: readonly {
    kind: ConflictKind
    region: string | null
    competition: string | null
    note: string | null
  }[]
  registrations: readonly {
    ward: string
    competition: string
    requestedAt: string
    decision: 'approved' | 'rejected' | null
  }[]
  questions: readonly { competition: string; text: string | null; askedAt: string }[]
  sessions: readonly unknown[]
  mail: readonly { subject: string; address: string; sentAt: string | null }[]
  work: Record<Work, number>
}

type ConflictKind =
  | 'domisili'
  | 'tempat_tugas'
  | 'pernah_menjabat'
  | 'keluarga'
  | 'pembina_inovasi'
  | 'instansi'
  | 'lain'
type Work =
  | 'values'
  | 'dossiers'
  | 'revisions'
  | 'evidence'
  | 'releases'
  | 'attendance'
  | 'meetings'
  | 'sheets'
  | 'notes'
  | 'objections'
  | 'requests'
  | 'events'

const useTime = () => {
  const locale = useLocale()
  return (at: string | null) => (at ? formatShortDateTime(at, 'WIB', locale) : '')
}

/** A section with a table; nothing when there is nothing to show. */
function Part<Row>({
  title,
  rows,
  columns,
}: {
  title: string
  rows: readonly Row[]
  columns: Column<Row>[]
}) {
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <Table
        caption={title}
        captionHidden
        rows={rows}
        rowKey={(row) => rows.indexOf(row)}
        columns={columns}
      />
    </Section>
  )
}

function Identity({ person }: { person: OwnData['person'] }) {
  const t = useMessages(privacyMessages)
  const time = useTime()
  const facts: [string, string | null][] = [
    [t('account'), person.account],
    [t('name'), fullName({ ...person, titleBefore: person.title_before, titleAfter: person.title_after })],
    [t('office'), person.office],
    [t('nip'), person.nip],
    [t('nidn'), person.nidn],
    [t('email'), person.email],
    [t('phone'), person.phone],
    [t('homeRegion'), person.home_region],
    [t('workRegion'), person.work_region],
    [t('createdAt'), time(person.created_at)],
  ]
  const items = facts.map(([term, description]): Definition => ({ term, description: description ?? '–' }))
  return (
    <Section title={t('identity')}>
      <DefinitionList items={items} />
      <p>{t('contactsSeenBy')}</p>
      <p>
        <a href="/akun">{t('change')}</a>
      </p>
    </Section>
  )
}

const LINKS: Partial<Record<Work, string>> = {
  dossiers: '/tim',
  revisions: '/tim',
  evidence: '/tim',
  sheets: '/menilai',
  notes: '/menilai',
}

function WorkPart({ work }: { work: OwnData['work'] }) {
  const t = useMessages(privacyMessages)
  const rows = (Object.entries(work) as [Work, number][]).filter(([, count]) => count > 0)
  return (
    <Section title={t('work')}>
      <p>{t('workNote')}</p>
      <DefinitionList
        items={rows.map(([name, count]) => ({
          term: t(`work_${name}`),
          description: LINKS[name] ? <a href={LINKS[name]}>{count}</a> : count,
        }))}
      />
    </Section>
  )
}

/** Everything that is held on a person, part by part; parts without content are left out. */
export function OwnDataView({ data }: { data: OwnData }) {
  const t = useMessages(privacyMessages)
  const role = useMessages(shellMessages)
  const judging = useMessages(judgingMessages)
  const time = useTime()
  const span = (from: string, until: string | null) =>
    `${time(from)} – ${until ? time(until) : t('stillHolds')}`
  return (
    <>
      <Identity person={data.person} />
      <Part
        title={t('roles')}
        rows={data.roles}
        columns={[
          { key: 'role', header: t('role'), heads: true, cell: (row) => role(row.role) },
          {
            key: 'place',
            header: t('place'),
            cell: (row) => [row.place, row.region?.name].filter(Boolean).join(' · ') || t('installation'),
          },
          { key: 'basis', header: t('basis'), cell: (row) => row.basisNumber ?? '–' },
          {
            key: 'span',
            header: t('from'),
            cell: (row) => span(row.validFrom, row.revokedAt ?? row.validUntil),
          },
        ]}
      />
      <Part
        title={t('seats')}
        rows={data.seats}
        columns={[
          { key: 'seat', header: t('seat'), heads: true, cell: (row) => row.seat },
          { key: 'competition', header: t('competition'), cell: (row) => row.competition },
          { key: 'span', header: t('from'), cell: (row) => span(row.validFrom, row.validUntil) },
        ]}
      />
      <Part
        title={t('statements')}
        rows={data.statements}
        columns={[
          { key: 'competition', header: t('competition'), heads: true, cell: (row) => row.competition },
          { key: 'at', header: t('signedAt'), cell: (row) => time(row.signedAt) },
        ]}
      />
      <Part
        title={t('conflicts')}
        rows={data.conflicts}
        columns={[
          { key: 'kind', header: t('kind'), heads: true, cell: (row) => judging(`kind_${row.kind}`) },
          { key: 'place', header: t('place'), cell: (row) => row.region ?? row.competition ?? '–' },
          { key: 'note', header: t('note'), cell: (row) => row.note ?? '–' },
        ]}
      />
      <Part
        title={t('registrations')}
        rows={data.registrations}
        columns={[
          { key: 'ward', header: t('ward'), heads: true, cell: (row) => row.ward },
          { key: 'competition', header: t('competition'), cell: (row) => row.competition },
          { key: 'at', header: t('requestedAt'), cell: (row) => time(row.requestedAt) },
          { key: 'outcome', header: t('outcome'), cell: (row) => t(row.decision ?? 'waiting') },
        ]}
      />
      <Part
        title={t('questions')}
        rows={data.questions}
        columns={[
          { key: 'text', header: t('question'), heads: true, cell: (row) => row.text },
          { key: 'competition', header: t('competition'), cell: (row) => row.competition },
          { key: 'at', header: t('askedAt'), cell: (row) => time(row.askedAt) },
        ]}
      />
      <Section title={t('sessions')}>
        <p>
          {t('sessionsCount', { n: data.sessions.length })}. <a href="/akun/sesi">{t('sessionsLink')}</a>
        </p>
      </Section>
      <Part
        title={t('mail')}
        rows={data.mail}
        columns={[
          { key: 'subject', header: t('subject'), heads: true, cell: (row) => row.subject },
          { key: 'address', header: t('address'), cell: (row) => row.address },
          { key: 'sent', header: t('sentAt'), cell: (row) => (row.sentAt ? time(row.sentAt) : t('notSent')) },
        ]}
      />
      <WorkPart work={data.work} />
    </>
  )
}
