import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDecimal, languageTag, useLocale, useMessages } from '~/i18n'
import { impactMessages } from '~/i18n/messages/impact'
import { viewImpact } from '~/services/impact.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(impactMessages, 'title')

export const loader = privateLoader(async (visit) => {
  const { competition, ...view } = await viewImpact(visit.ctx, visit.actor, param(visit, 'slug'))
  return { head: headOf(competition), ...view }
})

export default function ImpactPage() {
  const { head, columns, rows } = useLoaderData<typeof loader>()
  const t = useMessages(impactMessages)
  const locale = useLocale()
  const language = languageTag(locale)
  return (
    <>
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${head.slug}`, label: t('back') }}
      />
      <Table
        caption={t('caption')}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        empty={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
        columns={[
          { key: 'figure', header: t('figure'), heads: true, cell: ({ name }) => name[language] },
          { key: 'unit', header: t('unit'), cell: ({ unit }) => unit[language] },
          ...columns.map(({ slug, year }, index) => ({
            key: slug,
            header: String(year),
            numeric: true,
            cell: ({ totals }: (typeof rows)[number]) => {
              const found = totals[index]
              if (!found) return t('nothing')
              return (
                <>
                  <strong>{formatDecimal(found.total, locale)}</strong>{' '}
                  <span className="field-hint">{t('from', { n: found.dossiers })}</span>
                </>
              )
            },
          })),
        ]}
      />
    </>
  )
}
