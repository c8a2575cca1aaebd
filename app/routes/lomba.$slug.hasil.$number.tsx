import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Details } from '~/components/details'
import { Card, Prose, Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { ObjectionBadge } from '~/components/objection-text'
import { PageHeader } from '~/components/page-header'
import { PublicAwards, PublicOnward, PublicRanking } from '~/components/public-result'
import { param, publicLoader } from '~/http/handler.server'
import { resultNumberOf } from '~/http/result-place.server'
import { translateMeta } from '~/http/title'
import { formatDay, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { publicResultMessages } from '~/i18n/messages/public-results'
import { viewPublishedResult } from '~/services/public-results.server'

/** Title, description and what shows when the address is shared. */
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: 'Sinilai' }]
  const t = translateMeta(matches, publicResultMessages)
  const { competition, result, shown, origin } = data
  const of = `${competition.name} ${competition.year}`
  const what = shown.stage === null ? t('final') : t('stage', { stage: shown.stage })
  const title = `${t('resultOf', { n: result.number, what })} · ${of} · Sinilai`
  const description = t('description', { competition: of, what })
  return [
    { title },
    { name: 'description', content: description },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:type', content: 'article' },
    { property: 'og:url', content: `${origin}/lomba/${competition.slug}/hasil/${result.number}` },
  ]
}

export const loader = publicLoader((visit) =>
  viewPublishedResult(visit.ctx, { slug: param(visit, 'slug'), number: resultNumberOf(visit) }),
)

/** One announced result: as much of it as the rules publish. */
export default function PublishedResultPage() {
  const { competition, result, shown, objections } = useLoaderData<typeof loader>()
  const t = useMessages(publicResultMessages)
  const locale = useLocale()
  const { slug, name, year, zone } = competition
  const base = `/lomba/${slug}/hasil`
  const what = shown.stage === null ? t('final') : t('stage', { stage: shown.stage })
  return (
    <>
      <PageHeader
        over={`${name} ${year}`}
        title={t('resultOf', { n: result.number, what })}
        lead={t('announced', { time: formatShortDateTime(result.from, zone, locale) })}
        back={{ href: base, label: t('back') }}
      />
      {result.correctedBy !== null && (
        <Notice tone="warning">
          <p>{t('correctedBy', { n: result.correctedBy })}</p>
          <a href={`${base}/${result.correctedBy}`}>{t('openOf', { n: result.correctedBy })}</a>
        </Notice>
      )}
      {result.corrects !== null && (
        <p>{t('corrects', { n: result.corrects, reason: result.reason ?? '' })}</p>
      )}
      {result.decreeNumber && result.decreeDate && (
        <p>{t('decree', { number: result.decreeNumber, date: formatDay(result.decreeDate, locale) })}</p>
      )}
      {shown.stage === null ? <PublicAwards shown={shown} /> : <PublicOnward shown={shown} />}
      {shown.ranking && (
        <PublicRanking ranking={shown.ranking} show={shown.show} ofStage={shown.stage !== null} />
      )}
      {objections.length > 0 && (
        <Section title={t('objections')}>
          {objections.map(({ uid, label, ward, state, answer, of }) => (
            <Card key={uid}>
              <h3>{t('objectionOf', { label, ward, n: of })}</h3>
              <p>
                <ObjectionBadge state={state} />
              </p>
              <Prose>{answer ?? t('erased')}</Prose>
            </Card>
          ))}
        </Section>
      )}
      <Details summary={t('proof')}>
        <p>{t('sha256')}</p>
        <code>{result.sha256}</code>
        <p>
          <a href="/kunci">{t('key')}</a>
        </p>
      </Details>
    </>
  )
}
