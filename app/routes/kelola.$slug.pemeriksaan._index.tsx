import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink } from '~/components/button'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { ITEM_FOLDERS } from '~/domain/inspection/checklist'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { inspectionMessages } from '~/i18n/messages/inspection'
import { setupMessages } from '~/i18n/messages/setup'
import { viewChecklist } from '~/services/inspection/papers.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(inspectionMessages, 'title')

export const loader = privateLoader(async (visit) => {
  const { competition, lines } = await viewChecklist(visit.ctx, visit.actor, param(visit, 'slug'))
  return { head: headOf(competition), lines }
})

/** What an audit asks for: found in the system, uploaded, or not there yet. */
export default function InspectionPage() {
  const { head, lines } = useLoaderData<typeof loader>()
  const t = useMessages(inspectionMessages)
  const s = useMessages(setupMessages)
  const base = `/kelola/${head.slug}`
  return (
    <>
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: base, label: s('overview') }}
        actions={
          <ButtonLink href={`${base}/pemeriksaan/paket`} variant="secondary">
            {t('pack')}
          </ButtonLink>
        }
      />
      <Table
        caption={t('caption')}
        captionHidden
        columns={[
          {
            key: 'item',
            header: t('item'),
            heads: true,
            cell: ({ item }) => <a href={`${base}/pemeriksaan/${ITEM_FOLDERS[item]}`}>{t(item)}</a>,
          },
          {
            key: 'state',
            header: t('state'),
            cell: ({ uploaded, inSystem }) =>
              uploaded + inSystem > 0 ? (
                <Badge tone="success">{t('there')}</Badge>
              ) : (
                <Badge tone="warning">{t('notThere')}</Badge>
              ),
          },
          { key: 'inSystem', header: t('inSystem'), numeric: true, cell: ({ inSystem }) => inSystem },
          { key: 'uploaded', header: t('uploaded'), numeric: true, cell: ({ uploaded }) => uploaded },
        ]}
        rows={lines}
        rowKey={({ item }) => item}
      />
    </>
  )
}
