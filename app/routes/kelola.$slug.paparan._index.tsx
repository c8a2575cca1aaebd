import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { presentationMessages } from '~/i18n/messages/presentation'
import { listPresentations } from '~/services/appearance.server'

export const meta = titled(presentationMessages, 'title')

export const loader = privateLoader((visit) =>
  listPresentations(visit.ctx, visit.actor, param(visit, 'slug')),
)

/** The stages with their orders of appearance; any stage can have one. */
export default function PresentationsPage() {
  const { competition, stages } = useLoaderData<typeof loader>()
  const t = useMessages(presentationMessages)
  const { slug, name } = competition
  return (
    <>
      <PageHeader
        over={name}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${slug}`, label: t('back') }}
      />
      <Table
        caption={t('title')}
        captionHidden
        rows={stages}
        rowKey={({ code }) => code}
        empty={<EmptyState title={t('none')} />}
        columns={[
          {
            key: 'stage',
            header: t('stage'),
            heads: true,
            cell: ({ code, name: stage, presentation }) => (
              <>
                <a href={`/kelola/${slug}/paparan/${code}`}>{stage}</a>{' '}
                {presentation && <Badge tone="info">{t('isPresentation')}</Badge>}
              </>
            ),
          },
          { key: 'entries', header: t('entries'), numeric: true, cell: ({ entries }) => entries },
          {
            key: 'order',
            header: t('order'),
            cell: ({ method, waits }) => (
              <>
                {method ? t(`by_${method}`) : t('noOrder')}{' '}
                {waits && <Badge tone="warning">{t(`waits_${waits}`)}</Badge>}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
