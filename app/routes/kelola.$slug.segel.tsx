import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { Button, ButtonLink } from '~/components/button'
import { DefinitionList } from '~/components/definition-list'
import { EmptyState } from '~/components/empty-state'
import { Form } from '~/components/form'
import { Card, Stack } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { sealMessages } from '~/i18n/messages/seal'
import { requestSealOpening, viewSeals } from '~/services/seals.server'

export const meta = titled(sealMessages, 'title')

export const loader = privateLoader((visit) => viewSeals(visit.ctx, visit.actor, param(visit, 'slug')))

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  await requestSealOpening(ctx, actor, { slug, stage: form.text('stage') }, once)
  return done(`/kelola/${slug}/segel`, 'seal_requested')
})

/** The sealed stages of a competition: what keeps each seal shut, and who opened it. */
export default function SealsPage() {
  const { competition, stages } = useLoaderData<typeof loader>()
  const t = useMessages(sealMessages)
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${competition.slug}`, label: competition.name }}
      />
      {stages.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>
      ) : (
        <Stack>
          {stages.map((stage) => (
            <SealCard key={stage.code} stage={stage} />
          ))}
        </Stack>
      )}
    </>
  )
}

type Sealed = ReturnType<typeof useLoaderData<typeof loader>>['stages'][number]

function SealCard({ stage }: { stage: Sealed }) {
  const { competition } = useLoaderData<typeof loader>()
  const t = useMessages(sealMessages)
  const locale = useLocale()
  const time = (at: string) => formatShortDateTime(at, competition.zone, locale)
  const { opening, closesAt } = stage
  const state = opening ? 'open' : stage.waiting ? 'waiting' : 'shut'
  return (
    <Card>
      <h2>{stage.name}</h2>
      <p>
        <Badge tone={opening ? 'success' : 'warning'}>{t(state)}</Badge>
      </p>
      <DefinitionList
        items={[
          ...(closesAt ? [{ term: t('closes'), description: time(closesAt) }] : []),
          ...(opening
            ? [
                { term: t('openedAt'), description: time(opening.openedAt) },
                { term: t('requestedBy'), description: opening.requestedBy },
                { term: t('decidedBy'), description: opening.decidedBy },
              ]
            : []),
        ]}
      />
      {!opening && <Request stage={stage} />}
    </Card>
  )
}

function Request({ stage }: { stage: Sealed }) {
  const { competition, mayRequest } = useLoaderData<typeof loader>()
  const t = useMessages(sealMessages)
  const writeKey = useWriteKey(`segel-${stage.code}`)
  const base = `/kelola/${competition.slug}`
  if (!stage.isOver) return <p>{t('early')}</p>
  if (stage.lateSheets > 0)
    return (
      <>
        <p>{t('late', { n: stage.lateSheets })}</p>
        <ButtonLink variant="secondary" href={`${base}/lembar-terlambat`}>
          {t('toLate')}
        </ButtonLink>
      </>
    )
  if (stage.waiting)
    return (
      <ButtonLink variant="secondary" href={`${base}/persetujuan`}>
        {t('toApprovals')}
      </ButtonLink>
    )
  if (!mayRequest) return <p>{t('cannot')}</p>
  return (
    <Form writeKey={writeKey} hidden={{ stage: stage.code }}>
      <p>{t('what')}</p>
      <Button>{t('request')}</Button>
    </Form>
  )
}
