import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BuilderPart, builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { startFrom } from '~/domain/form-edit'
import { readFormJson } from '~/forms/form-json'
import { formPlace, viewForm } from '~/http/form-place.server'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { changeCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'expertTitle', ({ category }: SerializeFrom<typeof loader>) => ({
  name: category.name,
}))

export const loader = privateLoader((visit) => viewForm(visit))

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const next = readFormJson('json', form.raw('json'))
  await changeCategoryForm(ctx, actor, place, (former) => startFrom(former, next), once)
  return done(builderHref(place.slug, place.category), 'saved')
})

/** A form as JSON: to take away, to put in. */
export default function JsonPage() {
  const { form, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('json')
  const base = builderHref(part.head.slug, part.category.code)
  return (
    <BuilderPart
      {...part}
      title={t('expertTitle', { name: part.category.name })}
      lead={t('expertLead')}
      errors={errors}
    >
      <Form writeKey={key} hidden={{ version: madeFrom(version) }} wide>
        <TextAreaField
          name="json"
          label={t('expertField')}
          rows={20}
          defaultValue={value('json', JSON.stringify(form, null, 2))}
          error={error('json')}
        />
        <ButtonRow>
          {part.editable && <Button>{t('expertSubmit')}</Button>}
          <ButtonLink variant="secondary" icon="download" href={`${base}/json/unduh`} download>
            {t('download')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </BuilderPart>
  )
}
