import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BuilderPart } from '~/components/builder-part'
import { FormPreview } from '~/components/form-preview'
import { viewForm } from '~/http/form-place.server'
import { privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'

export const meta = titled(builderMessages, 'previewTitle', ({ category }: SerializeFrom<typeof loader>) => ({
  name: category.name,
}))

export const loader = privateLoader((visit) => viewForm(visit))

/** A category's form as its teams will see it. */
export default function PreviewPage() {
  const { form, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const name = part.category.name
  return (
    <BuilderPart {...part} title={t('previewTitle', { name })} lead={t('previewLead')}>
      <FormPreview form={form} />
    </BuilderPart>
  )
}
