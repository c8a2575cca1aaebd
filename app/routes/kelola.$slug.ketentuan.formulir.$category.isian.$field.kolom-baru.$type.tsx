import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { ColumnSettings } from '~/components/column-settings'
import { Form } from '~/components/form'
import { addColumn, MOST_COLUMNS } from '~/domain/column-edit'
import { inputError, NotFoundError } from '~/domain/errors'
import { isColumnType } from '~/domain/fields/columns'
import { readTypedColumn, rowsAt } from '~/http/column-input.server'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'
import { conceptTemplates } from '~/services/templates.server'

export const meta = titled(builderMessages, 'newColumn', ({ field }: SerializeFrom<typeof loader>) => ({
  name: field.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const type = param(visit, 'type')
  if (!isColumnType(type)) throw new NotFoundError('column')
  return { ...view, field: rowsAt(visit, form), type, concepts: conceptTemplates }
})

export const action = privateAction(async ({ form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const code = param(visit, 'field')
  const draft = readTypedColumn(visit, form, param(visit, 'type'), null)
  await changeCategoryForm(
    visit.ctx,
    visit.actor,
    place,
    (former) => {
      if (rowsAt(visit, former).columns.length >= MOST_COLUMNS)
        throw inputError('', 'too_many_columns', { max: MOST_COLUMNS })
      return addColumn(former, code, draft)
    },
    once,
  )
  return done(`${builderHref(place.slug, place.category)}/isian/${code}/kolom`, 'saved')
})

/** A new column of that type. */
export default function NewColumnPage() {
  const { field, type, concepts, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const typing = useFailure(useActionData<typeof action>())
  const key = useWriteKey('kolom')
  const columns = `${builderHref(part.head.slug, part.category.code)}/isian/${field.code}/kolom`
  return (
    <BuilderPart
      {...part}
      title={t('newColumn', { name: field.label[locale] })}
      lead={t('typeOf', { type: t(`type_${type}`) })}
      errors={typing.errors}
    >
      <Form writeKey={key} hidden={{ version: typing.madeFrom(version) }}>
        <ColumnSettings {...{ type, concepts, typing }} stored={null} />
        <ButtonRow>
          {part.editable && <Button>{t('save')}</Button>}
          <ButtonLink variant="secondary" href={columns}>
            {t('cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </BuilderPart>
  )
}
