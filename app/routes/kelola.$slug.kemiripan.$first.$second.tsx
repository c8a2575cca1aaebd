import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { Card, Grid, Prose, Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { wardName } from '~/domain/ward-name'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { searchMessages } from '~/i18n/messages/search'
import { viewLikeness } from '~/services/likeness.server'

export const meta = titled(searchMessages, 'pairTitle')

export const loader = privateLoader((visit) =>
  viewLikeness(visit.ctx, visit.actor, {
    slug: param(visit, 'slug'),
    first: param(visit, 'first'),
    second: param(visit, 'second'),
  }),
)

export default function PairPage() {
  const { competition, first, second, passages } = useLoaderData<typeof loader>()
  const t = useMessages(searchMessages)
  return (
    <>
      <PageHeader
        title={t('pairTitle')}
        over={competition.name}
        lead={t('pairLead')}
        back={{ href: `/kelola/${competition.slug}/kemiripan`, label: t('backToPairs') }}
      />
      <Grid>
        {[first, second].map(({ uid, title, label, ward, kecamatan }) => (
          <Card key={uid}>
            <p>
              <a href={`/berkas/${uid}`}>{title}</a>
              <br />
              {label} · {wardName(ward, kecamatan)}
            </p>
          </Card>
        ))}
      </Grid>
      {passages.length === 0 && <EmptyState title={t('noPassages')} />}
      {passages.map((passage, index) => (
        <Section
          key={`${passage.first.same} ${passage.second.before}`}
          title={t('passage', { n: index + 1, words: passage.words })}
        >
          <Grid>
            {[
              { label: `${first.label} · ${first.ward}`, ...passage.first },
              { label: `${second.label} · ${second.ward}`, ...passage.second },
            ].map(({ label, before, same, after }) => (
              <Card key={label}>
                <h3>{label}</h3>
                <Prose>
                  {before}
                  <mark>{same}</mark>
                  {after}
                </Prose>
              </Card>
            ))}
          </Grid>
        </Section>
      ))}
    </>
  )
}
