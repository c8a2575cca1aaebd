import { useMessages } from '~/i18n'
import { accountMessages } from '~/i18n/messages/account'
import { peopleMessages } from '~/i18n/messages/people'
import { RadioField } from './choices'
import { TextField } from './fields'
import { type Failure, ProfileFields } from './profile-fields'

interface Stored {
  title_before?: string | null
  name?: string
  title_after?: string | null
  office?: string | null
  email?: string | null
  phone?: string | null
  nip?: string | null
  nidn?: string | null
  home_region?: string | null
  work_region?: string | null
  locale?: 'id' | 'en'
}

/** Everything that organizers keep about a person. */
export function PersonFields({ failure, stored = {} }: { failure: Failure; stored?: Stored }) {
  const t = useMessages(peopleMessages)
  const own = useMessages(accountMessages)
  const field = (name: 'nip' | 'nidn' | 'home_region' | 'work_region') => ({
    name,
    defaultValue: failure.value(name, stored[name]),
    error: failure.error(name),
    optional: true,
    width: 'medium' as const,
    autoComplete: 'off',
  })
  return (
    <>
      <ProfileFields failure={failure} stored={stored} />
      <TextField {...field('nip')} label={t('nip')} />
      <TextField {...field('nidn')} label={t('nidn')} />
      <TextField {...field('home_region')} label={t('homeRegion')} hint={t('regionHint')} />
      <TextField {...field('work_region')} label={t('workRegion')} />
      <RadioField
        name="locale"
        label={own('language')}
        inline
        defaultValue={failure.value('locale', stored.locale ?? 'id')}
        options={[
          { value: 'id', label: own('indonesian') },
          { value: 'en', label: own('english') },
        ]}
      />
    </>
  )
}
