import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { SlotSettings } from '~/components/slot-settings'
import { NotFoundError } from '~/domain/errors'
import { duplicateSlot } from '~/domain/form-edit'
import { withSlot } from '~/forms/form-parts'
import { readSlotDraft } from '~/forms/slot-form'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'slotTitle', ({ slot }: SerializeFrom<typeof loader>) => ({
  name: slot.label.id,
}))

export const loader = privateLoader(async (visit) => {
  const { form, ...view } = await viewForm(visit)
  const slot = form.evidence.find(({ code }) => code === param(visit, 'slot'))
  if (!slot) throw new NotFoundError('slot')
  return { ...view, form, slot }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const code = param(visit, 'slot')
  await changeCategoryForm(
    ctx,
    actor,
    place,
    (former) => {
      if (!former.evidence.some((slot) => slot.code === code)) throw new NotFoundError('slot')
      if (form.has('duplicate')) return duplicateSlot(former, code)
      const typed = { object: form.object(), accept: form.all('accept'), when: form.all('when') }
      return withSlot(former, code, readSlotDraft(typed))
    },
    once,
  )
  return done(`${builderHref(place.slug, place.category)}#bukti-${code}`, 'saved')
})

/** One place for files with everything about it. */
export default function SlotPage() {
  const { form, slot, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const typing = useFailure(useActionData<typeof action>())
  const untouched = useFailure(undefined)
  const settings = typing.value('duplicate') === '' ? typing : untouched
  const key = useWriteKey('bukti')
  const own = `${builderHref(part.head.slug, part.category.code)}/bukti/${slot.code}`
  const hidden = { version: typing.madeFrom(version) }
  return (
    <BuilderPart {...part} title={t('slotTitle', { name: slot.label[locale] })} errors={typing.errors}>
      <Form writeKey={key} hidden={hidden}>
        <SlotSettings form={form} stored={slot} typing={settings} />
        {part.editable && (
          <ButtonRow>
            <Button>{t('save')}</Button>
            <ButtonLink variant="quiet" icon="trash" href={`${own}/hapus`}>
              {t('removeSlot')}
            </ButtonLink>
          </ButtonRow>
        )}
      </Form>
      {part.editable && (
        <Section title={t('place')}>
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
