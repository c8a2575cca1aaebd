import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { NotFoundError } from '~/domain/errors'
import { fullName } from '~/domain/people'
import { parseForm } from '~/forms/parse'
import { decisionForm } from '~/forms/people'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { translate, useMessages } from '~/i18n'
import { registrationMessages } from '~/i18n/messages/registration'
import { queueMail } from '~/services/outbox.server'
import { decideRegistration, listDecidableRegistrations } from '~/services/registrations.server'

export const meta = titled(registrationMessages, 'reject')

export const loader = privateLoader(async (visit) => {
  const { competition, registrations } = await listDecidableRegistrations(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
  )
  const registration = registrations.find(({ uid }) => uid === param(visit, 'uid'))
  if (!registration) throw new NotFoundError('registration')
  return { competition, registration }
})

/** Approves, or rejects with a reason, and tells the person by mail where that is possible. */
export const action = privateAction(async (visit) => {
  const slug = param(visit, 'slug')
  const decision = parseForm(decisionForm, visit.form.object())
  const { person, competition, locale } = await decideRegistration(
    visit.ctx,
    visit.actor,
    slug,
    param(visit, 'uid'),
    decision,
    visit.once,
  )
  const t = translate(registrationMessages, locale)
  const isApproved = decision.decision === 'approved'
  await queueMail(visit.ctx, person, {
    subject: isApproved ? t('mailSubjectApproved') : t('mailSubjectRejected'),
    body: isApproved
      ? t('mailApproved', { competition, url: `${visit.ctx.origin}/masuk` })
      : t('mailRejected', { competition, reason: decision.reason ?? '' }),
  })
  return done(`/kelola/${slug}/pendaftaran`, isApproved ? 'registration_approved' : 'registration_rejected')
})

export default function RejectPage() {
  const { competition, registration } = useLoaderData<typeof loader>()
  const t = useMessages(registrationMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={competition.name}
        title={t('reject')}
        lead={`${registration.ward}: ${fullName(registration)}`}
        back={{ href: `/kelola/${competition.slug}/pendaftaran`, label: t('listTitle') }}
      />
      <Form writeKey={useWriteKey('tolak')} hidden={{ decision: 'rejected' }}>
        <TextAreaField
          name="reason"
          label={t('reason')}
          rows={3}
          defaultValue={failure.value('reason')}
          error={failure.error('reason')}
        />
        <Button variant="danger">{t('reject')}</Button>
      </Form>
    </>
  )
}
