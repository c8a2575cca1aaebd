import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { CopyField } from '~/components/copy-field'
import { DefinitionList } from '~/components/definition-list'
import { Card, Section, Stack } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { drawRecipe } from '~/domain/appearance'
import { publicLoader } from '~/http/handler.server'
import { stagePlace } from '~/http/stage-place.server'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { presentationMessages } from '~/i18n/messages/presentation'
import { viewPublicDraw } from '~/services/appearance-draw.server'

export const meta = titled(
  presentationMessages,
  'publicTitle',
  ({ stage }: SerializeFrom<typeof loader>) => ({
    stage: stage.name,
  }),
)

export const loader = publicLoader((visit) => viewPublicDraw(visit.ctx, stagePlace(visit)))

/** The draws of a stage with all that repeating them takes. */
export default function PublicDrawPage() {
  const { competition, stage, draws } = useLoaderData<typeof loader>()
  const t = useMessages(presentationMessages)
  const { slug, name, year, zone } = competition
  return (
    <>
      <PageHeader
        over={`${name} ${year}`}
        title={t('publicTitle', { stage: stage.name })}
        lead={t('publicLead')}
        back={{ href: `/lomba/${slug}`, label: name }}
      />
      <p>{t('algorithm')}</p>
      <Stack>
        {draws.map((draw) => (
          <Card key={draw.number}>
            <Draw draw={draw} zone={zone} />
          </Card>
        ))}
      </Stack>
    </>
  )
}

type PublicDraw = SerializeFrom<typeof loader>['draws'][number]

function Draw({ draw, zone }: { draw: PublicDraw; zone: Zone }) {
  const t = useMessages(presentationMessages)
  const locale = useLocale()
  const { number, commitment, secret, phrase, seed, labels, reason, writtenAt, settledAt, holds } = draw
  const code = (text: string | null) => <span className="code">{text}</span>
  const recipe = secret !== null && seed !== null ? drawRecipe(labels, { secret, seed }) : null
  return (
    <Section title={t('drawNumber', { n: number })}>
      {holds && <Badge tone="success">{t('holds')}</Badge>}
      <DefinitionList
        items={[
          {
            term: t('commitment'),
            description: (
              <>
                {code(commitment)}
                <br />
                {t('announced', { time: formatDateTime(writtenAt, zone, locale) })}
              </>
            ),
          },
          ...(reason ? [{ term: t('reason'), description: reason }] : []),
          {
            term: t('drawnAt'),
            description: settledAt ? formatDateTime(settledAt, zone, locale) : t('notDrawn'),
          },
          ...(recipe === null
            ? []
            : [
                { term: t('secret'), description: code(secret) },
                { term: t('phrase'), description: phrase },
                {
                  term: t('seed'),
                  description: (
                    <>
                      {code(seed)}
                      <br />
                      {t('seedHint')}
                    </>
                  ),
                },
              ]),
        ]}
      />
      {recipe !== null && (
        <>
          <h3>{t('resultOrder')}</h3>
          <ol>
            {labels.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ol>
          <h3>{t('recipe')}</h3>
          <p>{t('recipeLead')}</p>
          <CopyField label={t('recipeLabel')} value={recipe} rows={Math.min(labels.length, 12) + 6} />
        </>
      )}
    </Section>
  )
}
