import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { FieldSettings } from '~/components/field-settings'
import { Form } from '~/components/form'
import { NotFoundError } from '~/domain/errors'
import { isFieldType } from '~/domain/fields'
import { withNewField } from '~/forms/form-parts'
import { readTypedField } from '~/http/field-input.server'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
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
  const section = form.sections.find(({ code }) => code === param(visit, 'section'))
  const type = param(visit, 'type')
  if (!section || !isFieldType(type)) throw new NotFoundError('section')
  return { ...view, form, section, type, concepts: conceptTemplates }
})

export const action = privateAction(async ({ form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const section = param(visit, 'section')
  const draft = readTypedField(visit, form, param(visit, 'type'), null)
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
  if (form.has('again')) return done(`${base}/bagian/${section}/isian-baru`, 'saved')
  if (draft.type === 'rows') return done(`${base}/isian/${code}/kolom`, 'saved')
  return done(`${base}#isian-${code}`, 'saved')
})

/** A new field of that type. */
export default function NewFieldPage() {
  const { form, section, type, concepts, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const typing = useFailure(useActionData<typeof action>())
  const key = useWriteKey('isian')
  return (
    <BuilderPart
      {...part}
      title={t('addFieldTitle', { section: section.name[locale] })}
      lead={t('typeOf', { type: t(`type_${type}`) })}
      errors={typing.errors}
    >
      <Form writeKey={key} hidden={{ version: typing.madeFrom(version) }}>
        <FieldSettings {...{ form, type, concepts, typing }} stored={null} />
        {part.editable && (
          <ButtonRow>
            <Button>{t('save')}</Button>
            <Button variant="secondary" name="again" value="yes">
              {t('saveAndAdd')}
            </Button>
            <ButtonLink variant="quiet" href={builderHref(part.head.slug, part.category.code)}>
              {t('cancel')}
            </ButtonLink>
          </ButtonRow>
        )}
      </Form>
    </BuilderPart>
  )
}
