import { useLoaderData } from '@remix-run/react'
import { AgendaList } from '~/components/agenda-list'
import { ButtonLink } from '~/components/button'
import { PageHeader } from '~/components/page-header'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { viewOwnAgenda } from '~/services/agenda-views.server'

export const meta = titled(agendaMessages, 'teamTitle')

export const loader = privateLoader((visit) =>
  viewOwnAgenda(visit.ctx, visit.actor, param(visit, 'slug'), 'team'),
)

export default function TeamAgendaPage() {
  const { competition, ...agenda } = useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const { slug, name, year, zone } = competition
  return (
    <>
      <PageHeader
        over={`${name} ${year}`}
        title={t('title')}
        lead={t('teamLead')}
        back={{ href: '/tim', label: t('teamBack') }}
        actions={
          <ButtonLink variant="secondary" icon="calendar" href={`/tim/${slug}/agenda.ics`} download>
            {t('calendar')}
          </ButtonLink>
        }
      />
      <AgendaList {...agenda} zone={zone} />
    </>
  )
}
