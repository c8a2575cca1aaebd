import { useMessages } from '~/i18n'
import { invitationMessages } from '~/i18n/messages/invitation'
import { shellMessages } from '~/i18n/messages/shell'
import { RadioField } from './choices'

interface TeamRoleFieldProps {
  value: string
  error?: string | undefined
  label?: string
}

/** Drafter or responsible, with what each does. */
export function TeamRoleField({ value, error, label }: TeamRoleFieldProps) {
  const t = useMessages(invitationMessages)
  const roles = useMessages(shellMessages)
  return (
    <RadioField
      name="role"
      label={label ?? t('role')}
      defaultValue={value || 'drafter'}
      {...(error ? { error } : {})}
      options={[
        { value: 'drafter', label: roles('drafter'), hint: t('drafterHint') },
        { value: 'responsible', label: roles('responsible'), hint: t('responsibleHint') },
      ]}
    />
  )
}
