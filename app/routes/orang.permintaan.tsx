import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { DataRequestWords, DecisionBadge } from '~/components/data-request-list'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Stack } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { InputError } from '~/domain/errors'
import { fullName } from '~/domain/people'
import { dataAnswerForm } from '~/forms/data-requests'
import { parseForm } from '~/forms/parse'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { privacyMessages } from '~/i18n/messages/privacy'
import { answerDataRequest, listManagedRequests } from '~/services/data-requests.server'

export const meta = titled(privacyMessages, 'managedTitle')

export const loader = privateLoader(async ({ ctx, actor }) => ({
  requests: await listManagedRequests(ctx, actor),
}))

/** Every request of the page has a field of its own for the answer. */
export const action = privateAction(async ({ ctx, actor, form, once }) => {
  await listManagedRequests(ctx, actor)
  const uid = form.text('request')
  const field = `answer-${uid}`
  try {
    const answer = parseForm(dataAnswerForm, { decision: form.text('decision'), answer: form.text(field) })
    const { erased } = await answerDataRequest(ctx, actor, uid, answer, once)
    return done('/orang/permintaan', erased ? 'person_erased' : 'data_answered')
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(
      error.problems.map((problem) => (problem.field === 'answer' ? { ...problem, field } : problem)),
    )
  }
})

type ManagedRequest = ReturnType<typeof useLoaderData<typeof loader>>['requests'][number]

export default function DataRequestsPage() {
  const { requests } = useLoaderData<typeof loader>()
  const t = useMessages(privacyMessages)
  const { errors } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('managedTitle')}
        lead={t('managedLead')}
        back={{ href: '/orang', label: t('people') }}
      />
      {requests.length === 0 ? (
        <EmptyState title={t('managedNone')}>{t('managedNoneHelp')}</EmptyState>
      ) : (
        <Stack>
          {requests.map((request) => (
            <RequestCard key={request.uid} request={request} />
          ))}
        </Stack>
      )}
    </>
  )
}

function RequestCard({ request }: { request: ManagedRequest }) {
  const t = useMessages(privacyMessages)
  const { error, value } = useFailure(useActionData<typeof action>())
  const key = useWriteKey(`permintaan-${request.uid}`)
  const field = `answer-${request.uid}`
  return (
    <Card>
      <h2>{fullName(request)}</h2>
      <p>
        <DecisionBadge decision={request.decision} /> {request.account}
      </p>
      <p>
        <DataRequestWords request={request} />
      </p>
      <p>
        <a href={`/orang/${request.person}`}>{t('toPerson')}</a>
      </p>
      {request.decision === null && (
        <Form writeKey={key} action="/orang/permintaan" hidden={{ request: request.uid }}>
          {request.kind === 'erasure' && <p>{t('eraseWarning')}</p>}
          <TextAreaField
            name={field}
            label={t('answer')}
            rows={3}
            optional
            defaultValue={value(field)}
            error={error(field)}
          />
          <ButtonRow>
            <Button name="decision" value="done" variant={request.kind === 'erasure' ? 'danger' : undefined}>
              {t(request.kind === 'erasure' ? 'markErased' : 'markDone')}
            </Button>
            <Button variant="secondary" name="decision" value="refused">
              {t('refuse')}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </Card>
  )
}
