import * as z from 'zod/mini'
import { ROLES } from '~/domain/actors'
import { levelOf } from '~/domain/regions'
import { line, optionalDate, optionalLine, optionalMatch, optionalText, text } from './text'

export const ACCOUNT = /^(?!.*\.\.)[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]$/
export const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/
export const PHONE = /^\+?\d(?:[\s().-]?\d){7,15}$/

/** Lower-case letters, digits, full stop (never two in a row), hyphen, underscore; 3 to 40 of them. */
export const accountName = z.string().check(
  z.trim(),
  z.toLowerCase(),
  z.minLength(1),
  z.refine((text) => ACCOUNT.test(text), { params: { kind: 'bad_account' } }),
)

const optionalRegion = z.pipe(
  z._default(
    z.string().check(
      z.trim(),
      z.refine((text) => text === '' || levelOf(text) !== null, { params: { kind: 'unknown_region' } }),
    ),
    '',
  ),
  z.transform((text: string) => (text === '' ? null : text)),
)

export const contactFields = {
  email: optionalMatch(EMAIL, 'bad_email'),
  phone: optionalMatch(PHONE, 'bad_phone'),
}

/** What a person may change about themselves. */
export const profileForm = z.object({
  title_before: optionalLine(60),
  name: line(120),
  title_after: optionalLine(60),
  office: optionalLine(160),
  ...contactFields,
  locale: z._default(z.enum(['id', 'en']), 'id'),
})
export type Profile = z.infer<typeof profileForm>

/** What organizers keep about a person. */
export const personForm = z.extend(profileForm, {
  nip: optionalMatch(/^\d[\d ]{7,24}$/, 'bad_nip'),
  nidn: optionalMatch(/^\d{8,16}$/, 'bad_nidn'),
  home_region: optionalRegion,
  work_region: optionalRegion,
})
export type PersonInput = z.infer<typeof personForm>

export const accountForm = z.object({ account: accountName })

/** A role with its place, time and basis. An empty competition and region make it hold everywhere. */
export const grantForm = z.object({
  role: z.enum(ROLES),
  region: optionalRegion,
  competition: optionalLine(120),
  basis: z.pipe(
    z._default(z.enum(['', 'sk', 'surat_tugas']), ''),
    z.transform((basis) => (basis === '' ? null : basis)),
  ),
  basis_number: optionalLine(120),
  basis_date: optionalDate,
  valid_from: optionalDate,
  valid_until: optionalDate,
})
export type GrantInput = z.infer<typeof grantForm>

/** A new person with their first role, in one form. */
export const newPersonForm = z.object({
  ...personForm.shape,
  ...grantForm.shape,
  account: accountName,
})

/** Parts of the form: what belongs to the role, and the rest. */
export function splitNewPerson(form: z.infer<typeof newPersonForm>): {
  account: string
  person: PersonInput
  grant: GrantInput
} {
  const { account, role, region, competition, ...rest } = form
  const { basis, basis_number, basis_date, valid_from, valid_until, ...person } = rest
  const grant = { role, region, competition, basis, basis_number, basis_date, valid_from, valid_until }
  return { account, person, grant }
}

/** A new account made by the one who will use it. */
export const newAccountForm = z.object({
  account: accountName,
  title_before: optionalLine(60),
  name: line(120),
  title_after: optionalLine(60),
  office: optionalLine(160),
  ...contactFields,
})
export type NewAccount = z.infer<typeof newAccountForm>

export const teamRole = z.enum(['drafter', 'responsible'])
export type TeamRole = z.infer<typeof teamRole>

export const reasonForm = z.object({ reason: text(500) })

export const acceptForm = z.object({ role: z._default(teamRole, 'drafter') })

/** A request on the shared page. */
export const registrationForm = z.object({ region: line(20), role: teamRole })

export const decisionForm = z.object({
  decision: z.enum(['approved', 'rejected']),
  reason: optionalText(500),
})

export const colleagueForm = z.object({ competition: line(120), region: line(20), role: teamRole })
