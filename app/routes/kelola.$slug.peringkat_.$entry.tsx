import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { DefinitionList } from '~/components/definition-list'
import { Details } from '~/components/details'
import { explainedText } from '~/components/explained-figure'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { scopeQuery } from '~/components/ranking-filter'
import { decisionText } from '~/components/ranking-table'
import { SideBySide } from '~/components/side-by-side'
import { Rounded, StageSteps } from '~/components/stage-explanation'
import { Table } from '~/components/table'
import type { FinalExplanation } from '~/domain/explain-view'
import { wardName } from '~/domain/ward-name'
import { param, privateLoader } from '~/http/handler.server'
import { askedScope } from '~/http/scope.server'
import { titled } from '~/http/title'
import { useLocale, useMessages } from '~/i18n'
import { explanationMessages } from '~/i18n/messages/explanation'
import { rankingMessages } from '~/i18n/messages/ranking'
import type { TieView } from '~/services/explain-ranking.server'
import { chooseFirstScope, explainPlace, openRanking } from '~/services/ranking.server'

export const meta = titled(explanationMessages, 'title', ({ place }: SerializeFrom<typeof loader>) => ({
  ward: place.entry.regionName,
}))

export const loader = privateLoader(async ({ ctx, actor, url, params }) => {
  const competition = await openRanking(ctx, actor, param({ params }, 'slug'))
  const scope = await chooseFirstScope(ctx, competition, askedScope(url.searchParams))
  const { slug, name } = competition
  return {
    competition: { slug, name },
    query: scopeQuery(scope).toString(),
    place: await explainPlace(ctx, competition, scope, param({ params }, 'entry')),
  }
})

/** How the total of one place in the ranking came about. */
export default function ExplanationPage() {
  const { competition, query, place } = useLoaderData<typeof loader>()
  const t = useMessages(explanationMessages)
  const locale = useLocale()
  const { entry, rank, rules } = place
  return (
    <>
      <PageHeader
        over={competition.name}
        title={t('title', { ward: entry.regionName })}
        lead={t('lead')}
        back={{ href: `/kelola/${competition.slug}/peringkat${query && `?${query}`}`, label: t('back') }}
        facts={
          <>
            <Badge tone="info">{t(place.tied ? 'tied' : 'rank', { rank: String(rank) })}</Badge>{' '}
            <span>{`${wardName(entry.regionName, entry.kecamatanName)} · ${entry.label}`}</span>{' '}
            <strong>{explainedText(place.total, locale)}</strong>
          </>
        }
      />
      {place.final && <FinalSteps final={place.final} />}
      {place.stages.map((stage) => (
        <div key={stage.code} className="stack">
          <StageSteps stage={stage} />
          <SideBySide rows={stage.sideBySide} />
        </div>
      ))}
      {place.tie && <Tie tie={place.tie} />}
      <Details summary={t('technical')}>
        <DefinitionList
          items={[
            {
              term: t('rules'),
              description: (
                <a href={`/lomba/${competition.slug}/ketentuan/${rules.number}`}>
                  {t('rulesNumber', {
                    number: String(rules.number),
                    sha256: `${rules.sha256.slice(0, 12)}…`,
                  })}
                </a>
              ),
            },
            { term: t('version'), description: String(place.version) },
          ]}
        />
      </Details>
    </>
  )
}

function FinalSteps({ final }: { final: FinalExplanation }) {
  const t = useMessages(explanationMessages)
  const locale = useLocale()
  return (
    <Section title={t('final')} lead={t('finalLead')}>
      <Table
        caption={t('final')}
        captionHidden
        rows={final.stages}
        rowKey={({ code }) => code}
        columns={[
          { key: 'stage', header: t('stage'), heads: true, cell: ({ name }) => name },
          {
            key: 'total',
            header: t('stageTotal'),
            numeric: true,
            cell: ({ total }) => explainedText(total, locale),
          },
          {
            key: 'share',
            header: t('share'),
            numeric: true,
            cell: ({ share }) => `× ${explainedText(share, locale)}`,
          },
          {
            key: 'product',
            header: t('product'),
            numeric: true,
            cell: ({ product }) => explainedText(product, locale),
          },
        ]}
      />
      <DefinitionList
        items={[
          {
            term: t('sum'),
            description: (
              <Rounded exact={final.exact} value={final.total} rule={final.rounding ?? undefined} />
            ),
          },
        ]}
      />
    </Section>
  )
}

function Tie({ tie }: { tie: TieView }) {
  const t = useMessages(explanationMessages)
  const r = useMessages(rankingMessages)
  const locale = useLocale()
  return (
    <Section title={t('tie')} lead={t('tieLead', { by: decisionText(tie.decidedBy, r) })}>
      <Table
        caption={t('tie')}
        captionHidden
        rows={tie.entries}
        rowKey={({ label }) => label}
        columns={[
          {
            key: 'entry',
            header: t('entry'),
            heads: true,
            cell: ({ label, regionName }) => `${regionName} · ${label}`,
          },
          { key: 'rank', header: r('rank'), numeric: true, cell: ({ rank }) => rank },
          {
            key: 'figure',
            header: t('decidingFigure'),
            numeric: true,
            cell: ({ figure }) => (figure ? explainedText(figure, locale) : t('noFigure')),
          },
        ]}
      />
    </Section>
  )
}
