import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { RadioField } from '~/components/choices'
import { Form } from '~/components/form'
import { inputError, NotFoundError } from '~/domain/errors'
import { removeSection } from '~/domain/form-edit'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(
  builderMessages,
  'removeSectionTitle',
  ({ section }: SerializeFrom<typeof loader>) => ({ name: section.name.id }),
)

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const section = form.sections.find(({ code }) => code === param(visit, 'section'))
  if (!section) throw new NotFoundError('section')
  return {
    ...view,
    section,
    others: form.sections.filter(({ code }) => code !== section.code),
    fields: form.fields.filter((field) => field.section === section.code).map(({ label }) => label),
  }
})

/** Said in place of a section's code: the fields go with the section. */
const AWAY = '-'

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const section = param(visit, 'section')
  const into = form.text('into')
  await changeCategoryForm(
    ctx,
    actor,
    place,
    (former) => {
      const isFilled = former.fields.some((field) => field.section === section)
      const isKnown = former.sections.some(({ code }) => code === into && code !== section)
      if (isFilled && into !== AWAY && !isKnown)
        throw inputError('into', into === '' ? 'required' : 'invalid')
      return removeSection(former, section, into === AWAY ? null : into)
    },
    once,
  )
  return done(builderHref(place.slug, place.category), 'removed')
})

/** Asks what becomes of the fields before a section is removed. */
export default function RemoveSectionPage() {
  const { section, others, fields, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('hapus')
  return (
    <BuilderPart
      {...part}
      title={t('removeSectionTitle', { name: section.name[locale] })}
      lead={fields.length === 0 ? t('removeSectionEmpty') : t('removeSectionLead', { n: fields.length })}
      errors={errors}
    >
      <Form writeKey={key} hidden={{ version: madeFrom(version) }}>
        {fields.length > 0 && (
          <>
            <ul className="missing-list">
              {fields.map((label, index) => (
                <li key={index}>{label[locale]}</li>
              ))}
            </ul>
            <RadioField
              name="into"
              label={t('fieldsGo')}
              options={[
                ...others.map(({ code, name }) => ({
                  value: code,
                  label: t('fieldsInto', { name: name[locale] }),
                })),
                { value: AWAY, label: t('fieldsAway') },
              ]}
              defaultValue={value('into')}
              error={error('into')}
            />
          </>
        )}
        <ButtonRow>
          {part.editable && (
            <Button variant="danger" icon="trash">
              {t('removeSection')}
            </Button>
          )}
          <ButtonLink variant="secondary" href={builderHref(part.head.slug, part.category.code)}>
            {t('cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </BuilderPart>
  )
}
