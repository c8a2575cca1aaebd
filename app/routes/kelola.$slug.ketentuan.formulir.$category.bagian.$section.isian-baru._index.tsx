import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { FieldTypeList } from '~/components/field-type-list'
import { NotFoundError } from '~/domain/errors'
import { fieldTypeNames } from '~/domain/fields'
import { viewForm } from '~/http/form-place.server'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'

export const meta = titled(builderMessages, 'chooseType', ({ section }: SerializeFrom<typeof loader>) => ({
  section: section.name.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const section = form.sections.find(({ code }) => code === param(visit, 'section'))
  if (!section) throw new NotFoundError('section')
  return { ...view, section }
})

/** The types that a new field can have. */
export default function ChooseTypePage() {
  const { section, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const own = `${builderHref(part.head.slug, part.category.code)}/bagian/${section.code}/isian-baru`
  return (
    <BuilderPart
      {...part}
      title={t('chooseType', { section: section.name[locale] })}
      lead={t('chooseTypeLead')}
    >
      <FieldTypeList types={fieldTypeNames} hrefOf={(type) => `${own}/${type}`} />
    </BuilderPart>
  )
}
