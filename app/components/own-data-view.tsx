import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { privacyMessages } from '~/i18n/messages/privacy'
import { shellMessages } from '~/i18n/messages/shell'
import { Section } from './layout'
import { Identity, type OwnData, Part, useTime, WorkPart } from './own-data-parts'

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
      <Part
        title={t('objectionTexts')}
        rows={data.objections}
        columns={[
          { key: 'text', header: t('objection'), heads: true, cell: (row) => row.text },
          { key: 'competition', header: t('competition'), cell: (row) => row.competition },
          { key: 'at', header: t('askedAt'), cell: (row) => time(row.submittedAt) },
        ]}
      />
      <Part
        title={t('meetings')}
        rows={data.meetings}
        columns={[
          { key: 'competition', header: t('competition'), heads: true, cell: (row) => row.competition },
          { key: 'at', header: t('heldOn'), cell: (row) => row.heldOn },
          { key: 'present', header: t('attended'), cell: (row) => t(row.present ? 'isPresent' : 'isAbsent') },
          { key: 'remark', header: t('note'), cell: (row) => row.remark ?? '–' },
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
