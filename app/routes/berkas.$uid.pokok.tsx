import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { RadioField } from '~/components/choices'
import { DossierNotice } from '~/components/dossier-notice'
import { ErrorSummary } from '~/components/error-summary'
import { DateField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { dossierMessages } from '~/i18n/messages/dossier'
import { changeBasics, viewBasics } from '~/services/dossiers.server'

export const meta = titled(dossierMessages, 'basics')

export const loader = privateLoader((visit) => viewBasics(visit.ctx, visit.actor, param(visit, 'uid')))

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  const input = {
    uid,
    name: form.text('name'),
    startedOn: form.text('startedOn'),
    consent: form.text('consent'),
    basedOn: form.text(BASED_ON),
  }
  await changeBasics(visit.ctx, visit.actor, input, once)
  return done(`/berkas/${uid}`, 'saved')
})

export default function BasicsPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const c = useMessages(correctionMessages)
  const failure = useFailure(useActionData<typeof action>())
  const problem = (field: string) => {
    const found = failure.error(field)
    return found ? { error: found } : {}
  }
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('basics')}
        lead={page.title}
        back={{ href: `/berkas/${page.uid}`, label: t('backToDossier') }}
      />
      <DossierNotice edit={page.edit} returned={null} />
      {page.edit === 'open' && !page.isAsked && <Notice tone="info" title={c('notAskedTitle')} />}
      <Form writeKey={useWriteKey('pokok')} hidden={{ [BASED_ON]: failure.value(BASED_ON, page.basedOn) }}>
        <TextField
          name="name"
          label={t('innovationName')}
          hint={t('innovationNameHint')}
          defaultValue={failure.value('name', page.name)}
          {...problem('name')}
        />
        <DateField
          name="startedOn"
          label={t('startedOn')}
          optional
          defaultValue={failure.value('startedOn', page.startedOn)}
          {...problem('startedOn')}
        />
        <RadioField
          name="consent"
          label={t('consent')}
          hint={t('consentHint')}
          defaultValue={failure.value('consent', page.consent)}
          options={[
            { value: 'yes', label: t('consentYes') },
            { value: 'no', label: t('consentNo') },
          ]}
          {...problem('consent')}
        />
        {page.writing && <Button>{t('save')}</Button>}
      </Form>
    </>
  )
}
