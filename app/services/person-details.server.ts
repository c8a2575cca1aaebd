import type { PersonInput, Profile } from '~/forms/people'

type Contact = Partial<Pick<Profile, 'email' | 'phone'>> | undefined

/** What a person's own form holds. */
export const profileOf = (person: Omit<Profile, 'email' | 'phone'>, contact: Contact): Profile => ({
  title_before: person.title_before,
  name: person.name,
  title_after: person.title_after,
  office: person.office,
  locale: person.locale,
  email: contact?.email ?? null,
  phone: contact?.phone ?? null,
})

/** What the organizers' form about a person holds. */
export const detailsOf = (person: Omit<PersonInput, 'email' | 'phone'>, contact: Contact): PersonInput => ({
  ...profileOf(person, contact),
  nip: person.nip,
  nidn: person.nidn,
  home_region: person.home_region,
  work_region: person.work_region,
})
