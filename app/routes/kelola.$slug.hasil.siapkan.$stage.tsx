import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { Details } from '~/components/details'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { GateList } from '~/components/gate-list'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { SealNotice } from '~/components/seal-notice'
import { parseForm } from '~/forms/parse'
import { freezingForm } from '~/forms/results'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, usePage, useWriteKey } from '~/http/page'
import { preparationPath, resultPlace } from '~/http/result-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { objectionMessages } from '~/i18n/messages/objections'
import { resultMessages } from '~/i18n/messages/results'
import { overrideObstacle } from '~/services/gate-overrides.server'
import { correctionFrom } from '~/services/objection-answers.server'
import { viewPreparation } from '~/services/result-pages.server'
import { requestFreezing } from '~/services/result-requests.server'

export const meta = titled(
  resultMessages,
  'prepareOf',
  ({ stage, competition }: SerializeFrom<typeof loader>) => ({
    what: stage?.name ?? competition.name,
  }),
)

export const loader = privateLoader(async (visit) => {
  const view = await viewPreparation(visit.ctx, visit.actor, resultPlace(visit))
  const asked = visit.url.searchParams.get('sanggahan')
  return { ...view, objection: asked ? await correctionFrom(visit.ctx, view.competition, asked) : null }
})

/** Overrides one obstacle, or asks for the freezing. */
export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const place = resultPlace({ params })
  if (form.text('act') === 'override') {
    const field = form.text('field')
    const line = { obstacle: form.text('obstacle'), reason: form.text(field), field }
    await overrideObstacle(ctx, actor, place, line, once)
    return done(preparationPath(place), 'obstacle_overridden')
  }
  const { reason, seen } = parseForm(freezingForm, form.object())
  await requestFreezing(ctx, actor, place, { reason, seen }, once)
  return done(`/kelola/${place.slug}/persetujuan`, 'freezing_requested')
})

/** What stands in the way of a result, and the request to freeze it. */
export default function PreparationPage() {
  const { competition, stage, isOver, isSealed, corrects } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  const { errors } = useFailure(useActionData<typeof action>())
  const base = `/kelola/${competition.slug}`
  const what = stage ? t('stageResult', { stage: stage.name }) : t('finalResult')
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t(corrects ? 'correctOf' : 'prepareOf', { what })}
        back={{ href: `${base}/hasil`, label: t('title') }}
      />
      {isSealed && <SealNotice slug={competition.slug} stages={[stage?.name ?? t('finalResult')]} />}
      {isOver ? <Preparation /> : <Notice title={t('stageOpen')}>{t('stageOpenHelp')}</Notice>}
    </>
  )
}

function Preparation() {
  const { competition, lines, next, may, stage } = useLoaderData<typeof loader>()
  const f = useMessages(fairnessMessages)
  const t = useMessages(resultMessages)
  const { error, value } = useFailure(useActionData<typeof action>())
  const { writeKey } = usePage()
  const base = `/kelola/${competition.slug}`
  if (!next) return null
  const isFree = next.free
  return (
    <>
      <Section title={t('gate')} {...(lines.length > 0 && !isFree ? { lead: t('gateLead') } : {})}>
        {isFree && <Notice tone="success">{t(lines.length === 0 ? 'gateFree' : 'gateOverridden')}</Notice>}
        {lines.length > 0 && (
          <GateList
            {...{ base, lines, error, value, zone: competition.zone, mayOverride: may.override }}
            fieldOf={(index) => `reason-${index + 1}`}
            writeKeyOf={(index) => `${writeKey}.kesampingkan-${index + 1}`}
          />
        )}
      </Section>
      <Section title={t('contents')}>
        <p>{t('counted', { ...next.counted })}</p>
        <p>
          <a href={`${base}/peringkat?tahap=${stage?.code ?? ''}`}>{t('seeRanking')}</a>
        </p>
        <p>
          <a href={`${base}/keadilan?tahap=${stage?.code ?? ''}`}>{f('open')}</a>
        </p>
        <Request />
        <Details summary={t('technical')}>
          <p>{t('contentSha256')}</p>
          <code>{next.contentSha256}</code>
        </Details>
      </Section>
    </>
  )
}

function Request() {
  const { competition, next, corrects, may, waiting, objection } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  const { error, value } = useFailure(useActionData<typeof action>())
  const o = useMessages(objectionMessages)
  const upheld =
    objection &&
    o('correctionReason', {
      ...{ label: objection.label, n: objection.number },
      decision: o(`reason_${objection.decision}`),
    })
  const writeKey = useWriteKey('bekukan')
  if (waiting)
    return (
      <Notice tone="info" title={t('waitingFreeze')}>
        <ButtonLink variant="secondary" href={`/kelola/${competition.slug}/persetujuan`}>
          {t('toApprovals')}
        </ButtonLink>
      </Notice>
    )
  if (!may.request) return <Notice>{t('cannotRequest')}</Notice>
  if (!next?.free) return null
  return (
    <Form writeKey={writeKey} hidden={{ act: 'request', seen: next.contentSha256 }}>
      <p>{t('requestLead', { n: next.number })}</p>
      {corrects?.decreed && <p>{t('correctionDecreed', { n: corrects.number })}</p>}
      {corrects && (
        <TextAreaField
          name="reason"
          label={t('correctionReason')}
          hint={t('correctionHint')}
          rows={3}
          defaultValue={value('reason', upheld)}
          error={error('reason')}
        />
      )}
      <Button>{t('request')}</Button>
    </Form>
  )
}
