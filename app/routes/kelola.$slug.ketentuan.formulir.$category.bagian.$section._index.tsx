import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EnglishFields, IndonesianField } from '~/components/bilingual-field'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { Form } from '~/components/form'
import { NotFoundError } from '~/domain/errors'
import { renameSection } from '~/domain/form-edit'
import { readSectionName } from '~/forms/form-parts'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'sectionTitle', ({ section }: SerializeFrom<typeof loader>) => ({
  name: section.name.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const section = form.sections.find(({ code }) => code === param(visit, 'section'))
  if (!section) throw new NotFoundError('section')
  return { ...view, section }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const section = param(visit, 'section')
  const name = readSectionName(form.object())
  await changeCategoryForm(ctx, actor, place, (former) => renameSection(former, section, name), once)
  return done(`${builderHref(place.slug, place.category)}#bagian-${section}`, 'saved')
})

/** The name of a section of a form. */
export default function SectionPage() {
  const { section, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const typing = useFailure(useActionData<typeof action>())
  const key = useWriteKey('bagian')
  const text = { name: 'name', label: t('sectionName'), stored: section.name }
  const name = section.name[locale]
  return (
    <BuilderPart {...part} title={t('sectionTitle', { name })} errors={typing.errors}>
      <Form writeKey={key} hidden={{ version: typing.madeFrom(version) }}>
        <IndonesianField text={text} typing={typing} />
        <EnglishFields texts={[text]} typing={typing} />
        {part.editable && (
          <ButtonRow>
            <Button>{t('save')}</Button>
            <ButtonLink
              variant="quiet"
              icon="trash"
              href={`${builderHref(part.head.slug, part.category.code)}/bagian/${section.code}/hapus`}
            >
              {t('removeSection')}
            </ButtonLink>
          </ButtonRow>
        )}
      </Form>
    </BuilderPart>
  )
}
