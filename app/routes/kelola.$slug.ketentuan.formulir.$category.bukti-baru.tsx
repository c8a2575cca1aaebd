import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { Form } from '~/components/form'
import { SlotSettings } from '~/components/slot-settings'
import { withNewSlot } from '~/forms/form-parts'
import { readSlotDraft } from '~/forms/slot-form'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'newSlotTitle', ({ category }: SerializeFrom<typeof loader>) => ({
  name: category.name,
}))

export const loader = privateLoader((visit) => viewForm(visit))

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const typed = { object: form.object(), accept: form.all('accept'), when: form.all('when') }
  const draft = readSlotDraft(typed)
  await changeCategoryForm(ctx, actor, place, (former) => withNewSlot(former, draft), once)
  return done(`${builderHref(place.slug, place.category)}#bukti`, 'saved')
})

/** A new place for files. */
export default function NewSlotPage() {
  const { form, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const typing = useFailure(useActionData<typeof action>())
  const key = useWriteKey('bukti')
  return (
    <BuilderPart {...part} title={t('newSlotTitle', { name: part.category.name })} errors={typing.errors}>
      <Form writeKey={key} hidden={{ version: typing.madeFrom(version) }}>
        <SlotSettings form={form} stored={null} typing={typing} />
        {part.editable && (
          <ButtonRow>
            <Button>{t('save')}</Button>
            <ButtonLink variant="quiet" href={builderHref(part.head.slug, part.category.code)}>
              {t('cancel')}
            </ButtonLink>
          </ButtonRow>
        )}
      </Form>
    </BuilderPart>
  )
}
