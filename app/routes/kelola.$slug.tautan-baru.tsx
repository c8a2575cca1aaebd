import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { shellMessages } from '~/i18n/messages/shell'
import { wardBoardMessages } from '~/i18n/messages/ward-board'
import { showReissuedLinks } from '~/services/person-links.server'

export const meta = titled(wardBoardMessages, 'reissuedTitle')

export const loader = privateLoader((visit) =>
  showReissuedLinks(visit.ctx, visit.actor, param(visit, 'slug')),
)

export default function ReissuedLinksPage() {
  const { competition, links } = useLoaderData<typeof loader>()
  const t = useMessages(wardBoardMessages)
  const role = useMessages(shellMessages)
  const overview = useMessages(setupMessages)
  const locale = useLocale()
  const at = (moment: string) => formatShortDateTime(moment, competition.zone, locale)
  return (
    <>
      <PageHeader
        over={competition.name}
        title={t('reissuedTitle')}
        lead={t('reissuedLead')}
        back={{ href: `/kelola/${competition.slug}`, label: overview('overview') }}
      />
      <Table
        caption={t('reissuedTitle')}
        captionHidden
        rows={links}
        rowKey={({ uid, role: held }) => `${uid} ${held}`}
        empty={<EmptyState title={t('reissuedNone')} icon="verified" />}
        columns={[
          {
            key: 'for',
            header: t('for'),
            heads: true,
            cell: (link) => `${link.name} (${role(link.role)})`,
          },
          { key: 'by', header: t('by'), cell: ({ creator }) => creator ?? 'Sinilai' },
          { key: 'at', header: t('at'), cell: ({ createdAt }) => at(createdAt) },
          {
            key: 'used',
            header: t('outcome'),
            cell: ({ consumedAt }) => (consumedAt ? at(consumedAt) : t('notUsed')),
          },
        ]}
      />
    </>
  )
}
