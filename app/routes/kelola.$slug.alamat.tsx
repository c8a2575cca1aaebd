import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { changeSlug, viewOwnCompetition } from '~/services/draft-publication.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(setupMessages, 'slug')

export const loader = privateLoader(async (visit) => ({
  head: headOf(await viewOwnCompetition(visit.ctx, visit.actor, param(visit, 'slug'))),
}))

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const { slug } = await changeSlug(ctx, actor, param({ params }, 'slug'), form.text('slug'), once)
  return done(`/kelola/${slug}/alamat`, 'saved')
})

export default function AddressPage() {
  const { head } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('alamat')
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('slug')}
        lead={<code translate="no">{`/lomba/${head.slug}`}</code>}
        back={{ href: `/kelola/${head.slug}`, label: t('overview') }}
      />
      {!head.openedAt && (
        <Form writeKey={key}>
          <TextField
            name="slug"
            label={t('slug')}
            hint={t('slugHint')}
            defaultValue={value('slug', head.slug)}
            error={error('slug')}
          />
          <Button>{t('changeSlug')}</Button>
        </Form>
      )}
    </>
  )
}
