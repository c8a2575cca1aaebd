import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { RemoveForm } from '~/components/remove-form'
import { NotFoundError } from '~/domain/errors'
import { dependentsOf, removeField } from '~/domain/form-edit'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'removeTitle', ({ field }: SerializeFrom<typeof loader>) => ({
  name: field.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const field = form.fields.find(({ code }) => code === param(visit, 'field'))
  if (!field) throw new NotFoundError('field')
  return { ...view, field, dependents: dependentsOf(form, field.code).map(({ label }) => label) }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const code = param(visit, 'field')
  await changeCategoryForm(ctx, actor, place, (former) => removeField(former, code), once)
  return done(builderHref(place.slug, place.category), 'removed')
})

/** Asks before a field is removed. */
export default function RemoveFieldPage() {
  const { field, dependents, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const { errors } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('hapus')
  const base = builderHref(part.head.slug, part.category.code)
  return (
    <BuilderPart
      {...part}
      title={t('removeTitle', { name: field.label[locale] })}
      lead={t('removeLead')}
      errors={errors}
    >
      <RemoveForm
        {...{ writeKey, version }}
        editable={part.editable}
        cancelHref={`${base}/isian/${field.code}`}
      >
        {dependents.length > 0 && (
          <p>{t('removeDependents', { fields: dependents.map((label) => label[locale]).join(', ') })}</p>
        )}
      </RemoveForm>
    </BuilderPart>
  )
}
