import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxesField } from '~/components/choices'
import { NumberField } from '~/components/fields'
import { Form } from '~/components/form'
import { SetupPart } from '~/components/setup-part'
import { scoredStages } from '~/domain/ranking-rules'
import { FINAL_RESULT, withObjections } from '~/forms/objection-rules'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { objectionRulesMessages } from '~/i18n/messages/objection-rules'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(objectionRulesMessages, 'title')

export const loader = privateLoader((visit) =>
  viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), ['objections']),
)

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const typed = { after: form.all('after'), days: form.text('days') }
  await changeDraft(ctx, actor, slug, versionOf(form), (rules) => withObjections(rules, typed), once)
  return done(`/kelola/${slug}/ketentuan`, 'saved')
})

/** Which results teams may object to, and for how long at least. */
export default function ObjectionRulesPage() {
  const { rules, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(objectionRulesMessages)
  const s = useMessages(setupMessages)
  const { errors, error, value, values, madeFrom } = useFailure(useActionData<typeof action>())
  const { stages = [], final = false, days } = rules.objections ?? {}
  const options = [
    ...scoredStages(rules).map(({ code, name }) => ({ value: code, label: t('stage', { name }) })),
    { value: FINAL_RESULT, label: t('final') },
  ]
  return (
    <SetupPart {...part} title={t('title')} lead={t('lead')} errors={errors}>
      <Form writeKey={useWriteKey('masa-sanggah')} hidden={{ version: madeFrom(version) }}>
        <CheckboxesField
          name="after"
          label={t('after')}
          hint={t('afterHint')}
          optional
          options={options}
          defaultValue={values('after', [...stages, ...(final ? [FINAL_RESULT] : [])])}
          error={error('after')}
        />
        <NumberField
          name="days"
          label={t('days')}
          hint={t('daysHint')}
          unit={t('unit')}
          optional
          defaultValue={value('days', days === undefined ? '' : String(days))}
          error={error('days')}
        />
        {part.editable && <Button>{s('save')}</Button>}
      </Form>
    </SetupPart>
  )
}
