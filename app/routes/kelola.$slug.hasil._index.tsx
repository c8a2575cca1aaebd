import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { ResultStatusBadge } from '~/components/result-status'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { preparationPath } from '~/http/result-place.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { viewResults } from '~/services/result-pages.server'

export const meta = titled(resultMessages, 'title')

export const loader = privateLoader(async (visit) => {
  const slug = param(visit, 'slug')
  const { parts, ...view } = await viewResults(visit.ctx, visit.actor, slug)
  return {
    ...view,
    parts: parts.map((part) => ({ ...part, href: preparationPath({ slug, stage: part.code }) })),
  }
})

/** What can be frozen in a competition, and every result that was. */
export default function ResultsPage() {
  const { competition, results } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${competition.slug}`, label: competition.name }}
      />
      <Section title={t('toPrepare')}>
        <Parts />
      </Section>
      <Section title={t('frozen')}>
        {results.length === 0 ? <EmptyState title={t('noneYet')}>{t('noneYetHelp')}</EmptyState> : <Frozen />}
      </Section>
    </>
  )
}

type Loaded = SerializeFrom<typeof loader>

function Parts() {
  const { parts } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  const nameOf = ({ name }: Loaded['parts'][number]) =>
    name === null ? t('finalResult') : t('stageResult', { stage: name })
  return (
    <Table
      caption={t('toPrepare')}
      captionHidden
      rows={parts}
      rowKey={({ href }) => href}
      columns={[
        { key: 'what', header: t('what'), heads: true, cell: nameOf },
        {
          key: 'standing',
          header: t('standing'),
          cell: ({ standing }) =>
            standing ? `${t('numberOf', { n: standing.number })}, ${t(standing.status)}` : t('none'),
        },
        {
          key: 'act',
          header: t('prepare'),
          cell: (part) => (
            <a href={part.href}>{t(part.standing ? 'correctOf' : 'prepareOf', { what: nameOf(part) })}</a>
          ),
        },
      ]}
    />
  )
}

function Frozen() {
  const { competition, results } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  const locale = useLocale()
  return (
    <Table
      caption={t('frozen')}
      captionHidden
      rows={results}
      rowKey={({ number }) => number}
      columns={[
        {
          key: 'number',
          header: t('what'),
          heads: true,
          cell: ({ number, stage }) => (
            <a href={`/kelola/${competition.slug}/hasil/${number}`}>
              {t('numberOf', { n: number })}
              {' · '}
              {stage === null ? t('finalResult') : t('stageResult', { stage })}
            </a>
          ),
        },
        {
          key: 'status',
          header: t('status'),
          cell: ({ status, supersededBy }) => (
            <ResultStatusBadge status={status} corrected={supersededBy !== null} />
          ),
        },
        {
          key: 'frozen',
          header: t('frozenAt'),
          cell: ({ frozenAt }) => formatShortDateTime(frozenAt, competition.zone, locale),
        },
      ]}
    />
  )
}
