import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { RemoveForm } from '~/components/remove-form'
import { removeColumn } from '~/domain/column-edit'
import { inputError } from '~/domain/errors'
import { columnAt } from '~/http/column-input.server'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'removeTitle', ({ column }: SerializeFrom<typeof loader>) => ({
  name: column.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  return { ...view, ...columnAt(visit, form) }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const code = param(visit, 'field')
  await changeCategoryForm(
    ctx,
    actor,
    place,
    (former) => {
      const { field, column } = columnAt(visit, former)
      if (field.columns.length === 1) throw inputError('', 'last_column')
      return removeColumn(former, field.code, column.code)
    },
    once,
  )
  return done(`${builderHref(place.slug, place.category)}/isian/${code}/kolom`, 'removed')
})

/** Asks before a column is removed. */
export default function RemoveColumnPage() {
  const { field, column, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const { errors } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('hapus')
  const columns = `${builderHref(part.head.slug, part.category.code)}/isian/${field.code}/kolom`
  return (
    <BuilderPart
      {...part}
      title={t('removeTitle', { name: column.label[locale] })}
      lead={t('removeColumnLead')}
      errors={errors}
    >
      <RemoveForm
        {...{ writeKey, version }}
        editable={part.editable}
        cancelHref={`${columns}/${column.code}`}
      />
    </BuilderPart>
  )
}
