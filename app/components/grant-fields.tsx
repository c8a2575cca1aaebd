import { ROLES, type Role } from '~/domain/actors'
import { useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { shellMessages } from '~/i18n/messages/shell'
import { SelectField } from './choices'
import { DateField, TextField } from './fields'
import type { Failure } from './profile-fields'

interface GrantFieldsProps {
  failure: Failure
  /** Competitions that the person who gives the role organizes. */
  competitions: readonly { slug: string; name: string }[]
  roles?: readonly Role[]
}

/** A role with its place, basis and time. */
export function GrantFields({ failure, competitions, roles = ROLES }: GrantFieldsProps) {
  const t = useMessages(peopleMessages)
  const role = useMessages(shellMessages)
  const field = (name: string) => ({ name, defaultValue: failure.value(name), error: failure.error(name) })
  return (
    <>
      <SelectField
        {...field('role')}
        label={t('role')}
        options={roles.map((value) => ({ value, label: role(value) }))}
      />
      <SelectField
        {...field('competition')}
        label={t('competition')}
        optional
        placeholder={t('noCompetition')}
        options={competitions.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <TextField
        {...field('region')}
        label={t('region')}
        hint={t('grantRegionHint')}
        width="medium"
        optional
        autoComplete="off"
      />
      <SelectField
        {...field('basis')}
        label={t('basis')}
        optional
        placeholder={t('noBasis')}
        options={[
          { value: 'sk', label: t('sk') },
          { value: 'surat_tugas', label: t('surat_tugas') },
        ]}
      />
      <TextField {...field('basis_number')} label={t('basisNumber')} width="medium" optional />
      <DateField {...field('basis_date')} label={t('basisDate')} optional />
      <DateField {...field('valid_from')} label={t('validFrom')} optional />
      <DateField {...field('valid_until')} label={t('validUntil')} optional />
    </>
  )
}
