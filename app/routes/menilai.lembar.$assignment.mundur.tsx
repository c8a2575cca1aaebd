import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { stepAside } from '~/services/assignments.server'
import { readSheetPage } from '~/services/sheet-reading.server'

export const meta = titled(judgingMessages, 'stepAside')

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'assignment')
  const { access } = await readSheetPage(visit.ctx, visit.actor, uid)
  return { uid, label: access.work.label, stage: access.rules.stage.name }
})

export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  const { slug, stage } = await stepAside(ctx, actor, param(visit, 'assignment'), form.text('alasan'), once)
  return done(`/menilai/${slug}/${stage}`, 'stepped_aside')
})

export default function StepAsidePage() {
  const { uid, label, stage } = useLoaderData<typeof loader>()
  const t = useMessages(judgingMessages)
  const failure = useFailure(useActionData<typeof action>())
  const back = `/menilai/lembar/${uid}`
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={stage}
        title={t('stepAside')}
        lead={t('stepAsideLead', { label })}
        back={{ href: back, label: t('sheetTitle', { label }) }}
      />
      <Form writeKey={useWriteKey('mundur')}>
        <TextAreaField
          name="alasan"
          label={t('stepAsideReason')}
          rows={3}
          defaultValue={failure.value('alasan')}
          error={failure.error('alasan')}
        />
        <ButtonRow>
          <Button variant="danger">{t('stepAsideButton')}</Button>
          <ButtonLink variant="secondary" href={back}>
            {t('cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
