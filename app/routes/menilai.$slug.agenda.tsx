import { useLoaderData } from '@remix-run/react'
import { AgendaList } from '~/components/agenda-list'
import { ButtonLink } from '~/components/button'
import { PageHeader } from '~/components/page-header'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { viewOwnAgenda } from '~/services/agenda-views.server'

export const meta = titled(agendaMessages, 'judgeTitle')

export const loader = privateLoader((visit) =>
  viewOwnAgenda(visit.ctx, visit.actor, param(visit, 'slug'), 'judge'),
)

export default function JudgeAgendaPage() {
  const { competition, ...agenda } = useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const { slug, name, year, zone } = competition
  return (
    <>
      <PageHeader
        over={`${name} ${year}`}
        title={t('title')}
        lead={t('judgeLead')}
        back={{ href: '/menilai', label: t('judgeBack') }}
        actions={
          <ButtonLink variant="secondary" icon="calendar" href={`/menilai/${slug}/agenda.ics`} download>
            {t('calendar')}
          </ButtonLink>
        }
      />
      <AgendaList {...agenda} zone={zone} />
    </>
  )
}
