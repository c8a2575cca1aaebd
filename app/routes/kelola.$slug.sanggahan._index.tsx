import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { ObjectionBadge } from '~/components/objection-text'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { objectionMessages } from '~/i18n/messages/objections'
import { resultMessages } from '~/i18n/messages/results'
import { viewObjections } from '~/services/objection-answers.server'

export const meta = titled(objectionMessages, 'listTitle')

export const loader = privateLoader((visit) => viewObjections(visit.ctx, visit.actor, param(visit, 'slug')))

/** Objections to the results of a competition. */
export default function ObjectionsPage() {
  const { competition, objections } = useLoaderData<typeof loader>()
  const t = useMessages(objectionMessages)
  const r = useMessages(resultMessages)
  const locale = useLocale()
  const base = `/kelola/${competition.slug}`
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('listTitle')}
        lead={t('listLead')}
        back={{ href: base, label: competition.name }}
      />
      <Table
        caption={t('listTitle')}
        captionHidden
        rows={objections}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t('listEmpty')}>{t('listEmptyHelp')}</EmptyState>}
        columns={[
          {
            key: 'entry',
            header: t('entry'),
            heads: true,
            cell: ({ uid, label, ward }) => (
              <a href={`${base}/sanggahan/${uid}`}>
                {label} · {ward}
              </a>
            ),
          },
          {
            key: 'result',
            header: t('result'),
            cell: ({ number, stage }) =>
              `${number} · ${stage === null ? r('finalResult') : r('stageResult', { stage })}`,
          },
          {
            key: 'at',
            header: t('at'),
            cell: ({ submittedAt }) => formatShortDateTime(submittedAt, competition.zone, locale),
          },
          { key: 'state', header: t('state'), cell: ({ state }) => <ObjectionBadge state={state} /> },
        ]}
      />
    </>
  )
}
