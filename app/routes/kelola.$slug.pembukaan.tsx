import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { DateField, FileField, TextAreaField, TextField } from '~/components/fields'
import { Fieldset, Form } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { ProblemList, problemHref } from '~/components/problem-list'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { requestOpening, viewOpening } from '~/services/opening.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(setupMessages, 'openingTitle')

export const loader = privateLoader(async (visit) => {
  const view = await viewOpening(visit.ctx, visit.actor, param(visit, 'slug'))
  return {
    head: headOf(view.competition),
    obstacles: view.obstacles,
    opensAt: view.rules.submission.opensAt,
    mayRequest: view.mayRequest,
    waiting: view.pendingUid !== null,
  }
})

export const action = privateAction(async ({ ctx, actor, form, files, once, params }) => {
  const slug = param({ params }, 'slug')
  const file = files.find(({ field, size }) => field === 'file' && size > 0) ?? null
  const input = {
    number: form.text('number'),
    date: form.text('date'),
    title: form.text('title'),
    noneReason: form.text('noneReason'),
    file,
  }
  await requestOpening(ctx, actor, slug, input, once)
  return done(`/kelola/${slug}/persetujuan`, 'opening_requested')
})

/** Exactly what opening does, what keeps it from opening, and the request for it. */
export default function OpeningPage() {
  const { head, obstacles, opensAt, mayRequest, waiting } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const base = `/kelola/${head.slug}`
  const time = (at: string) => formatDateTime(at, head.zone, locale)
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('openingTitle')}
        lead={t('openingLead')}
        back={{ href: base, label: t('overview') }}
      />
      {head.openedAt ? (
        <Notice tone="success">{t('alreadyOpen', { time: time(head.openedAt) })}</Notice>
      ) : (
        <>
          <Section title={t('openingDoes')}>
            <ul>
              <li>{t('does1')}</li>
              <li>{t('does2')}</li>
              <li>{opensAt ? t('does3', { time: time(opensAt) }) : t('does3Now')}</li>
              <li>{t('does4')}</li>
            </ul>
          </Section>
          <Section title={t('obstacles')}>
            {obstacles.length === 0 ? (
              <Notice tone="success">{t('noObstacles')}</Notice>
            ) : (
              <ProblemList problems={obstacles} hrefOf={problemHref(head.slug)} />
            )}
          </Section>
          {waiting ? (
            <Notice tone="info" title={t('waiting')}>
              <ButtonLink variant="secondary" href={`${base}/persetujuan`}>
                {t('toApprovals')}
              </ButtonLink>
            </Notice>
          ) : !mayRequest ? (
            <Notice>{t('cannotRequest')}</Notice>
          ) : (
            obstacles.length === 0 && <RequestForm {...failure} />
          )}
        </>
      )}
    </>
  )
}

function RequestForm({ value, error }: Pick<ReturnType<typeof useFailure>, 'value' | 'error'>) {
  const t = useMessages(setupMessages)
  return (
    <Form writeKey={useWriteKey('pembukaan')} files>
      <Fieldset legend={t('juknis')} hint={t('juknisHint')}>
        <TextField
          name="number"
          label={t('juknisNumber')}
          width="medium"
          optional="unsaid"
          defaultValue={value('number')}
          error={error('number')}
        />
        <DateField
          name="date"
          label={t('juknisDate')}
          optional="unsaid"
          defaultValue={value('date')}
          error={error('date')}
        />
        <TextField
          name="title"
          label={t('juknisName')}
          optional
          defaultValue={value('title')}
          error={error('title')}
        />
        <FileField
          name="file"
          label={t('juknisFile')}
          accept="application/pdf"
          optional="unsaid"
          error={error('file')}
        />
        <TextAreaField
          name="noneReason"
          label={t('juknisNone')}
          hint={t('juknisNoneHint')}
          rows={3}
          optional="unsaid"
          defaultValue={value('noneReason')}
          error={error('noneReason')}
        />
      </Fieldset>
      <Button>{t('requestOpening')}</Button>
    </Form>
  )
}
