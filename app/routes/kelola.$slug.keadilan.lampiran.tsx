import type { MetaFunction, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AgreementAnnex } from '~/components/annex/agreement'
import { CertaintyAnnex } from '~/components/annex/certainty'
import { FlagsAnnex } from '~/components/annex/flags'
import { MOST_SHOWN, namesOf } from '~/components/annex/names'
import { RaschAnnex } from '~/components/annex/rasch'
import { AdjustedAnnex, SeverityAnnex } from '~/components/annex/severity'
import { EmptyState } from '~/components/empty-state'
import { FairnessBusy } from '~/components/fairness-busy'
import { Section } from '~/components/layout'
import { MarksGrid } from '~/components/marks-grid'
import { PageHeader } from '~/components/page-header'
import { RankingFilter, scopeQuery } from '~/components/ranking-filter'
import type { FairnessParts, FlagsPart } from '~/domain/fairness/parts'
import { param, privateLoader } from '~/http/handler.server'
import { refreshing } from '~/http/refreshing'
import { askedScope } from '~/http/scope.server'
import { titled } from '~/http/title'
import { useMessages, type Zone } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { statisticsMessages } from '~/i18n/messages/statistics'
import { viewFairness } from '~/services/fairness-report.server'

const title = titled(fairnessMessages, 'technical', ({ stageName }: SerializeFrom<typeof loader>) => ({
  stage: stageName,
}))

export const meta: MetaFunction<typeof loader> = (args) => [
  ...(title(args) ?? []),
  ...refreshing(args.data?.report === null),
]

export const loader = privateLoader(async ({ ctx, actor, url, params }) => {
  const view = await viewFairness(ctx, actor, param({ params }, 'slug'), askedScope(url.searchParams))
  const { competition, scope, stageName, steps, flags } = view
  return {
    ...{ competition, scope, stageName, steps, flags },
    done: view.ready ? steps : view.done,
    report: view.ready ? view.report : null,
  }
})

/** Every figure of a stage's marks, each only where it means something. */
export default function FairnessAnnexPage() {
  const { competition, scope, stageName, report, flags, ...progress } = useLoaderData<typeof loader>()
  const t = useMessages(fairnessMessages)
  const query = scopeQuery(scope)
  return (
    <>
      <PageHeader
        over={competition.name}
        title={t('technical', { stage: stageName })}
        lead={t('technicalLead')}
        back={{ href: `/kelola/${competition.slug}/keadilan?${query}`, label: t('toSummary') }}
      />
      <RankingFilter choices={competition} scope={scope} />
      {report === null ? (
        <FairnessBusy {...progress} />
      ) : report.panel.sheets === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <Annex report={report as FairnessParts} flags={flags as FlagsPart | null} zone={competition.zone} />
      )}
    </>
  )
}

type AnnexProps = { report: Omit<FairnessParts, 'flags'>; flags: FlagsPart | null; zone: Zone }

function Annex({ report, flags, zone }: AnnexProps) {
  const t = useMessages(fairnessMessages)
  const s = useMessages(statisticsMessages)
  const { panel, order, agreement, certainty, severity, rasch } = report
  const names = namesOf(panel, 'grouped' in order || 'reason' in order ? {} : order.rank)
  return (
    <>
      {flags && <FlagsAnnex flags={flags} names={names} zone={zone} several={panel.criteria.length > 1} />}
      <Section title={t('marksTitle')} lead={t('marksNote')}>
        <MarksGrid
          title={t('marksTitle')}
          corner={s('entry')}
          judges={panel.judges}
          entries={names.entries.slice(0, MOST_SHOWN)}
          scores={panel.scores}
          none="–"
        />
        {names.entries.length > MOST_SHOWN && <p className="chart-note">{t('more', { n: MOST_SHOWN })}</p>}
      </Section>
      <CertaintyAnnex certainty={certainty} order={order} criteria={panel.criteria} names={names} />
      <AgreementAnnex agreement={agreement} names={names} />
      <SeverityAnnex severity={severity} rasch={rasch} names={names} />
      <AdjustedAnnex severity={severity} names={names} />
      <RaschAnnex rasch={rasch} names={names} />
    </>
  )
}
