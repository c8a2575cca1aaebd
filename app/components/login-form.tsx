import { useMessages } from '~/i18n'
import { sessionMessages } from '~/i18n/messages/session'
import { Button } from './button'
import { ErrorSummary } from './error-summary'
import { TextField } from './fields'
import { HiddenFields, WriteKey } from './form'
import { PageHeader } from './page-header'

interface LoginFormProps {
  action: string
  account: string
  fields: [string, string][]
  writeKey: string
  failure: 'wrong' | 'other_person' | 'too_many' | null
  seconds: number
}

/** Shown when a form met an ended session: carries what was typed and completes it after the log-in. */
export function LoginForm({ action, account, fields, writeKey, failure, seconds }: LoginFormProps) {
  const t = useMessages(sessionMessages)
  const message = {
    wrong: t('wrong'),
    other_person: t('otherPerson'),
    too_many: t('tooMany', { minutes: Math.max(1, Math.ceil(seconds / 60)) }),
  }
  return (
    <>
      {failure && <ErrorSummary errors={[{ name: 'login_account', message: message[failure] }]} />}
      <PageHeader title={t('expiredTitle')} lead={t('expired')} />
      <form className="form" method="post" action={action} noValidate>
        <WriteKey value={writeKey} />
        {fields.map(([name, value], index) => (
          <HiddenFields key={index} values={{ [name]: value }} />
        ))}
        <TextField name="login_account" label={t('account')} defaultValue={account} autoComplete="username" />
        <TextField
          name="login_password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
        />
        <Button>{t('continue')}</Button>
      </form>
    </>
  )
}
