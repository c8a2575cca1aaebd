import { useLoaderData } from '@remix-run/react'
import { ButtonLink, ButtonRow, Card, PageHeader, Section, Stack, Tabs } from '~/components'
import { RankingFilter, scopeQuery } from '~/components/ranking-filter'
import { SealNotice } from '~/components/seal-notice'
import { EXPORT_NAMES, OFFICIAL_EXPORTS } from '~/exports/index.server'
import { param, privateLoader } from '~/http/handler.server'
import { askedScope } from '~/http/scope.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { rankingMessages } from '~/i18n/messages/ranking'
import { wasChecked } from '~/services/eligibility.server'
import { chooseFirstScope, openRanking } from '~/services/ranking.server'
import { isFrozen } from '~/services/result-exports.server'
import { hasVisits } from '~/services/visit-summary.server'

export const meta = titled(rankingMessages, 'exportTitle')

export const loader = privateLoader(async ({ ctx, actor, url, params }) => {
  const competition = await openRanking(ctx, actor, param({ params }, 'slug'), 'export.download')
  const checked = await wasChecked(ctx, competition)
  const visited = await hasVisits(ctx, competition)
  const scope = await chooseFirstScope(ctx, competition, askedScope(url.searchParams))
  const frozen = await isFrozen(ctx, competition, scope.stage)
  return {
    competition,
    scope,
    dialect: url.searchParams.get('dialek') === 'intl' ? ('intl' as const) : ('id' as const),
    // Nobody is offered what this competition has none of.
    names: EXPORT_NAMES.filter(
      (name) =>
        (name !== 'checks' || checked) &&
        (name !== 'visits' || visited) &&
        (frozen || !OFFICIAL_EXPORTS.includes(name)),
    ),
  }
})

export default function ExportPage() {
  const { competition, scope, dialect, names } = useLoaderData<typeof loader>()
  const t = useMessages(rankingMessages)
  const base = `/kelola/${competition.slug}`
  const address = (path: string, chosen: 'id' | 'intl' = dialect) => {
    const query = scopeQuery(scope)
    query.set('dialek', chosen)
    return `${path}?${query}`
  }
  return (
    <>
      <PageHeader
        title={t('exportTitle')}
        lead={t('exportLead')}
        back={{ href: `${base}/peringkat?${scopeQuery(scope)}`, label: t('title') }}
      />
      <SealNotice slug={competition.slug} stages={competition.sealed} />
      <RankingFilter choices={competition} scope={scope} hidden={{ dialek: dialect }} />
      <Tabs
        label={t('dialect')}
        tabs={(['id', 'intl'] as const).map((each) => ({
          href: address(`${base}/ekspor`, each),
          label: t(each === 'id' ? 'dialectId' : 'dialectIntl'),
          current: each === dialect,
        }))}
      />
      <Stack>
        {names.map((name) => (
          <Card key={name}>
            <Section level={2} title={t(`${name}Export`)} lead={t(`${name}Help`)}>
              <ButtonRow>
                <ButtonLink href={address(`${base}/ekspor/${name}.csv`)} icon="download" download>
                  {t('download', { name: `${name}.csv` })}
                </ButtonLink>
                <ButtonLink href={address(`${base}/ekspor/${name}-keterangan.csv`)} variant="quiet" download>
                  {t('companion', { name: `${name}.csv` })}
                </ButtonLink>
                <ButtonLink href={address(`${base}/ekspor/kolom/${name}`)} variant="quiet">
                  {t('columnsOf', { name: `${name}.csv` })}
                </ButtonLink>
              </ButtonRow>
            </Section>
          </Card>
        ))}
      </Stack>
      <p className="field-hint">{t('companionHelp')}</p>
    </>
  )
}
