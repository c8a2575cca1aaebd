import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { RadioField } from '~/components/choices'
import { DefinitionList } from '~/components/definition-list'
import { ErrorSummary } from '~/components/error-summary'
import { DateField, TextAreaField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { SUBMISSION } from '~/domain/rules'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { materialMessages } from '~/i18n/messages/materials'
import { publicMessages } from '~/i18n/messages/public'
import { grantExtension, viewExtension } from '~/services/extensions.server'

export const meta = titled(dossierMessages, 'extensionTitle', ({ entry }: SerializeFrom<typeof loader>) => ({
  ward: entry.ward,
}))

export const loader = privateLoader((visit) =>
  viewExtension(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'entry')),
)

export const action = privateAction(async ({ form, once, ...visit }) => {
  const slug = param(visit, 'slug')
  await grantExtension(
    visit.ctx,
    visit.actor,
    {
      slug,
      entry: param(visit, 'entry'),
      target: form.text('target') || SUBMISSION,
      reason: form.text('reason'),
      until: { date: form.text('untilDate'), time: form.text('untilTime') || '23.59' },
    },
    once,
  )
  return done(`/lomba/${slug}/perpanjangan`, 'extended')
})

export default function ExtensionPage() {
  const { entry, competition, targets } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const m = useMessages(materialMessages)
  const p = useMessages(publicMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const nameOf = (wanted: string) => {
    const stage = targets.find(({ target }) => target === wanted)?.stage ?? null
    if (stage !== null) return m('scheduleCloses', { name: stage })
    return targets.length > 1 ? p('submission') : t('closesNow')
  }
  const problem = (field: string) => {
    const found = failure.error(field)
    return found ? { error: found } : {}
  }
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('extensionTitle', { ward: entry.ward })}
        over={`${competition.name} · ${entry.label}`}
        lead={t('extensionLead')}
        back={{ href: `/kelola/${competition.slug}/peserta`, label: t('participants') }}
      />
      <DefinitionList
        items={targets.flatMap(({ target, closesAt }) =>
          closesAt
            ? [{ term: nameOf(target), description: formatDateTime(closesAt, competition.zone, locale) }]
            : [],
        )}
      />
      <Form writeKey={useWriteKey('perpanjangan')}>
        {targets.length > 1 && (
          <RadioField
            name="target"
            label={t('extensionOf')}
            options={targets.map(({ target }) => ({ value: target, label: nameOf(target) }))}
            defaultValue={failure.value('target', SUBMISSION)}
            {...problem('target')}
          />
        )}
        <DateField
          name="untilDate"
          label={t('extensionUntil')}
          defaultValue={failure.value('untilDate')}
          {...problem('untilDate')}
        />
        <TextField
          name="untilTime"
          label={`${t('untilTime')} (${competition.zone})`}
          width="short"
          defaultValue={failure.value('untilTime', '23.59')}
          {...problem('untilTime')}
        />
        <TextAreaField
          name="reason"
          label={t('reason')}
          hint={t('extensionReasonHint')}
          rows={3}
          defaultValue={failure.value('reason')}
          {...problem('reason')}
        />
        <Button>{t('extensionAct')}</Button>
      </Form>
    </>
  )
}
