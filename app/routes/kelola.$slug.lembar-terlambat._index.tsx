import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { lateSheetMessages } from '~/i18n/messages/late-sheets'
import { viewLateSheets } from '~/services/late-sheets.server'

export const meta = titled(lateSheetMessages, 'title')

export const loader = privateLoader((visit) => viewLateSheets(visit.ctx, visit.actor, param(visit, 'slug')))

const tones = { waiting: 'warning', accepted: 'success', refused: 'neutral', replaced: 'neutral' } as const

/** Sheets that came after their stage had closed, and what was decided about them. */
export default function LateSheetsPage() {
  const { competition, sheets } = useLoaderData<typeof loader>()
  const t = useMessages(lateSheetMessages)
  const locale = useLocale()
  const { slug, name, zone } = competition
  return (
    <>
      <PageHeader
        over={name}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${slug}`, label: name }}
      />
      <Table
        caption={t('title')}
        captionHidden
        rows={sheets}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t('empty')} />}
        columns={[
          {
            key: 'entry',
            header: t('entry'),
            heads: true,
            cell: ({ uid, label }) => <a href={`/kelola/${slug}/lembar-terlambat/${uid}`}>{label}</a>,
          },
          { key: 'judge', header: t('judge'), cell: ({ judge }) => judge },
          { key: 'stage', header: t('stage'), cell: ({ stage }) => stage },
          {
            key: 'received',
            header: t('received'),
            cell: ({ receivedAt }) => formatShortDateTime(receivedAt, zone, locale),
          },
          {
            key: 'state',
            header: t('state'),
            cell: ({ state }) => <Badge tone={tones[state]}>{t(state)}</Badge>,
          },
        ]}
      />
    </>
  )
}
