import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { Details } from '~/components/details'
import { EmptyState } from '~/components/empty-state'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { RulesSheet } from '~/components/rules-sheet'
import { Table } from '~/components/table'
import { param, publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { publicMessages } from '~/i18n/messages/public'
import { rulesMessages } from '~/i18n/messages/rules'
import { listPublicRules } from '~/services/public-competitions.server'

export const meta = titled(
  rulesMessages,
  'versions',
  undefined,
  ({ competition }: SerializeFrom<typeof loader>) => competition.name,
)

export const loader = publicLoader((visit) => listPublicRules(visit.ctx, param(visit, 'slug')))

/** All rules sheets of a competition, or its draft while that is out for comment. */
export default function RulesListPage() {
  const { competition, sheets, draft } = useLoaderData<typeof loader>()
  const t = useMessages(rulesMessages)
  const p = useMessages(publicMessages)
  const locale = useLocale()
  const { slug, zone } = competition
  const time = (at: string) => formatDateTime(at, zone, locale)
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t(draft ? 'draftSheet' : 'sheet')}
        back={{ href: `/lomba/${slug}`, label: t('toCompetition') }}
      />
      {draft ? (
        <>
          <Notice tone="warning" title={p('draftLead', { date: time(draft.publishedAt) })}>
            {t('draftNote')}
          </Notice>
          <RulesSheet rules={draft.rules} />
          <Details summary={t('technical')}>
            <p>
              {t('sha256')}: <code>{draft.sha256}</code>
            </p>
          </Details>
        </>
      ) : (
        <Table
          caption={t('versions')}
          empty={<EmptyState title={t('noVersions')}>{t('noVersionsHelp')}</EmptyState>}
          columns={[
            {
              key: 'number',
              header: t('sheet'),
              heads: true,
              cell: ({ number }) => (
                <a href={`/lomba/${slug}/ketentuan/${number}`}>{t('sheetNumber', { number })}</a>
              ),
            },
            { key: 'at', header: t('frozenAt'), cell: ({ frozenAt }) => time(frozenAt) },
            { key: 'reason', header: t('changeReason'), cell: ({ reason }) => reason ?? '–' },
            {
              key: 'state',
              header: '',
              cell: ({ number }) =>
                number === sheets[0]?.number ? (
                  <Badge tone="success">{t('latest')}</Badge>
                ) : (
                  <Badge>{t('replaced')}</Badge>
                ),
            },
          ]}
          rows={sheets}
          rowKey={({ number }) => number}
        />
      )}
    </>
  )
}
