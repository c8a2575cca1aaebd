import { useLoaderData } from '@remix-run/react'
import { AgendaList } from '~/components/agenda-list'
import { ButtonLink, ButtonRow } from '~/components/button'
import { PageHeader } from '~/components/page-header'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { viewAgenda } from '~/services/agenda.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(agendaMessages, 'manageTitle')

export const loader = privateLoader(async (visit) => {
  const { competition, entries, ...rest } = await viewAgenda(visit.ctx, visit.actor, param(visit, 'slug'))
  const entryNames = Object.fromEntries(
    entries.map(({ uid, label, regionName }) => [uid, `${label} ${regionName}`]),
  )
  return { head: headOf(competition), entryNames, ...rest }
})

export default function AgendaPage() {
  const { head, items, entryNames, appearance, now, mayWrite } = useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const base = `/kelola/${head.slug}/agenda`
  return (
    <>
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('manageTitle')}
        lead={t('manageLead')}
        back={{ href: `/kelola/${head.slug}`, label: t('back') }}
        actions={
          mayWrite ? (
            <ButtonLink href={`${base}/baru`} icon="plus">
              {t('add')}
            </ButtonLink>
          ) : undefined
        }
      />
      <AgendaList
        items={items}
        zone={head.zone}
        now={now}
        entryNames={entryNames}
        appearance={appearance}
        foot={({ number, title, cancelled }) => (
          <ButtonRow>
            <ButtonLink small variant="secondary" href={`${base}/${number}`}>
              {t('details')}
              <span className="unseen">: {title}</span>
            </ButtonLink>
            {mayWrite && !cancelled && (
              <ButtonLink small variant="quiet" href={`${base}/${number}/ubah`}>
                {t('edit')}
                <span className="unseen">: {title}</span>
              </ButtonLink>
            )}
          </ButtonRow>
        )}
      />
    </>
  )
}
