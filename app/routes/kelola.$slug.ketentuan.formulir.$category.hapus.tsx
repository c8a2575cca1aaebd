import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { RemoveForm } from '~/components/remove-form'
import { SetupPart } from '~/components/setup-part'
import { editCategories } from '~/domain/rules-edit'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'

export const meta = titled(
  builderMessages,
  'removeCategory',
  ({ category }: SerializeFrom<typeof loader>) => ({
    name: category.name,
  }),
)

export const loader = privateLoader((visit) => viewForm(visit))

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const { slug, category: code, version } = formPlace(visit, form)
  await changeDraft(
    ctx,
    actor,
    slug,
    version,
    (rules) => editCategories(rules, { kind: 'remove', code }),
    once,
    {
      category: code,
    },
  )
  return done(`/kelola/${slug}/ketentuan/kategori`, 'removed')
})

/** Asks before a category is removed together with its form. */
export default function RemoveCategoryPage() {
  const { form, category, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const s = useMessages(setupMessages)
  const { errors } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('hapus')
  const list = `/kelola/${part.head.slug}/ketentuan/kategori`
  return (
    <SetupPart
      {...part}
      title={t('removeCategory', { name: category.name })}
      lead={t('removeCategoryLead', { n: form.fields.length })}
      back={{ href: list, label: s('categories') }}
      problems={[]}
      errors={errors}
    >
      <RemoveForm {...{ writeKey, version }} editable={part.editable} cancelHref={list} />
    </SetupPart>
  )
}
