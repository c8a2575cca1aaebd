import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { SelectField } from '~/components/choices'
import { FieldSettings } from '~/components/field-settings'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { TITLE_FIELD } from '~/domain/dossiers'
import { inputError, NotFoundError } from '~/domain/errors'
import { isFieldType } from '~/domain/fields'
import type { Form as CategoryForm } from '~/domain/fields/form'
import { duplicateField, moveFieldTo } from '~/domain/form-edit'
import { withField } from '~/forms/form-parts'
import { readTypedField } from '~/http/field-input.server'
import type { FormInput } from '~/http/form.server'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, type PrivateVisit, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'
import { conceptTemplates } from '~/services/templates.server'

export const meta = titled(builderMessages, 'fieldTitle', ({ field }: SerializeFrom<typeof loader>) => ({
  name: field.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const field = form.fields.find(({ code }) => code === param(visit, 'field'))
  if (!field) throw new NotFoundError('field')
  const type = visit.url.searchParams.get('jenis')
  return { ...view, form, field, type: isFieldType(type) ? type : field.type, concepts: conceptTemplates }
})

/** What a post of the page does to the form, and the field to look at afterwards. */
function readChange(visit: PrivateVisit, posted: FormInput, code: string) {
  const find = (form: CategoryForm) => {
    const field = form.fields.find((candidate) => candidate.code === code)
    if (!field) throw new NotFoundError('field')
    return field
  }
  return (form: CategoryForm): CategoryForm => {
    const field = find(form)
    if (posted.has('duplicate')) return duplicateField(form, code)
    if (posted.has('section')) {
      const section = posted.text('section')
      if (!form.sections.some((candidate) => candidate.code === section))
        throw inputError('section', section === '' ? 'required' : 'invalid')
      return moveFieldTo(form, code, section)
    }
    const type = posted.text('type')
    if (code === TITLE_FIELD && type !== field.type) throw inputError('', 'invalid')
    return withField(form, code, readTypedField(visit, posted, type, field))
  }
}

export const action = privateAction(async ({ form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const code = param(visit, 'field')
  await changeCategoryForm(visit.ctx, visit.actor, place, readChange(visit, form, code), once)
  return done(`${builderHref(place.slug, place.category)}#isian-${code}`, 'saved')
})

/** One field of a form with everything about it. */
export default function FieldPage() {
  const { form, field, type, concepts, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const typing = useFailure(useActionData<typeof action>())
  const untouched = useFailure(undefined)
  const settings = typing.failed && typing.value('type') === '' ? untouched : typing
  const key = useWriteKey('isian')
  const name = field.label[locale]
  const own = `${builderHref(part.head.slug, part.category.code)}/isian/${field.code}`
  const hidden = { version: typing.madeFrom(version) }
  const changing = type !== field.type
  return (
    <BuilderPart
      {...part}
      title={changing ? t('changeTypeTitle', { name }) : t('fieldTitle', { name })}
      lead={
        changing
          ? `${t('typeOf', { type: t(`type_${type}`) })}. ${t('changeTypeLead')}`
          : t('typeOf', { type: t(`type_${type}`) })
      }
      errors={typing.errors}
      actions={
        part.editable &&
        field.code !== TITLE_FIELD && (
          <ButtonLink variant="secondary" href={`${own}/jenis`}>
            {t('changeType')}
          </ButtonLink>
        )
      }
    >
      <Form writeKey={key} hidden={{ ...hidden, type }}>
        <FieldSettings {...{ form, type, concepts }} stored={field} typing={settings} />
        {part.editable && (
          <ButtonRow>
            <Button>{t('save')}</Button>
            {field.type === 'rows' && !changing && (
              <ButtonLink variant="secondary" icon="pencil" href={`${own}/kolom`}>
                {t('editColumns')}
              </ButtonLink>
            )}
            <ButtonLink variant="quiet" icon="trash" href={`${own}/hapus`}>
              {t('removeField')}
            </ButtonLink>
          </ButtonRow>
        )}
      </Form>
      {part.editable && !changing && (
        <Section title={t('place')}>
          {form.sections.length > 1 && (
            <Form writeKey={`${key}-letak`} hidden={hidden}>
              <SelectField
                name="section"
                label={t('moveTo')}
                options={form.sections
                  .filter(({ code }) => code !== field.section)
                  .map((section) => ({ value: section.code, label: section.name[locale] }))}
                defaultValue={typing.value('section')}
                error={typing.error('section')}
              />
              <Button variant="secondary">{t('move')}</Button>
            </Form>
          )}
          <Form writeKey={`${key}-ganda`} hidden={{ ...hidden, duplicate: 'yes' }}>
            <Button variant="secondary" icon="copy">
              {t('duplicate')}
            </Button>
          </Form>
        </Section>
      )}
    </BuilderPart>
  )
}
