import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { FieldTypeList } from '~/components/field-type-list'
import { TITLE_FIELD } from '~/domain/dossiers'
import { NotFoundError } from '~/domain/errors'
import { fieldTypeNames } from '~/domain/fields'
import { viewForm } from '~/http/form-place.server'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'

export const meta = titled(builderMessages, 'changeTypeTitle', ({ field }: SerializeFrom<typeof loader>) => ({
  name: field.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const field = form.fields.find(({ code }) => code === param(visit, 'field'))
  if (!field || field.code === TITLE_FIELD) throw new NotFoundError('field')
  return { ...view, field }
})

/** The other types that a field could have; the next page asks what the type needs. */
export default function ChangeTypePage() {
  const { field, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const own = `${builderHref(part.head.slug, part.category.code)}/isian/${field.code}`
  return (
    <BuilderPart
      {...part}
      title={t('changeTypeTitle', { name: field.label[locale] })}
      lead={t('typeOf', { type: t(`type_${field.type}`) })}
    >
      <FieldTypeList
        types={fieldTypeNames.filter((type) => type !== field.type)}
        hrefOf={(type) => `${own}?${new URLSearchParams({ jenis: type })}`}
      />
    </BuilderPart>
  )
}
