import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { ProblemList, problemHref } from '~/components/problem-list'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { headOf } from '~/services/overview.server'
import { requestRulesChange, viewRulesChange } from '~/services/rules-change.server'

export const meta = titled(setupMessages, 'change')

export const loader = privateLoader(async (visit) => {
  const view = await viewRulesChange(visit.ctx, visit.actor, param(visit, 'slug'))
  const { changes, unchanged, sheetsToConfirm, mayRequest, problems, pending, current } = view
  return {
    head: headOf(view.competition),
    ...{ changes, unchanged, sheetsToConfirm, mayRequest, problems, number: current.number },
    waiting: pending !== null,
  }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  await requestRulesChange(ctx, actor, slug, { reason: form.text('reason') }, once)
  return done(`/kelola/${slug}/persetujuan`, 'change_requested')
})

/** What the draft would change in the rules in force, and the chair's request for it. */
export default function RulesChangePage() {
  const { head, unchanged, waiting, number, mayRequest, problems } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('perubahan')
  const base = `/kelola/${head.slug}`
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('change')}
        lead={t('changeLead')}
        back={{ href: base, label: t('overview') }}
        actions={
          <ButtonLink variant="secondary" href={`${base}/ketentuan`}>
            {t('rules')}
          </ButtonLink>
        }
      />
      <Section title={t('changeEffect', { number })}>
        {unchanged ? <Notice>{t('changeNothing')}</Notice> : <Changes />}
      </Section>
      {problems.length > 0 && (
        <Section title={t('problems')}>
          <ProblemList problems={problems} hrefOf={problemHref(head.slug)} />
        </Section>
      )}
      {waiting ? (
        <Notice tone="info" title={t('locked')}>
          <a href={`${base}/persetujuan`}>{t('toApprovals')}</a>
        </Notice>
      ) : !mayRequest ? (
        <Notice>{t('onlyChair')}</Notice>
      ) : (
        !unchanged &&
        problems.length === 0 && (
          <Form writeKey={key}>
            <TextAreaField
              name="reason"
              label={t('changeReason')}
              rows={4}
              defaultValue={value('reason')}
              error={error('reason')}
            />
            <Button>{t('requestChange')}</Button>
          </Form>
        )
      )}
    </>
  )
}

function Changes() {
  const { changes, sheetsToConfirm } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const lines = [
    ...changes.stages.map(({ name, kind }) => `${name}: ${t(`change_${kind}`)}`),
    ...changes.categories.map(({ name, kind }) => `${name}: ${t(`change_${kind}`)}`),
    ...(changes.tieBreaks ? [t('change_tieBreaks')] : []),
    ...(changes.awards ? [t('change_awards')] : []),
    ...(changes.other ? [t('change_basics')] : []),
    ...sheetsToConfirm.map(({ name, sheets }) => t('sheetsToConfirm', { name, n: sheets })),
  ]
  return (
    <ul>
      {lines.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
