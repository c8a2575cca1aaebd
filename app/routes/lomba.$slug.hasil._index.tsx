import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { publicResultMessages } from '~/i18n/messages/public-results'
import { viewPublishedResults } from '~/services/public-results.server'

export const meta = titled(
  publicResultMessages,
  'listOf',
  ({ competition: { name, year } }: SerializeFrom<typeof loader>) => ({ competition: `${name} ${year}` }),
)

export const loader = publicLoader((visit) => viewPublishedResults(visit.ctx, param(visit, 'slug')))

/** The announced results of a competition. */
export default function PublishedResultsPage() {
  const { competition, results } = useLoaderData<typeof loader>()
  const t = useMessages(publicResultMessages)
  const locale = useLocale()
  const { slug, name, year, zone } = competition
  return (
    <>
      <PageHeader
        over={`${name} ${year}`}
        title={t('listTitle')}
        lead={t('lead')}
        back={{ href: `/lomba/${slug}`, label: name }}
      />
      <Table
        caption={t('listTitle')}
        captionHidden
        rows={results}
        rowKey={({ number }) => number}
        columns={[
          {
            key: 'result',
            header: t('link'),
            heads: true,
            cell: ({ number, stage, correctedBy }) => (
              <>
                <a href={`/lomba/${slug}/hasil/${number}`}>
                  {t('resultOf', { n: number, what: stage === null ? t('final') : t('stage', { stage }) })}
                </a>{' '}
                {correctedBy !== null && <Badge tone="neutral">{t('corrected')}</Badge>}
              </>
            ),
          },
          {
            key: 'from',
            header: t('announcedAt'),
            cell: ({ from }) => formatShortDateTime(from, zone, locale),
          },
        ]}
      />
    </>
  )
}
