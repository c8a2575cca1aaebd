import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { listOwnCompetitions } from '~/services/competitions.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(setupMessages, 'listTitle')

export const loader = privateLoader(async ({ ctx, actor }) => ({
  competitions: (await listOwnCompetitions(ctx, actor)).map(headOf),
  mayCreate: actor.grants.some(
    ({ role, scope }) => (role === 'organizer' || role === 'administrator') && scope !== 'competition',
  ),
}))

export default function CompetitionsPage() {
  const { competitions, mayCreate } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const create = mayCreate && (
    <ButtonLink href="/kelola/baru" icon="plus">
      {t('create')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title={t('listTitle')}
        lead={t('listLead')}
        actions={competitions.length > 0 ? create : undefined}
      />
      <Table
        caption={t('listTitle')}
        captionHidden
        empty={
          <EmptyState title={t('noneTitle')} action={create}>
            {t(mayCreate ? 'noneHelp' : 'noneHelpOther')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t('name'),
            heads: true,
            cell: ({ slug, name, year }) => (
              <a href={`/kelola/${slug}`}>
                {name} {year}
              </a>
            ),
          },
          { key: 'host', header: t('host'), cell: ({ hostName }) => hostName },
          {
            key: 'status',
            header: t('status'),
            cell: ({ openedAt, draftPublic }) =>
              openedAt ? (
                <Badge tone="success">{t('statusOpen')}</Badge>
              ) : (
                <Badge>{t(draftPublic ? 'statusPublicDraft' : 'statusDraft')}</Badge>
              ),
          },
        ]}
        rows={competitions}
        rowKey={({ slug }) => slug}
      />
    </>
  )
}
