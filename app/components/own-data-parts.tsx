import type { Role } from '~/domain/actors'
import { fullName } from '~/domain/people'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { privacyMessages } from '~/i18n/messages/privacy'
import { type Definition, DefinitionList } from './definition-list'
import { Section } from './layout'
import { type Column, Table } from './table'

/** What the page shows of the data that a person's download holds whole. */
export interface OwnData {
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
  meetings: { competition: string; heldOn: string | null; present: boolean; remark: string | null }[]
  questions: readonly { competition: string; text: string | null; askedAt: string }[]
  objections: readonly { competition: string; text: string | null; submittedAt: string }[]
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
  | 'materials'
  | 'meetings'
  | 'checks'
  | 'corrections'
  | 'sheets'
  | 'lateSheets'
  | 'visitPhotos'
  | 'notes'
  | 'objections'
  | 'requests'
  | 'events'

export const useTime = () => {
  const locale = useLocale()
  return (at: string | null) => (at ? formatShortDateTime(at, 'WIB', locale) : '')
}

/** A section with a table; nothing when there is nothing to show. */
export function Part<Row>({
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

/** Who the person is, with the way to mend it. */
export function Identity({ person }: { person: OwnData['person'] }) {
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

/** How much the person has put in, by kind, linked to where it is. */
export function WorkPart({ work }: { work: OwnData['work'] }) {
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
