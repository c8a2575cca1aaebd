import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { FieldSettings } from '~/components/field-settings'
import { FieldTypeList } from '~/components/field-type-list'
import { Form } from '~/components/form'
import { NotFoundError } from '~/domain/errors'
import { fieldTypeNames, isFieldType } from '~/domain/fields'
import { withNewField } from '~/forms/form-parts'
import { readTypedField } from '~/http/field-input.server'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'
import { conceptTemplates } from '~/services/templates.server'

export const meta = titled(builderMessages, 'addFieldTitle', ({ section }: SerializeFrom<typeof loader>) => ({
  section: section.name.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const section = form.sections.find(({ code }) => code === visit.url.searchParams.get('bagian'))
  if (!section) throw new NotFoundError('section')
  const type = visit.url.searchParams.get('jenis')
  return { ...view, form, section, type: isFieldType(type) ? type : null, concepts: conceptTemplates }
})

export const action = privateAction(async ({ form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const section = visit.url.searchParams.get('bagian') ?? ''
  const draft = readTypedField(visit, form, visit.url.searchParams.get('jenis'), null)
  let code = ''
  await changeCategoryForm(
    visit.ctx,
    visit.actor,
    place,
    (former) => {
      const next = withNewField(former, section, draft)
      code = next.fields.findLast((field) => field.section === section)?.code ?? ''
      return next
    },
    once,
  )
  const base = builderHref(place.slug, place.category)
  if (form.has('again'))
    return done(`${base}/isian-baru?${new URLSearchParams({ bagian: section })}`, 'saved')
  return done(`${base}#isian-${code}`, 'saved')
})

/** A new field: first its type, then everything about it. */
export default function NewFieldPage() {
  const { form, section, type, concepts, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const typing = useFailure(useActionData<typeof action>())
  const key = useWriteKey('isian')
  const base = builderHref(part.head.slug, part.category.code)
  const hrefOf = (jenis: string) =>
    `${base}/isian-baru?${new URLSearchParams({ bagian: section.code, jenis })}`
  return (
    <BuilderPart
      {...part}
      title={t('addFieldTitle', { section: section.name[locale] })}
      lead={type ? t('typeOf', { type: t(`type_${type}`) }) : t('chooseTypeLead')}
      errors={typing.errors}
    >
      {type ? (
        <Form writeKey={key} hidden={{ version: String(version) }}>
          <FieldSettings {...{ form, type, concepts, typing }} stored={null} />
          {part.editable && (
            <ButtonRow>
              <Button>{t('save')}</Button>
              <Button variant="secondary" name="again" value="yes">
                {t('saveAndAdd')}
              </Button>
              <ButtonLink variant="quiet" href={base}>
                {t('cancel')}
              </ButtonLink>
            </ButtonRow>
          )}
        </Form>
      ) : (
        <FieldTypeList types={fieldTypeNames} hrefOf={hrefOf} />
      )}
    </BuilderPart>
  )
}
