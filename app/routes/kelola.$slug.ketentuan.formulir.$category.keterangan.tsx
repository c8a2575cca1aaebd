import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EnglishFields, IndonesianField } from '~/components/bilingual-field'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button } from '~/components/button'
import { Form } from '~/components/form'
import { readFormDescription } from '~/forms/form-parts'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'aboutTitle', ({ category }: SerializeFrom<typeof loader>) => ({
  name: category.name,
}))

export const loader = privateLoader((visit) => viewForm(visit))

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const about = readFormDescription(form.object())
  await changeCategoryForm(ctx, actor, place, (former) => ({ ...former, ...about }), once)
  return done(builderHref(place.slug, place.category), 'saved')
})

/** What a form is called and says about itself. */
export default function DescriptionPage() {
  const { form, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const typing = useFailure(useActionData<typeof action>())
  const key = useWriteKey('keterangan')
  const texts = [
    { name: 'name', label: t('formName'), stored: form.name },
    {
      name: 'description',
      label: t('description'),
      hint: t('descriptionHint'),
      stored: form.description,
      long: true,
    },
  ]
  return (
    <BuilderPart {...part} title={t('aboutTitle', { name: part.category.name })} errors={typing.errors}>
      <Form writeKey={key} hidden={{ version: typing.madeFrom(version) }}>
        {texts.map((text) => (
          <IndonesianField key={text.name} text={text} typing={typing} />
        ))}
        <EnglishFields texts={texts} typing={typing} />
        {part.editable && <Button>{t('save')}</Button>}
      </Form>
    </BuilderPart>
  )
}
