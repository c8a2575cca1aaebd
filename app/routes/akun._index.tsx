import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { RadioField } from '~/components/choices'
import { DefinitionList } from '~/components/definition-list'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { ProfileFields } from '~/components/profile-fields'
import { parseForm } from '~/forms/parse'
import { profileForm } from '~/forms/people'
import { BASED_ON } from '~/http/based-on'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { localeCookie } from '~/http/locale.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { accountMessages } from '~/i18n/messages/account'
import { changeProfile, showProfile } from '~/services/people.server'

export const meta = titled(accountMessages, 'title')

export const loader = privateLoader(({ ctx, actor }) => showProfile(ctx, actor))

export const action = privateAction(async ({ ctx, actor, context, form, once }) => {
  const profile = parseForm(profileForm, form.object())
  await changeProfile(ctx, actor, profile, { once, basedOn: form.text(BASED_ON) })
  context.setCookie(localeCookie(profile.locale, ctx.origin.startsWith('https:')))
  return done('/akun', 'saved')
})

export default function AccountPage() {
  const profile = useLoaderData<typeof loader>()
  const t = useMessages(accountMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader title={t('title')} />
      <DefinitionList items={[{ term: t('account'), description: profile.account }]} />
      <Section title={t('profile')}>
        <Form
          writeKey={useWriteKey('akun')}
          hidden={{ [BASED_ON]: failure.value(BASED_ON, profile.basedOn) }}
        >
          <ProfileFields failure={failure} stored={profile} />
          <RadioField
            name="locale"
            label={t('language')}
            inline
            defaultValue={failure.value('locale', profile.locale)}
            options={[
              { value: 'id', label: t('indonesian') },
              { value: 'en', label: t('english') },
            ]}
          />
          <Button>{t('save')}</Button>
        </Form>
      </Section>
      <Section title={t('security')}>
        <ul>
          <li>
            <a href="/akun/data">{t('toData')}</a>
          </li>
          <li>
            <a href="/akun/sandi">{t('toPassword')}</a>
          </li>
          <li>
            <a href="/akun/sesi">{t('toSessions')}</a>
          </li>
        </ul>
      </Section>
    </>
  )
}
