import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { ColumnSettings } from '~/components/column-settings'
import { Details } from '~/components/details'
import { FieldTypeList } from '~/components/field-type-list'
import { Form } from '~/components/form'
import { changeColumn } from '~/domain/column-edit'
import { columnTypeNames, isColumnType } from '~/domain/fields/columns'
import { columnAt, readTypedColumn } from '~/http/column-input.server'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'
import { conceptTemplates } from '~/services/templates.server'

export const meta = titled(builderMessages, 'columnTitle', ({ column }: SerializeFrom<typeof loader>) => ({
  name: column.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const { field, column } = columnAt(visit, form)
  const type = visit.url.searchParams.get('jenis')
  return {
    ...view,
    field,
    column,
    type: isColumnType(type) ? type : column.type,
    concepts: conceptTemplates,
  }
})

export const action = privateAction(async ({ form, once, ...visit }) => {
  const place = formPlace(visit, form)
  let code = ''
  await changeCategoryForm(
    visit.ctx,
    visit.actor,
    place,
    (former) => {
      const { field, column } = columnAt(visit, former)
      code = field.code
      const draft = readTypedColumn(visit, form, form.text('type'), column)
      return changeColumn(former, field.code, column.code, draft)
    },
    once,
  )
  return done(`${builderHref(place.slug, place.category)}/isian/${code}/kolom`, 'saved')
})

/** One column of a field of repeating rows. */
export default function ColumnPage() {
  const { field, column, type, concepts, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const typing = useFailure(useActionData<typeof action>())
  const key = useWriteKey('kolom')
  const columns = `${builderHref(part.head.slug, part.category.code)}/isian/${field.code}/kolom`
  const own = `${columns}/${column.code}`
  return (
    <BuilderPart
      {...part}
      title={t('columnTitle', { name: column.label[locale] })}
      lead={t('typeOf', { type: t(`type_${type}`) })}
      errors={typing.errors}
      actions={
        <ButtonLink variant="secondary" href={columns}>
          {t('columnsTitle', { name: field.label[locale] })}
        </ButtonLink>
      }
    >
      <Form writeKey={key} hidden={{ version: typing.madeFrom(version), type }}>
        <ColumnSettings {...{ type, concepts, typing }} stored={column} />
        {part.editable && (
          <ButtonRow>
            <Button>{t('save')}</Button>
            {field.columns.length > 1 && (
              <ButtonLink variant="quiet" icon="trash" href={`${own}/hapus`}>
                {t('removeColumn')}
              </ButtonLink>
            )}
          </ButtonRow>
        )}
      </Form>
      {part.editable && (
        <Details summary={t('changeType')}>
          <FieldTypeList
            types={columnTypeNames.filter((name) => name !== type)}
            hrefOf={(name) => `${own}?${new URLSearchParams({ jenis: name })}`}
          />
        </Details>
      )}
    </BuilderPart>
  )
}
