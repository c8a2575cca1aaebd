import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { NumberField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { cloneForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { cloneCompetition } from '~/services/competitions.server'
import { viewOwnCompetition } from '~/services/draft-publication.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(setupMessages, 'clone')

export const loader = privateLoader(async (visit) => ({
  head: headOf(await viewOwnCompetition(visit.ctx, visit.actor, param(visit, 'slug'))),
}))

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const values = parseForm(cloneForm, form.object())
  const { slug } = await cloneCompetition(ctx, actor, param({ params }, 'slug'), values, once)
  return done(`/kelola/${slug}`, 'competition_created')
})

export default function ClonePage() {
  const { head } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('clone')}
        lead={t('cloneLead')}
        back={{ href: `/kelola/${head.slug}`, label: t('overview') }}
      />
      <Form writeKey={useWriteKey('salin')}>
        <TextField
          name="name"
          label={t('name')}
          defaultValue={value('name', head.name)}
          error={error('name')}
        />
        <NumberField
          name="year"
          label={t('year')}
          defaultValue={value('year', String(head.year + 1))}
          error={error('year')}
        />
        <Button>{t('cloneSubmit')}</Button>
      </Form>
    </>
  )
}
