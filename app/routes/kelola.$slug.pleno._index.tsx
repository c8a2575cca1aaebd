import { useLoaderData } from '@remix-run/react'
import { Badge, type Tone } from '~/components/badge'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import type { MeetingState } from '~/domain/meeting-view'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { listMeetingParts } from '~/services/plenary-pages.server'

export const meta = titled(plenaryMessages, 'title')

export const loader = privateLoader((visit) => listMeetingParts(visit.ctx, visit.actor, param(visit, 'slug')))

const TONES: Record<MeetingState, Tone> = {
  ...{ empty: 'neutral', early: 'neutral', ready: 'warning' },
  ...{ preparing: 'info', closed: 'success', further: 'info' },
}

/** The meeting of each stage, and of each kecamatan where a stage is divided. */
export default function PlenaryListPage() {
  const { competition, stages } = useLoaderData<typeof loader>()
  const t = useMessages(plenaryMessages)
  const rows = stages.flatMap(({ code, name, parts }) =>
    parts.map((part) => ({ stage: code, stageName: name, ...part })),
  )
  const href = ({ stage, code }: (typeof rows)[number]) =>
    `/kelola/${competition.slug}/pleno/${stage}${code ? `?kecamatan=${code}` : ''}`
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${competition.slug}`, label: `${competition.name} ${competition.year}` }}
      />
      <Table
        caption={t('listCaption')}
        captionHidden
        rows={rows}
        rowKey={({ stage, code }) => `${stage} ${code}`}
        columns={[
          {
            key: 'stage',
            header: t('stage'),
            heads: true,
            cell: (row) => (
              <a href={href(row)}>
                {row.stageName}
                {row.name && ` · Kec. ${row.name}`}
              </a>
            ),
          },
          { key: 'entries', header: t('entries'), numeric: true, cell: ({ entries }) => entries },
          {
            key: 'state',
            header: t('state'),
            cell: ({ state }) => <Badge tone={TONES[state]}>{t(`state_${state}`)}</Badge>,
          },
        ]}
      />
    </>
  )
}
