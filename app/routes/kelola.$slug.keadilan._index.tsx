import type { MetaFunction, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { FairnessAnswers, FairnessLook } from '~/components/fairness-answers'
import { FairnessBusy } from '~/components/fairness-busy'
import { PageHeader } from '~/components/page-header'
import { RankingFilter, scopeQuery } from '~/components/ranking-filter'
import { summarize } from '~/domain/fairness/summary'
import { param, privateLoader } from '~/http/handler.server'
import { refreshing } from '~/http/refreshing'
import { askedScope } from '~/http/scope.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { viewFairness } from '~/services/fairness-report.server'

const title = titled(fairnessMessages, 'title', ({ stageName }: SerializeFrom<typeof loader>) => ({
  stage: stageName,
}))

export const meta: MetaFunction<typeof loader> = (args) => [
  ...(title(args) ?? []),
  ...refreshing(args.data?.summary === null),
]

export const loader = privateLoader(async ({ ctx, actor, url, params }) => {
  const view = await viewFairness(ctx, actor, param({ params }, 'slug'), askedScope(url.searchParams))
  const { competition, scope, stageName, steps } = view
  return {
    ...{ competition, scope, stageName, steps },
    done: view.ready ? steps : view.done,
    isEmpty: view.ready && view.report.panel.sheets === 0,
    summary: view.ready ? summarize(view.report) : null,
  }
})

/** One page for those who decide: what a stage's marks do and do not show. */
export default function FairnessSummaryPage() {
  const { competition, scope, stageName, summary, isEmpty, ...progress } = useLoaderData<typeof loader>()
  const t = useMessages(fairnessMessages)
  const base = `/kelola/${competition.slug}`
  const query = scopeQuery(scope)
  return (
    <>
      <PageHeader
        over={competition.name}
        title={t('title', { stage: stageName })}
        lead={t('lead')}
        back={{ href: `${base}/peringkat?${query}`, label: t('back') }}
      />
      <RankingFilter choices={competition} scope={scope} />
      {summary === null ? (
        <FairnessBusy {...progress} />
      ) : isEmpty ? (
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <>
          <FairnessAnswers answers={summary.answers} />
          <FairnessLook look={summary.look} />
          <ButtonLink variant="secondary" href={`${base}/keadilan/lampiran?${query}`}>
            {t('toTechnical')}
          </ButtonLink>
        </>
      )}
    </>
  )
}
