import { useLoaderData } from '@remix-run/react'
import {
  Badge,
  ButtonLink,
  DefinitionList,
  Details,
  EmptyState,
  Notice,
  PageHeader,
  Pagination,
  Section,
} from '~/components'
import { RankingFilter, SCOPE_FIELDS, scopeQuery } from '~/components/ranking-filter'
import { ApartTable, RankingTable } from '~/components/ranking-table'
import type { RankingScope } from '~/domain/ranking-view'
import { renderOnce } from '~/http/fragment.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { askedScope, pageNumber } from '~/http/scope.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { rankingMessages } from '~/i18n/messages/ranking'
import {
  apartPage,
  chooseFirstScope,
  LARGEST_WHOLE,
  openRanking,
  PAGE_SIZE,
  rankedPage,
  rankNow,
} from '~/services/ranking.server'

export const meta = titled(rankingMessages, 'title')

export const loader = privateLoader(async ({ ctx, actor, context, url, params }) => {
  const competition = await openRanking(ctx, actor, param({ params }, 'slug'))
  const scope = await chooseFirstScope(ctx, competition, askedScope(url.searchParams))
  const ranking = await rankNow(ctx, competition, scope)
  const { head, rankedCount, apartCount, key } = ranking
  const whole = url.searchParams.get('halaman') === 'semua' && rankedCount <= LARGEST_WHOLE
  const page = whole ? null : pageNumber(url.searchParams.get('halaman'))
  const apart = pageNumber(url.searchParams.get('lain'))
  const locale = readLocale(context.cookies, actor)
  return {
    competition,
    scope,
    head,
    advances: competition.stages.some(({ code, advances }) => code === scope.stage && advances),
    ...{ rankedCount, apartCount, page, apart, pageSize: PAGE_SIZE, largestWhole: LARGEST_WHOLE },
    // Never hydrated, and the same for everybody who may see it: kept as markup until something recorded changes.
    table: renderOnce(`${key} ranked ${page}`, locale, () => (
      <RankingTable
        ofStage={scope.stage !== null}
        rows={rankedPage(ranking, page)}
        stages={head.stages}
        hrefOf={(entry) => `/kelola/${competition.slug}/peringkat/${entry}?${addressQuery(scope)}`}
      />
    )),
    apartTable: renderOnce(`${key} apart ${apart}`, locale, () => (
      <ApartTable rows={apartPage(ranking, apart)} />
    )),
  }
})

/** Named even when empty: a page of the whole must not open on a stage. */
function addressQuery(scope: RankingScope): URLSearchParams {
  const query = scopeQuery(scope)
  if (!scope.stage) query.set(SCOPE_FIELDS.stage, '')
  return query
}

const Markup = ({ html }: { html: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of our own components, escaped by React
  <div dangerouslySetInnerHTML={{ __html: html }} />
)

export default function RankingPage() {
  const { competition, scope, head, advances, rankedCount, apartCount, page, apart, pageSize, ...rest } =
    useLoaderData<typeof loader>()
  const t = useMessages(rankingMessages)
  const base = `/kelola/${competition.slug}`
  const address = (name: string, value: string | number) => {
    const query = addressQuery(scope)
    query.set(name, String(value))
    return `?${query}`
  }
  const isComplete = apartCount === 0 && head.counted === head.expected && rankedCount > 0
  const numbers = { counted: head.counted, expected: head.expected, apart: apartCount }
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ href: base, label: competition.name }}
        facts={
          <Badge tone={isComplete ? 'success' : 'warning'}>{t(isComplete ? 'complete' : 'partial')}</Badge>
        }
        actions={
          <ButtonLink href={`${base}/ekspor?${scopeQuery(scope)}`} variant="secondary" icon="download">
            {t('export')}
          </ButtonLink>
        }
      />
      <RankingFilter choices={competition} scope={scope} />
      {head.within && <p>{t(`within_${head.within}`)}</p>}
      {head.counted > 0 && scope.stage && (
        <p>
          <a href={`${base}/keadilan?${scopeQuery(scope)}`}>{t('toFairness')}</a>
        </p>
      )}
      {advances && (
        <p>
          <a href={`${base}/lolos/${scope.stage}`}>{t('toAdvance')}</a>
        </p>
      )}
      <Notice tone={isComplete ? 'success' : 'warning'}>
        {isComplete ? t('completeHelp', numbers) : t('partialHelp', numbers)}
      </Notice>
      {rankedCount === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <Markup html={rest.table} />
      )}
      {page !== null && (
        <Pagination
          page={page}
          pageSize={pageSize}
          total={rankedCount}
          hrefOf={(to) => address('halaman', to)}
        />
      )}
      {rankedCount > pageSize && rankedCount <= rest.largestWhole && (
        <p>
          <a href={address('halaman', page === null ? 1 : 'semua')}>
            {t(page === null ? 'showPages' : 'showAll')}
          </a>
        </p>
      )}
      {apartCount > 0 && (
        <Section id="belum" title={t('apartTitle')} lead={t('apartLead')}>
          <Markup html={rest.apartTable} />
          <Pagination
            page={apart}
            pageSize={pageSize}
            total={apartCount}
            hrefOf={(to) => `${address('lain', to)}#belum`}
          />
        </Section>
      )}
      <Details summary={t('technical')}>
        <DefinitionList
          items={[
            {
              term: t('rules'),
              description: (
                <a href={`/lomba/${competition.slug}/ketentuan/${head.rules.number}`}>
                  {t('rulesNumber', {
                    number: String(head.rules.number),
                    sha256: `${head.rules.sha256.slice(0, 12)}…`,
                  })}
                </a>
              ),
            },
            { term: t('version'), description: String(head.version) },
          ]}
        />
      </Details>
    </>
  )
}
