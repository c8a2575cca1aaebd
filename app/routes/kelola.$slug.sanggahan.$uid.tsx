import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { RadioField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { ObjectionText } from '~/components/objection-text'
import { PageHeader } from '~/components/page-header'
import { OBJECTION_DECISIONS } from '~/domain/objections'
import { wardName } from '~/domain/ward-name'
import { objectionAnswerForm } from '~/forms/objections'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { preparationPath } from '~/http/result-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { objectionMessages } from '~/i18n/messages/objections'
import { answerObjection, viewObjection } from '~/services/objection-answers.server'

export const meta = titled(objectionMessages, 'one', ({ objection }: SerializeFrom<typeof loader>) => ({
  label: objection.label,
  n: objection.number,
}))

export const loader = privateLoader(async (visit) => {
  const slug = param(visit, 'slug')
  const view = await viewObjection(visit.ctx, visit.actor, { slug, uid: param(visit, 'uid') })
  const place = preparationPath({ slug, stage: view.objection.stageCode })
  return { ...view, correctHref: `${place}?sanggahan=${view.objection.uid}` }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const place = { slug: param({ params }, 'slug'), uid: param({ params }, 'uid') }
  await answerObjection(ctx, actor, place, parseForm(objectionAnswerForm, form.object()), once)
  return done(`/kelola/${place.slug}/sanggahan/${place.uid}`, 'objection_answered')
})

/** One objection, and the decision about it. */
export default function ObjectionPage() {
  const page = useLoaderData<typeof loader>()
  const { competition, objection, files, mayAnswer, conflict, corrects, correctHref } = page
  const t = useMessages(objectionMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('jawab')
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('one', { label: objection.label, n: objection.number })}
        back={{ href: `/kelola/${competition.slug}/sanggahan`, label: t('listTitle') }}
        facts={wardName(objection.ward, objection.kecamatan)}
      />
      <ObjectionText objection={{ ...objection, files }} zone={competition.zone} />
      {corrects && (
        <Notice title={t('corrects')}>
          <ButtonLink variant="secondary" href={correctHref}>
            {t('toCorrection')}
          </ButtonLink>
        </Notice>
      )}
      {conflict && <Notice tone="warning">{t('conflict', { names: conflict.join(', ') })}</Notice>}
      {objection.state === 'received' && !mayAnswer && !conflict && <Notice>{t('cannot')}</Notice>}
      {mayAnswer && (
        <Form writeKey={writeKey}>
          <RadioField
            name="decision"
            label={t('choose')}
            options={OBJECTION_DECISIONS.map((decision) => ({ value: decision, label: t(decision) }))}
            defaultValue={value('decision')}
            error={error('decision')}
          />
          <TextAreaField
            name="answer"
            label={t('answer')}
            hint={t('answerHint')}
            rows={6}
            defaultValue={value('answer')}
            error={error('answer')}
          />
          <p className="field-hint">{t('decideNote')}</p>
          <Button>{t('decide')}</Button>
        </Form>
      )}
    </>
  )
}
