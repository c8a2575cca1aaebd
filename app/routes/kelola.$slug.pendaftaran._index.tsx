import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { fullName } from '~/domain/people'
import { param, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { registrationMessages } from '~/i18n/messages/registration'
import { shellMessages } from '~/i18n/messages/shell'
import { wardBoardMessages } from '~/i18n/messages/ward-board'
import { listDecidableRegistrations } from '~/services/registrations.server'

export const meta = titled(registrationMessages, 'listTitle')

export const loader = privateLoader((visit) =>
  listDecidableRegistrations(visit.ctx, visit.actor, param(visit, 'slug')),
)

type Row = Awaited<ReturnType<typeof listDecidableRegistrations>>['registrations'][number]

export default function RegistrationsPage() {
  const { competition, registrations } = useLoaderData<typeof loader>()
  const t = useMessages(registrationMessages)
  const board = useMessages(wardBoardMessages)
  const waiting = registrations.filter(({ decision }) => decision === null)
  const decided = registrations.filter(({ decision }) => decision !== null)
  return (
    <>
      <PageHeader
        over={competition.name}
        title={t('listTitle')}
        lead={t('listLead')}
        back={{ href: `/kelola/${competition.slug}/undangan`, label: board('back') }}
      />
      {registrations.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneHelp')}</p>
        </EmptyState>
      ) : (
        <Section title={t('waiting')}>
          {waiting.length === 0 ? <p>{t('allDone')}</p> : <Rows rows={waiting} />}
        </Section>
      )}
      {decided.length > 0 && (
        <Section title={t('decided')}>
          <Rows rows={decided} />
        </Section>
      )}
    </>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const { competition } = useLoaderData<typeof loader>()
  const t = useMessages(registrationMessages)
  const role = useMessages(shellMessages)
  const board = useMessages(wardBoardMessages)
  const locale = useLocale()
  const key = useWriteKey('pendaftaran')
  return (
    <ul className="work-list">
      {rows.map((row) => (
        <li key={row.uid}>
          <div>
            <strong>
              {row.ward}, {board('kecamatan')} {row.kecamatan}
            </strong>
            <br />
            {fullName(row)} ({row.account}), {role(row.role)}
            {row.office && `, ${row.office}`}
            <br />
            {[row.phone, row.email].filter(Boolean).join(' · ')}
            <br />
            {t('requested', { date: formatShortDateTime(row.requestedAt, competition.zone, locale) })}
            {row.reason && ` · ${row.reason}`}
          </div>
          {row.decision !== null && (
            <Badge tone={row.decision === 'approved' ? 'success' : 'danger'}>{t(row.decision)}</Badge>
          )}
          {row.decision === null && row.mayDecide && (
            <ButtonRow>
              <Form
                writeKey={`${key}-${row.uid}`}
                action={`/kelola/${competition.slug}/pendaftaran/${row.uid}`}
                hidden={{ decision: 'approved' }}
              >
                <Button small>{t('approve')}</Button>
              </Form>
              <ButtonLink
                small
                variant="secondary"
                href={`/kelola/${competition.slug}/pendaftaran/${row.uid}`}
              >
                {t('reject')}
              </ButtonLink>
            </ButtonRow>
          )}
        </li>
      ))}
    </ul>
  )
}
