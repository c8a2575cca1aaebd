import { useMessages } from '~/i18n'
import { accountMessages } from '~/i18n/messages/account'
import { TextField } from './fields'

/** What went wrong with a form and what was typed into it, by field. */
export interface Failure {
  error: (field: string) => string | undefined
  value: (field: string, stored?: string | null) => string
}

interface Stored {
  title_before?: string | null
  name?: string
  title_after?: string | null
  office?: string | null
  email?: string | null
  phone?: string | null
}

/** Name parts, office and contacts of a person. */
export function ProfileFields({ failure, stored = {} }: { failure: Failure; stored?: Stored }) {
  const t = useMessages(accountMessages)
  const field = (name: keyof Stored) => ({
    name,
    defaultValue: failure.value(name, stored[name]),
    error: failure.error(name),
  })
  return (
    <>
      <TextField
        {...field('title_before')}
        label={t('titleBefore')}
        width="short"
        optional
        autoComplete="off"
      />
      <TextField {...field('name')} label={t('name')} autoComplete="name" />
      <TextField
        {...field('title_after')}
        label={t('titleAfter')}
        width="medium"
        optional
        autoComplete="off"
      />
      <TextField
        {...field('office')}
        label={t('office')}
        hint={t('officeHint')}
        optional
        autoComplete="organization-title"
      />
      <TextField
        {...field('phone')}
        label={t('phone')}
        type="tel"
        width="medium"
        optional
        autoComplete="tel"
      />
      <TextField {...field('email')} label={t('email')} type="email" optional autoComplete="email" />
    </>
  )
}

interface NewPasswordFieldProps {
  label: string
  minimum: number
  error?: string | undefined
}

/** A new password; never filled in again after a failure. */
export function NewPasswordField({ label, minimum, error }: NewPasswordFieldProps) {
  const t = useMessages(accountMessages)
  return (
    <TextField
      name="password"
      type="password"
      label={label}
      hint={t('newHint', { min: minimum })}
      autoComplete="new-password"
      {...(error ? { error } : {})}
    />
  )
}
