import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { Pagination } from '~/components/pagination'
import { ApartTable, RankingTable } from '~/components/ranking-table'
import { OverrideList, ResultTechnical } from '~/components/result-facts'
import { NextResultStep } from '~/components/result-next'
import { ResultStatusBadge } from '~/components/result-status'
import { ResultWay } from '~/components/result-way'
import { Tabs } from '~/components/tabs'
import { privateLoader } from '~/http/handler.server'
import { preparationPath, resultNumber } from '~/http/result-place.server'
import { pageNumber } from '~/http/scope.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { viewResult } from '~/services/result-pages.server'

export const meta = titled(resultMessages, 'numberOf', ({ result }: SerializeFrom<typeof loader>) => ({
  n: result.number,
}))

const PAGE_SIZE = 50

export const loader = privateLoader(async (visit) => {
  const { view, ...shown } = await viewResult(visit.ctx, visit.actor, resultNumber(visit))
  const { lists, apart, stages } = view
  const asked = visit.url.searchParams.get('daftar')
  const keyOf = ({ per, code }: (typeof lists)[number]) => (code === null ? per : `${per}-${code}`)
  const chosen = lists.find((list) => keyOf(list) === asked) ?? lists[0]
  const page = pageNumber(visit.url.searchParams.get('halaman'))
  const from = (page - 1) * PAGE_SIZE
  return {
    ...shown,
    ...{ stages, page, pageSize: PAGE_SIZE, apart: apart.slice(0, PAGE_SIZE), apartCount: apart.length },
    lists: lists.map((list) => ({ key: keyOf(list), name: list.name, current: list === chosen })),
    ranked: (chosen?.ranked ?? []).slice(from, from + PAGE_SIZE),
    rankedCount: chosen?.ranked.length ?? 0,
    correctHref: preparationPath({
      slug: shown.competition.slug,
      stage: shown.snapshot.stage?.code ?? null,
    }),
  }
})

/** A frozen result: its way, its ranking, what was overridden, and what proves it. */
export default function ResultPage() {
  const data = useLoaderData<typeof loader>()
  const { competition, result, snapshot, next, waiting, mayStep, correctHref } = data
  const t = useMessages(resultMessages)
  const base = `/kelola/${competition.slug}/hasil`
  const { supersededBy } = result
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('numberOf', { n: result.number })}
        lead={snapshot.stage ? t('stageResult', { stage: snapshot.stage.name }) : t('finalResult')}
        back={{ href: base, label: t('title') }}
        facts={<ResultStatusBadge status={result.status} corrected={supersededBy !== null} />}
      />
      {supersededBy !== null && (
        <Notice tone="warning">
          <p>{t('correctedBy', { n: supersededBy })}</p>
          <a href={`${base}/${supersededBy}`}>{t('openOf', { n: supersededBy })}</a>
        </Notice>
      )}
      {result.supersedes !== null && (
        <p>
          {t('corrects', { n: result.supersedes })}{' '}
          <a href={`${base}/${result.supersedes}`}>{t('openOf', { n: result.supersedes })}</a>
        </p>
      )}
      {result.reason && <p>{t('reasonOf', { reason: result.reason })}</p>}
      <Section title={t('way')}>
        <ResultWay {...{ result, snapshot, zone: competition.zone, base: `${base}/${result.number}` }} />
        <NextResultStep
          {...{ next, waiting, mayStep, correctHref, zone: competition.zone }}
          until={result.objectionsUntil}
          base={`${base}/${result.number}`}
          approvalsHref={`/kelola/${competition.slug}/persetujuan`}
        />
      </Section>
      <p>
        <a href={`/kelola/${competition.slug}/dokumen`}>{t('documents')}</a>
      </p>
      <Ranking />
      {snapshot.overrides.length > 0 && (
        <Section title={t('overrides')}>
          <OverrideList overrides={snapshot.overrides} zone={competition.zone} />
        </Section>
      )}
      <ResultTechnical {...{ result, snapshot, slug: competition.slug }} />
    </>
  )
}

function Ranking() {
  const { result, competition, lists, ranked, rankedCount, stages, apart, snapshot, page, pageSize } =
    useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  const address = `/kelola/${competition.slug}/hasil/${result.number}`
  const current = lists.find((list) => list.current)
  return (
    <>
      <Section title={t('ranking')}>
        {lists.length > 1 && (
          <Tabs
            label={t('lists')}
            tabs={lists.map(({ key, name, current: isCurrent }) => ({
              href: `${address}?daftar=${key}`,
              label: name ?? t('list_whole'),
              current: isCurrent,
            }))}
          />
        )}
        <RankingTable ofStage={snapshot.stage !== null} rows={ranked} stages={stages} />
        <Pagination
          {...{ page, pageSize }}
          total={rankedCount}
          hrefOf={(to) => `${address}?daftar=${current?.key ?? ''}&halaman=${to}`}
        />
      </Section>
      {apart.length > 0 && (
        <Section title={t('apart')}>
          <ApartTable rows={apart} />
        </Section>
      )}
    </>
  )
}
