import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { ButtonLink } from '~/components/button'
import { ColumnList } from '~/components/column-list'
import { FieldTypeList } from '~/components/field-type-list'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { MOST_COLUMNS, moveColumn } from '~/domain/column-edit'
import { inputError } from '~/domain/errors'
import { columnTypeNames } from '~/domain/fields/columns'
import { rowsAt } from '~/http/column-input.server'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'columnsTitle', ({ field }: SerializeFrom<typeof loader>) => ({
  name: field.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  return { ...view, field: rowsAt(visit, form) }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const field = param(visit, 'field')
  const [, way, code = ''] = /^(up|down):(.+)$/.exec(form.text('move')) ?? []
  if (way === undefined) throw inputError('', 'invalid')
  const by = way === 'up' ? -1 : 1
  await changeCategoryForm(ctx, actor, place, (former) => moveColumn(former, field, code, by), once)
  return done(`${builderHref(place.slug, place.category)}/isian/${field}/kolom#kolom-${code}`, 'saved')
})

/** The columns of a field of repeating rows, in order. */
export default function ColumnsPage() {
  const { field, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const { errors, madeFrom } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('kolom')
  const own = `${builderHref(part.head.slug, part.category.code)}/isian/${field.code}`
  return (
    <BuilderPart
      {...part}
      title={t('columnsTitle', { name: field.label[locale] })}
      lead={t('columnsLead', { max: MOST_COLUMNS })}
      errors={errors}
      actions={
        <ButtonLink variant="secondary" href={own}>
          {t('fieldTitle', { name: field.label[locale] })}
        </ButtonLink>
      }
    >
      <Form writeKey={key} hidden={{ version: madeFrom(version) }} wide>
        <ColumnList columns={field.columns} base={`${own}/kolom`} editable={part.editable} />
      </Form>
      {part.editable && field.columns.length < MOST_COLUMNS && (
        <Section title={t('addColumn')}>
          <FieldTypeList types={columnTypeNames} hrefOf={(type) => `${own}/kolom-baru/${type}`} />
        </Section>
      )}
    </BuilderPart>
  )
}
