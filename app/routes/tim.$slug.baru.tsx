import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { RadioField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { startDossier } from '~/services/dossier-start.server'
import { viewNewDossier } from '~/services/dossiers.server'

export const meta = titled(dossierMessages, 'newTitle')

const NEW = 'baru'

export const loader = privateLoader((visit) =>
  viewNewDossier(visit.ctx, visit.actor, param(visit, 'slug'), visit.url.searchParams.get('kelurahan')),
)

export const action = privateAction(async ({ form, once, ...visit }) => {
  const chosen = form.text('innovation')
  const { uid } = await startDossier(
    visit.ctx,
    visit.actor,
    {
      slug: param(visit, 'slug'),
      ward: form.text('ward'),
      category: form.text('category'),
      innovation:
        chosen === '' || chosen === NEW
          ? { kind: 'new', name: form.text('name') }
          : { kind: 'existing', uid: chosen },
    },
    once,
  )
  return done(`/berkas/${uid}`, 'dossier_started')
})

export default function NewDossierPage() {
  const { competition, ward, innovations, categories } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const failure = useFailure(useActionData<typeof action>())
  const problem = (field: string) => {
    const found = failure.error(field)
    return found ? { error: found } : {}
  }
  const [only] = categories
  const single = categories.length === 1 && only ? only : null
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('newTitle')}
        over={competition.name}
        lead={t('newLead', { ward: ward.name })}
        back={{ href: '/tim', label: t('backToBoard') }}
      />
      <Form writeKey={useWriteKey('baru')} hidden={{ ward: ward.code }}>
        <RadioField
          name="category"
          label={t('chooseCategory')}
          defaultValue={failure.value('category', single?.code)}
          options={categories.map(({ code, name, description }) => ({
            value: code,
            label: name,
            hint: description[locale],
          }))}
          {...problem('category')}
        />
        {innovations.length > 0 && (
          <RadioField
            name="innovation"
            label={t('chooseInnovation')}
            hint={t('chooseInnovationHint')}
            defaultValue={failure.value('innovation', NEW)}
            options={[
              ...innovations.map(({ uid, name }) => ({ value: uid, label: name })),
              { value: NEW, label: t('newInnovation') },
            ]}
            {...problem('innovation')}
          />
        )}
        <TextField
          name="name"
          label={innovations.length > 0 ? t('newInnovationName') : t('innovationName')}
          {...(innovations.length > 0 ? { hint: t('newInnovationHint') } : {})}
          optional={innovations.length > 0}
          defaultValue={failure.value('name')}
          {...problem('name')}
        />
        <Button>{t('create')}</Button>
      </Form>
    </>
  )
}
