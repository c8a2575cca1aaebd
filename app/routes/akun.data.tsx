import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { RadioField, SelectField } from '~/components/choices'
import { DataRequestList } from '~/components/data-request-list'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { OwnDataView } from '~/components/own-data-view'
import { PageHeader } from '~/components/page-header'
import { dataRequestForm, REQUEST_SUBJECTS } from '~/forms/data-requests'
import { parseForm } from '~/forms/parse'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { privacyMessages } from '~/i18n/messages/privacy'
import { requestAboutOwnData } from '~/services/data-requests.server'
import { readOwnData } from '~/services/own-data.server'

export const meta = titled(privacyMessages, 'title')

export const loader = privateLoader(async ({ ctx, actor }) => ({ data: await readOwnData(ctx, actor) }))

export const action = privateAction(async ({ ctx, actor, form, once }) => {
  await requestAboutOwnData(ctx, actor, parseForm(dataRequestForm, form.object()), once)
  return done('/akun/data', 'data_requested')
})

export default function OwnDataPage() {
  const { data } = useLoaderData<typeof loader>()
  const t = useMessages(privacyMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ href: '/akun', label: t('back') }}
        actions={
          <ButtonLink variant="secondary" icon="download" href="/akun/data.json">
            {t('download')}
          </ButtonLink>
        }
      />
      <p>{t('downloadNote')}</p>
      <OwnDataView data={data} />
      {data.requests.length > 0 && (
        <Section title={t('requests')}>
          <DataRequestList requests={data.requests} />
        </Section>
      )}
      <Section title={t('ask')}>
        <p>{t('askLead')}</p>
        <Form writeKey={useWriteKey('data-saya')}>
          <RadioField
            name="kind"
            label={t('kindLabel')}
            defaultValue={failure.value('kind', 'correction')}
            error={failure.error('kind')}
            options={[
              { value: 'correction', label: t('correction') },
              { value: 'erasure', label: t('erasure'), hint: t('erasureHint') },
            ]}
          />
          <SelectField
            name="about"
            label={t('about')}
            placeholder={null}
            defaultValue={failure.value('about', 'other')}
            error={failure.error('about')}
            options={REQUEST_SUBJECTS.map((value) => ({ value, label: t(`about_${value}`) }))}
          />
          <TextAreaField
            name="content"
            label={t('content')}
            hint={t('contentHint')}
            rows={4}
            defaultValue={failure.value('content')}
            error={failure.error('content')}
          />
          <Button>{t('send')}</Button>
        </Form>
      </Section>
    </>
  )
}
