import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { RadioField } from '~/components/choices'
import { DefinitionList } from '~/components/definition-list'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { lateSheetMessages } from '~/i18n/messages/late-sheets'
import { decideLateSheet, viewLateSheet } from '~/services/late-sheets.server'

export const meta = titled(lateSheetMessages, 'one', ({ sheet }: SerializeFrom<typeof loader>) => ({
  label: sheet.label,
}))

export const loader = privateLoader((visit) =>
  viewLateSheet(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'uid')),
)

const ANSWERS: Readonly<Record<string, boolean>> = { accept: true, refuse: false }

export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  const place = { slug: param(visit, 'slug'), uid: param(visit, 'uid') }
  const accept = ANSWERS[form.text('accept')] ?? null
  const decision = { accept, reason: form.text('reason') }
  const { accepted } = await decideLateSheet(ctx, actor, place, decision, once)
  return done(`/kelola/${place.slug}/lembar-terlambat`, accepted ? 'late_accepted' : 'late_refused')
})

/** One sheet that came too late, without its marks, and the decision about it. */
export default function LateSheetPage() {
  const { competition, sheet } = useLoaderData<typeof loader>()
  const t = useMessages(lateSheetMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('terlambat')
  const { slug, name, zone } = competition
  const at = (instant: string | null) => (instant ? formatShortDateTime(instant, zone, locale) : t('unknown'))
  const decided = sheet.decidedBy !== null
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={name}
        title={t('one', { label: sheet.label })}
        back={{ href: `/kelola/${slug}/lembar-terlambat`, label: t('title') }}
      />
      <DefinitionList
        items={[
          { term: t('judge'), description: sheet.judge },
          { term: t('seat'), description: sheet.seat },
          { term: t('stage'), description: sheet.stage },
          { term: t('device'), description: at(sheet.deviceTime) },
          { term: t('received'), description: at(sheet.receivedAt) },
          { term: t('state'), description: t(sheet.state) },
          ...(decided
            ? [
                { term: t('decidedBy'), description: sheet.decidedBy },
                { term: t('decidedAt'), description: at(sheet.decidedAt) },
                { term: t('decisionReason'), description: sheet.decisionReason },
              ]
            : []),
        ]}
      />
      <p className="field-hint">{t('deviceHint')}</p>
      {sheet.mayDecide ? (
        <Form writeKey={writeKey}>
          <RadioField
            name="accept"
            label={t('question')}
            options={[
              { value: 'accept', label: t('accept') },
              { value: 'refuse', label: t('refuse') },
            ]}
            defaultValue={failure.value('accept')}
            error={failure.error('accept')}
          />
          <TextAreaField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            defaultValue={failure.value('reason')}
            error={failure.error('reason')}
          />
          <Button>{t('decide')}</Button>
        </Form>
      ) : (
        sheet.state === 'waiting' && <Notice>{t('cannot')}</Notice>
      )}
    </>
  )
}
