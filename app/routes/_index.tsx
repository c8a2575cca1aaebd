import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge, type Tone } from '~/components/badge'
import { EmptyState } from '~/components/empty-state'
import { Card, Grid, Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { publicLoader } from '~/http/handler.server'
import { titled, translateMeta } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { publicMessages } from '~/i18n/messages/public'
import { listPublic } from '~/services/public-competitions.server'

const title = titled(publicMessages, 'siteTitle')

export const meta: MetaFunction = (args) => [
  ...(title(args) ?? []),
  { name: 'description', content: translateMeta(args.matches, publicMessages)('siteDescription') },
]

export const loader = publicLoader(async ({ ctx }) => ({ competitions: await listPublic(ctx) }))

const TONES = { open: 'success', before: 'info', closed: 'neutral', draft: 'warning' } satisfies Record<
  string,
  Tone
>

export default function FrontPage() {
  const { competitions } = useLoaderData<typeof loader>()
  const t = useMessages(publicMessages)
  const locale = useLocale()
  return (
    <>
      <PageHeader title={t('frontTitle')} lead={t('frontLead')} />
      <Section title={t('competitions')}>
        {competitions.length === 0 ? (
          <EmptyState title={t('noneTitle')}>{t('noneHelp')}</EmptyState>
        ) : (
          <Grid>
            {competitions.map(({ slug, name, year, hostName, closesAt, zone, state }) => (
              <Card key={slug}>
                <p>
                  <Badge tone={TONES[state]}>{t(state)}</Badge>
                </p>
                <h3>
                  <a href={`/lomba/${slug}`}>
                    {name} {year}
                  </a>
                </h3>
                <p>{hostName}</p>
                {closesAt && (
                  <p>
                    {t('submissionCloses')}{' '}
                    <time dateTime={closesAt}>{formatDateTime(closesAt, zone, locale)}</time>
                  </p>
                )}
              </Card>
            ))}
          </Grid>
        )}
      </Section>
    </>
  )
}
