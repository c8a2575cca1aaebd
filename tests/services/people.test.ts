import { expect, it } from 'vitest'
import { addPerson, PASSWORD, useTestContext } from '#tests/support/context'
import { addCast } from '#tests/support/people-cast'
import { ForbiddenError, InputError, NotFoundError, StateError } from '~/domain/errors'
import type { GrantInput, PersonInput } from '~/forms/people'
import { loadActor } from '~/services/actors.server'
import { changePassword } from '~/services/credentials.server'
import { giveGrant, revokeGrant } from '~/services/grants.server'
import { showInvitation } from '~/services/invitations.server'
import { deliverOutbox, LINK_PLACEHOLDER, mailPersonLink } from '~/services/outbox.server'
import { createPerson, listPeople, setDisabled, showPerson } from '~/services/people.server'
import { importAccounts } from '~/services/people-import.server'
import {
  decideRegistration,
  listDecidableRegistrations,
  registerForWard,
  setSharedRegistration,
  showSharedRegistration,
} from '~/services/registrations.server'
import { endMembership, inviteColleague, listOwnTeams } from '~/services/team.server'

const PERSON: PersonInput = {
  title_before: 'Dr.',
  name: 'Budi Santoso',
  title_after: 'M.Si.',
  office: null,
  email: 'budi@example.go.id',
  phone: null,
  nip: null,
  nidn: null,
  home_region: null,
  work_region: null,
  locale: 'id',
}
const grant = (values: Partial<GrantInput>): GrantInput => ({
  role: 'judge',
  region: null,
  competition: null,
  basis: null,
  basis_number: null,
  basis_date: null,
  valid_from: null,
  valid_until: null,
  ...values,
})
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof InputError) return error.problems.map(({ field, kind }) => `${field}: ${kind}`)
      return error instanceof StateError ? error.reason : (error as Error).name
    },
  )
const tokenOf = (url: string) => url.split('/').at(-1) ?? ''

it('creates a person with a role and a link, within the organizer’s reach only', async () => {
  const ctx = await useTestContext()
  const { panitia, wati, competition } = await addCast(ctx)
  const input = { account: 'budi', person: PERSON, grant: grant({ competition: competition.slug }) }
  await expect(createPerson(ctx, wati, input)).rejects.toThrow(ForbiddenError)
  const { uid, url } = await createPerson(ctx, panitia, input)
  expect(await showInvitation(ctx, tokenOf(url))).toMatchObject({ state: 'open', account: 'budi' })
  const { person, grants } = await showPerson(ctx, panitia, uid)
  expect([person.name, person.email, grants.map(({ role }) => role)]).toEqual([
    'Budi Santoso',
    'budi@example.go.id',
    ['judge'],
  ])
  expect(await problemOf(createPerson(ctx, panitia, { ...input, account: 'BUDI' }))).toEqual([
    'account: account_taken',
  ])
  const attempt = (values: Partial<GrantInput>) =>
    problemOf(createPerson(ctx, panitia, { ...input, account: 'lain-lagi', grant: grant(values) }))
  expect(await attempt({ role: 'administrator' })).toBe('ForbiddenError')
  expect(await attempt({ role: 'organizer' })).toBe('ForbiddenError')
  expect(await attempt({ role: 'verifier', region: '36.71.07' })).toBe('ForbiddenError')
  expect(await attempt({})).toEqual(['competition: required'])
  const slug = competition.slug
  expect(await attempt({ role: 'verifier', competition: slug })).toEqual(['region: required'])
  expect(await attempt({ role: 'verifier', competition: slug, region: '36.71.07.1004' })).toEqual([
    'region: region_not_kecamatan',
  ])
  expect(await attempt({ role: 'judge', competition: slug, valid_until: '2026-03-01' })).toEqual([
    'valid_until: ends_too_early',
  ])
})

it('lists whom the organizer reaches, searches without case and by role', async () => {
  const ctx = await useTestContext()
  const { panitia, admin, wati, competition } = await addCast(ctx)
  await addPerson(ctx, { account: 'tanpa-peran' })
  const names = async (actor: typeof wati, search = '', role: 'judge' | null = null) =>
    (await listPeople(ctx, actor, { search, role, page: 1 })).people.map(({ account }) => account)
  expect(await names(panitia)).toEqual([
    'irban',
    'ketua',
    'nusajaya1',
    'nusajaya2',
    'panitia',
    'sukarasa1',
    'wati',
  ])
  expect(await names(admin)).toHaveLength(12)
  expect(await names(admin, 'NUSAJAYA')).toEqual(['nusajaya1', 'nusajaya2'])
  expect(await names(admin, '%')).toEqual([])
  expect(await names(panitia, '', 'judge')).toEqual(['wati'])
  await expect(listPeople(ctx, wati, { search: '', role: null, page: 1 })).rejects.toThrow(NotFoundError)
  expect(competition.slug).toBe('lomba-uji-2026')
})

it('gives and ends roles, never to oneself and never the last administrator’s', async () => {
  const ctx = await useTestContext()
  const { rahman, admin, wati, competition } = await addCast(ctx)
  const input = grant({
    role: 'inspector',
    competition: competition.slug,
    basis: 'surat_tugas',
    basis_number: '700/12',
    basis_date: '2026-03-01',
    valid_until: '2026-03-10',
  })
  expect(await problemOf(giveGrant(ctx, rahman, rahman.uid, input))).toBe('grant_to_self')
  const { uid } = await giveGrant(ctx, rahman, wati.uid, input)
  const roles = async () => (await loadActor(ctx, wati.id ?? 0))?.grants.map(({ role }) => role)
  expect(await roles()).toEqual(['judge', 'inspector'])
  ctx.setNow('2026-03-10T16:59:59.000Z')
  expect(await roles()).toEqual(['judge', 'inspector'])
  ctx.setNow('2026-03-10T17:00:00.000Z')
  expect(await roles()).toEqual(['judge'])
  await revokeGrant(ctx, rahman, uid, 'Tugas selesai')
  expect(await problemOf(revokeGrant(ctx, rahman, uid, 'Lagi'))).toBe('grant_ended')
  const own = (await showPerson(ctx, admin, admin.uid)).grants[0]?.uid ?? ''
  expect(await problemOf(revokeGrant(ctx, admin, own, 'Pindah'))).toBe('last_administrator')
  expect(await problemOf(setDisabled(ctx, admin, admin.uid, true))).toBe('disable_self')
})

it('changes a password with the present one only', async () => {
  const ctx = await useTestContext()
  const { penyusun } = await addCast(ctx)
  const change = (current: string, password: string) =>
    problemOf(changePassword(ctx, penyusun, { current, password }))
  expect(await change('salah', 'ikan teri di atas genting')).toEqual(['current: current_password_wrong'])
  expect(await change(PASSWORD, 'tujuh77')).toEqual(['password: password_too_short'])
  expect(await change(PASSWORD, 'nusa jaya 2026')).toEqual(['password: password_context'])
  expect(await change(PASSWORD, 'ikan teri di atas genting')).toBe('done')
  expect(await change(PASSWORD, 'ikan teri di bawah genting')).toEqual(['current: current_password_wrong'])
})

const csv = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)

it('imports people from CSV with several roles each', async () => {
  const ctx = await useTestContext()
  const { rahman, competition } = await addCast(ctx)
  const file = csv(
    'account;name;title_after;phone;role;competition;region;home_region',
    `rina;Rina Wijaya;M.Kom.;'081234567890;judge;${competition.slug};;'36.71.07.1004`,
    `rina;Rina Wijaya;M.Kom.;'081234567890;inspector;${competition.slug};;'36.71.07.1004`,
    `joko;Joko Susilo;;;verifier;;36.71.07 Karawaci;`,
  )
  const result = await importAccounts(ctx, rahman, file)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  expect(result.people.map(({ account, name }) => [account, name])).toEqual([
    ['rina', 'Rina Wijaya'],
    ['joko', 'Joko Susilo'],
  ])
  const { person, grants } = await showPerson(ctx, rahman, result.people[0]?.uid ?? '')
  expect([person.phone, person.home_region, grants.map(({ role }) => role)]).toEqual([
    '081234567890',
    '36.71.07.1004',
    ['judge', 'inspector'],
  ])
})

it('names each fault of a file with line and column and takes nothing', async () => {
  const ctx = await useTestContext()
  const { panitia, competition } = await addCast(ctx)
  const count = async () => (await ctx.db.selectFrom('person').select('id').execute()).length
  const before = await count()
  const faults = async (...lines: string[]) => {
    const result = await importAccounts(ctx, panitia, csv('account,name,role,competition,region', ...lines))
    return result.ok ? [] : result.faults.map(({ line, column, kind }) => [line, column, kind])
  }
  const { slug } = competition
  expect(await faults(`baik,Baik Sekali,judge,${slug},`, `X!,,juri,${slug},`)).toEqual([
    [3, 1, 'bad_account'],
    [3, 2, 'required'],
    [3, 3, 'not_allowed'],
  ])
  expect(
    await faults(
      `baik,Baik Sekali,judge,${slug},`,
      `baik,Nama Lain,judge,${slug},`,
      `wati,Wati,judge,${slug},`,
      `satu,Satu,judge,tidak-ada,`,
      `dua2,Dua,drafter,${slug},36.71.99.1001`,
      `tiga,Tiga,administrator,,`,
    ),
  ).toEqual([
    [3, 2, 'account_twice'],
    [4, 1, 'account_taken'],
    [5, 4, 'unknown_competition'],
    [6, 5, 'unknown_region'],
    [7, 3, 'grant_not_yours'],
  ])
  expect(await count()).toBe(before)
})

it('registers on the shared page only when the organizer allows it, and lets the kecamatan decide', async () => {
  const ctx = await useTestContext()
  const { rahman, karawaci, tangerang, wati, competition } = await addCast(ctx)
  const { slug } = competition
  await expect(showSharedRegistration(ctx, slug, null)).rejects.toThrow(NotFoundError)
  await expect(setSharedRegistration(ctx, karawaci, slug, true)).rejects.toThrow(ForbiddenError)
  await setSharedRegistration(ctx, rahman, slug, true)
  const page = await showSharedRegistration(ctx, slug, '36.71.07')
  expect(page.kecamatan.map(({ name }) => name)).toEqual(['Tangerang', 'Karawaci'])
  expect(page.wards.map(({ name }) => name)).toEqual(['Karawaci', 'Nusa Jaya'])
  const register = (account: string, region: string, phone: string | null = '081234567890') =>
    registerForWard(
      ctx,
      slug,
      {
        ...{ account, title_before: null, name: 'Siti Aminah', title_after: null, office: null, email: null },
        ...{ phone, region, role: 'drafter', password: 'ikan teri di atas genting' },
      },
      '127.0.0.1',
    )
  expect(await problemOf(register('tanpa-kontak', '36.71.07.1001', null))).toEqual(['phone: contact_needed'])
  expect(await problemOf(register('luar-kota', '36.74.01.1001'))).toEqual(['region: unknown_region'])
  const siti = await register('siti', '36.71.07.1001')
  expect(siti.grants).toEqual([])
  const list = async (actor: typeof wati) =>
    (await listDecidableRegistrations(ctx, actor, slug)).registrations.map(({ account }) => account)
  expect([await list(karawaci), await list(tangerang)]).toEqual([['siti'], []])
  const [waiting] = (await listDecidableRegistrations(ctx, karawaci, slug)).registrations
  const uid = waiting?.uid ?? ''
  const decide = (actor: typeof wati, decision: 'approved' | 'rejected', reason: string | null = null) =>
    problemOf(decideRegistration(ctx, actor, slug, uid, { decision, reason }))
  expect(await decide(tangerang, 'approved')).toBe('NotFoundError')
  expect(await decide(karawaci, 'rejected')).toEqual(['reason: required'])
  expect(await decide(karawaci, 'approved')).toBe('done')
  expect(await decide(karawaci, 'approved')).toBe('already_decided')
  expect((await loadActor(ctx, siti.id ?? 0))?.grants).toMatchObject([
    { role: 'drafter', region: '36.71.07.1001', competition: competition.id },
  ])
})

it('lets a team add colleagues and hand over, and keeps who was a member', async () => {
  const ctx = await useTestContext()
  const { penyusun, lurah, lain, competition } = await addCast(ctx)
  const where = { competition: competition.slug, region: '36.71.07.1004' }
  const { url } = await inviteColleague(ctx, penyusun, { ...where, role: 'responsible' })
  expect(await showInvitation(ctx, tokenOf(url))).toMatchObject({ role: 'responsible', purpose: 'join' })
  await expect(inviteColleague(ctx, lain, { ...where, role: 'drafter' })).rejects.toThrow(ForbiddenError)
  const [team] = await listOwnTeams(ctx, lurah)
  const uid = team?.members.find(({ name }) => name === 'nusajaya1')?.grant ?? ''
  await expect(endMembership(ctx, penyusun, uid, 'Pindah')).rejects.toThrow(ForbiddenError)
  await expect(endMembership(ctx, lain, uid, 'Iseng')).rejects.toThrow(NotFoundError)
  await endMembership(ctx, lurah, uid, 'Pindah tugas')
  expect((await listOwnTeams(ctx, lurah))[0]?.members.map(({ name, holds }) => [name, holds])).toEqual([
    ['nusajaya1', false],
    ['nusajaya2', true],
  ])
  expect((await loadActor(ctx, penyusun.id ?? 0))?.grants).toEqual([])
})

it('sends mail from the outbox with a link made on the way, and tries again later', async () => {
  const base = await useTestContext()
  const sent: { to: string; text: string }[] = []
  let broken = true
  const ctx = {
    ...base,
    mail: {
      enabled: true,
      async send(message: { to: string; subject: string; text: string }) {
        if (broken) throw new Error('connection refused')
        sent.push(message)
      },
    },
  }
  const { panitia, competition } = await addCast(base)
  const { uid } = await createPerson(ctx, panitia, {
    account: 'budi',
    person: PERSON,
    grant: grant({ competition: competition.slug }),
  })
  await mailPersonLink(ctx, panitia, uid, ({ account }) => ({
    subject: 'Tautan',
    body: `${account}: ${LINK_PLACEHOLDER}`,
  }))
  expect(await deliverOutbox(ctx, 10)).toEqual({ sent: 0, failed: 1 })
  expect(await deliverOutbox(ctx, 10)).toEqual({ sent: 0, failed: 0 })
  broken = false
  base.setNow(61_000)
  expect(await deliverOutbox(ctx, 10)).toEqual({ sent: 1, failed: 0 })
  expect(await deliverOutbox(ctx, 10)).toEqual({ sent: 0, failed: 0 })
  expect(sent.map(({ to, text }) => [to, text.replace(/[\w-]{43}$/, 'TOKEN')])).toEqual([
    ['budi@example.go.id', `budi: ${ctx.origin}/undangan/TOKEN`],
  ])
  const token = tokenOf(sent[0]?.text ?? '')
  expect((await showInvitation(ctx, token)).state).toBe('open')
  const stored = JSON.stringify(await ctx.db.selectFrom('outbox').selectAll().execute())
  expect(stored).not.toContain(token)
  expect(await problemOf(mailPersonLink(base, panitia, uid, () => ({ subject: '', body: '' })))).toBe(
    'mail_not_possible',
  )
})
