import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button } from '~/components/button'
import { CheckboxField, RadioField } from '~/components/choices'
import { Form } from '~/components/form'
import { inputError } from '~/domain/errors'
import { startFrom } from '~/domain/form-edit'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { rulesMessages } from '~/i18n/messages/rules'
import { changeCategoryForm, formModels } from '~/services/category-form.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(builderMessages, 'startTitle', ({ category }: SerializeFrom<typeof loader>) => ({
  name: category.name,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const { rules } = await viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), [])
  return {
    ...view,
    fields: form.fields.length,
    models: formModels(rules, view.category.code).map(({ id, kind, name, form: model }) => ({
      ...{ id, kind, name },
      fields: model.fields.length,
      evidence: model.evidence.length,
    })),
  }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const chosen = form.text('model')
  await changeCategoryForm(
    ctx,
    actor,
    place,
    (former, rules) => {
      const model = formModels(rules, place.category).find(({ id }) => id === chosen)
      if (!model) throw inputError('model', chosen === '' ? 'required' : 'invalid')
      if (former.fields.length > 0 && !form.has('sure')) throw inputError('sure', 'confirm_replace')
      return startFrom(former, model.form)
    },
    once,
  )
  return done(builderHref(place.slug, place.category), 'saved')
})

/** Replaces a form by a copy of a shipped one or of another category's. */
export default function StartFromPage() {
  const { fields, models, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const r = useMessages(rulesMessages)
  const locale = languageTag(useLocale())
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('salin')
  return (
    <BuilderPart
      {...part}
      title={t('startTitle', { name: part.category.name })}
      lead={t('startLead')}
      errors={errors}
    >
      <Form writeKey={key} hidden={{ version: madeFrom(version) }}>
        <RadioField
          name="model"
          label={t('startField')}
          options={models.map((model) => ({
            value: model.id,
            label:
              model.kind === 'category' ? t('otherForm', { name: model.name[locale] }) : model.name[locale],
            hint: [r('fieldsCount', { n: model.fields }), r('evidenceCount', { n: model.evidence })].join(
              ', ',
            ),
          }))}
          defaultValue={value('model')}
          error={error('model')}
        />
        {fields > 0 && (
          <CheckboxField
            name="sure"
            label={t('startSure', { n: fields })}
            defaultChecked={value('sure') !== ''}
            error={error('sure')}
          />
        )}
        {part.editable && <Button icon="copy">{t('startSubmit')}</Button>}
      </Form>
    </BuilderPart>
  )
}
