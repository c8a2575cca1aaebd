import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { RemoveForm } from '~/components/remove-form'
import { NotFoundError } from '~/domain/errors'
import { removeSlot } from '~/domain/form-edit'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'removeTitle', ({ slot }: SerializeFrom<typeof loader>) => ({
  name: slot.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const slot = form.evidence.find(({ code }) => code === param(visit, 'slot'))
  if (!slot) throw new NotFoundError('slot')
  return { ...view, slot }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const code = param(visit, 'slot')
  await changeCategoryForm(ctx, actor, place, (former) => removeSlot(former, code), once)
  return done(`${builderHref(place.slug, place.category)}#bukti`, 'removed')
})

/** Asks before an evidence slot is removed. */
export default function RemoveSlotPage() {
  const { slot, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const { errors } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('hapus')
  const base = builderHref(part.head.slug, part.category.code)
  return (
    <BuilderPart
      {...part}
      title={t('removeTitle', { name: slot.label[locale] })}
      lead={t('removeLead')}
      errors={errors}
    >
      <RemoveForm
        {...{ writeKey, version }}
        editable={part.editable}
        cancelHref={`${base}/bukti/${slot.code}`}
      />
    </BuilderPart>
  )
}
