import { useLoaderData } from '@remix-run/react'
import { AgendaList } from '~/components/agenda-list'
import { ButtonLink } from '~/components/button'
import { PageHeader } from '~/components/page-header'
import { param, publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { listPublicAgenda } from '~/services/agenda-views.server'

export const meta = titled(agendaMessages, 'title')

export const loader = publicLoader((visit) => listPublicAgenda(visit.ctx, param(visit, 'slug')))

export default function PublicAgendaPage() {
  const { competition, ...agenda } = useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const { slug, name, year, zone } = competition
  return (
    <>
      <PageHeader
        over={`${name} ${year}`}
        title={t('title')}
        lead={t('publicLead')}
        back={{ href: `/lomba/${slug}`, label: t('publicBack') }}
        actions={
          <ButtonLink variant="secondary" icon="calendar" href={`/lomba/${slug}/agenda.ics`} download>
            {t('calendar')}
          </ButtonLink>
        }
      />
      <AgendaList {...agenda} zone={zone} />
    </>
  )
}
