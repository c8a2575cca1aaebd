import { expect, it } from 'vitest'
import { addPerson, PASSWORD, type TestContext, useTestContext } from '#tests/support/context'
import { addCast } from '#tests/support/people-cast'
import { ForbiddenError, NotFoundError, StateError } from '~/domain/errors'
import type { NewAccount } from '~/forms/people'
import { prepareInstallation } from '~/server/prepare'
import { showHome } from '~/services/home.server'
import { sha256Hex } from '~/services/ids.server'
import {
  acceptInvitation,
  declineInvitation,
  issueFirstOrganizerLink,
  registerByInvitation,
  setPasswordByInvitation,
  showInvitation,
} from '~/services/invitations.server'
import { logIn } from '~/services/login.server'
import { verifyPassword } from '~/services/passwords.server'
import { createPerson } from '~/services/people.server'
import { issuePersonLink, showReissuedLinks } from '~/services/person-links.server'
import { showBoard } from '~/services/ward-board.server'
import { inviteWards, markDeclined, showWard } from '~/services/ward-invitations.server'

const tokenOf = (url: string | undefined | null) => (url ?? '').split('/').at(-1) ?? ''
const account = (name: string): NewAccount => ({
  account: name,
  title_before: null,
  name: 'Siti Aminah',
  title_after: null,
  office: null,
  email: null,
  phone: null,
})
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof StateError ? error.reason : (error as Error).name),
  )
const states = async (ctx: TestContext, actor: Parameters<typeof showBoard>[1], slug: string) =>
  Object.fromEntries(
    (await showBoard(ctx, actor, slug, { kecamatan: null, state: null, page: 1 })).wards.map(
      ({ name, state }) => [name, state],
    ),
  )

it('prints one link for the first organizer, anew at each start until somebody has registered', async () => {
  const ctx = await useTestContext()
  const first = tokenOf((await prepareInstallation(ctx)).at(-1))
  const second = tokenOf((await prepareInstallation(ctx)).at(-1))
  expect((await showInvitation(ctx, first)).state).toBe('revoked')
  expect((await showInvitation(ctx, second)).state).toBe('open')
  const input = { ...account('pertama'), role: 'drafter' as const, password: 'lima belas huruf kecil' }
  expect(await reasonOf(registerByInvitation(ctx, first, input))).toBe('invitation_revoked')
  const actor = await registerByInvitation(ctx, second, input)
  expect(actor.grants.map(({ role, scope }) => [role, scope])).toEqual([
    ['administrator', 'installation'],
    ['organizer', 'installation'],
  ])
  expect(await prepareInstallation(ctx)).toEqual([])
  expect(await issueFirstOrganizerLink(ctx)).toBeNull()
})

it('invites every kelurahan in one act, keeps hashes only and answers a repeated form alike', async () => {
  const ctx = await useTestContext()
  const { rahman, competition } = await addCast(ctx)
  const once = { key: `${rahman.uid}:a`, sha256: sha256Hex('form') }
  const first = await inviteWards(ctx, rahman, competition.slug, { uninvitedIn: null }, once)
  expect(first.links.map(({ kecamatan, name }) => `${kecamatan}/${name}`)).toEqual([
    'Karawaci/Karawaci',
    'Tangerang/Sukaasih',
  ])
  expect(await inviteWards(ctx, rahman, competition.slug, { uninvitedIn: null }, once)).toEqual(first)
  const stored = JSON.stringify([
    await ctx.db.selectFrom('invitation').selectAll().execute(),
    await ctx.db.selectFrom('write_key').selectAll().execute(),
    await ctx.db.selectFrom('event').selectAll().execute(),
  ])
  for (const { url } of first.links) {
    expect(tokenOf(url)).toHaveLength(43)
    expect(stored).not.toContain(tokenOf(url))
    expect(stored).toContain(sha256Hex(tokenOf(url)))
  }
  const events = await ctx.db
    .selectFrom('event')
    .select('chain')
    .where('type', '=', 'invitation.issued')
    .execute()
  expect(events).toEqual([{ chain: competition.uid }])
})

it('shows links only as long as the process that made them can', async () => {
  const ctx = await useTestContext()
  const { rahman, competition } = await addCast(ctx)
  const once = { key: `${rahman.uid}:b`, sha256: sha256Hex('form') }
  await inviteWards(ctx, rahman, competition.slug, { uninvitedIn: null }, once)
  const restarted = { ...ctx }
  expect(await reasonOf(inviteWards(restarted, rahman, competition.slug, { uninvitedIn: null }, once))).toBe(
    'links_gone',
  )
})

it('does not show links again that others have replaced, nor invites twice whom others have invited', async () => {
  const ctx = await useTestContext()
  const { rahman, competition } = await addCast(ctx)
  const once = { key: `${rahman.uid}:c`, sha256: sha256Hex('form') }
  const invite = () => inviteWards(ctx, rahman, competition.slug, { uninvitedIn: null }, once)
  const [karawaci, sukaasih] = (await invite()).links
  const replace = (link: typeof karawaci) =>
    inviteWards(ctx, rahman, competition.slug, { codes: [link?.code ?? ''] })
  await replace(karawaci)
  expect((await invite()).links).toEqual([sukaasih])
  await replace(sukaasih)
  expect(await reasonOf(invite())).toBe('links_gone')
  expect(await reasonOf(inviteWards(ctx, rahman, competition.slug, { uninvitedIn: null }))).toBe(
    'all_invited',
  )
})

it('follows each kelurahan from the invitation to the team', async () => {
  const ctx = await useTestContext()
  const { rahman, competition } = await addCast(ctx)
  const { slug } = competition
  expect(await states(ctx, rahman, slug)).toEqual({
    Karawaci: 'not_invited',
    'Nusa Jaya': 'active',
    Sukaasih: 'not_invited',
    Sukarasa: 'active',
  })
  const { links } = await inviteWards(ctx, rahman, slug, { uninvitedIn: '36.71.07' })
  expect(links.map(({ code }) => code)).toEqual(['36.71.07.1001'])
  const token = tokenOf(links[0]?.url)
  expect(await states(ctx, rahman, slug)).toMatchObject({ Karawaci: 'unopened', Sukaasih: 'not_invited' })
  await declineInvitation(ctx, token)
  expect(await states(ctx, rahman, slug)).toMatchObject({ Karawaci: 'declined' })
  const actor = await registerByInvitation(ctx, token, {
    ...account('karawaci1'),
    role: 'responsible',
    password: 'ikan teri di atas genting',
  })
  expect(actor.grants).toMatchObject([
    { role: 'responsible', scope: 'competition', region: '36.71.07.1001', competition: competition.id },
  ])
  expect(await states(ctx, rahman, slug)).toMatchObject({ Karawaci: 'active' })
  await markDeclined(ctx, rahman, slug, '36.71.01.1002')
  expect(await states(ctx, rahman, slug)).toMatchObject({ Sukaasih: 'declined' })
  await inviteWards(ctx, rahman, slug, { codes: ['36.71.01.1002'] })
  expect(await states(ctx, rahman, slug)).toMatchObject({ Sukaasih: 'unopened' })
})

it('lets verifiers see and invite their own kecamatan only', async () => {
  const ctx = await useTestContext()
  const { karawaci, competition, wati, penyusun } = await addCast(ctx)
  const { slug } = competition
  expect(Object.keys(await states(ctx, karawaci, slug))).toEqual(['Karawaci', 'Nusa Jaya'])
  await inviteWards(ctx, karawaci, slug, { codes: ['36.71.07.1001'] })
  const foreign = inviteWards(ctx, karawaci, slug, { codes: ['36.71.01.1001'] })
  await expect(foreign).rejects.toThrow(NotFoundError)
  await expect(showWard(ctx, karawaci, slug, '36.71.01.1001')).rejects.toThrow(NotFoundError)
  await expect(inviteWards(ctx, wati, slug, { uninvitedIn: null })).rejects.toThrow(NotFoundError)
  await expect(inviteWards(ctx, penyusun, slug, { uninvitedIn: null })).rejects.toThrow(NotFoundError)
})

it('lets the inspector look but not invite', async () => {
  const ctx = await useTestContext()
  const { irban, competition } = await addCast(ctx)
  expect(Object.keys(await states(ctx, irban, competition.slug))).toHaveLength(4)
  const attempt = inviteWards(ctx, irban, competition.slug, { codes: ['36.71.07.1001'] })
  await expect(attempt).rejects.toThrow(ForbiddenError)
})

it('revokes the old link with a new one, refuses expired ones and unknown tokens', async () => {
  const ctx = await useTestContext()
  const { rahman, competition } = await addCast(ctx)
  const invite = async () =>
    tokenOf((await inviteWards(ctx, rahman, competition.slug, { codes: ['36.71.07.1001'] })).links[0]?.url)
  const old = await invite()
  const fresh = await invite()
  expect(old).not.toBe(fresh)
  const input = { ...account('lurah-baru'), role: 'drafter' as const, password: 'ikan teri di atas genting' }
  expect(await reasonOf(registerByInvitation(ctx, old, input))).toBe('invitation_revoked')
  ctx.setNow(91 * 86_400_000)
  expect(await reasonOf(registerByInvitation(ctx, fresh, input))).toBe('invitation_expired')
  expect(await reasonOf(registerByInvitation(ctx, 'x'.repeat(43), input))).toBe('NotFoundError')
})

it('makes exactly one account of two registrations at once', async () => {
  const ctx = await useTestContext()
  const { rahman, competition } = await addCast(ctx)
  const { links } = await inviteWards(ctx, rahman, competition.slug, { codes: ['36.71.07.1001'] })
  const token = tokenOf(links[0]?.url)
  const before = (await ctx.db.selectFrom('person').select('id').execute()).length
  const outcomes = await Promise.all(
    ['satu', 'dua1'].map((name) =>
      reasonOf(
        registerByInvitation(ctx, token, {
          ...account(name),
          role: 'drafter',
          password: 'ikan teri di atas genting',
        }),
      ),
    ),
  )
  expect(outcomes.sort()).toEqual(['done', 'invitation_used'])
  expect((await ctx.db.selectFrom('person').select('id').execute()).length).toBe(before + 1)
})

it('gives a role to an account that exists already, once', async () => {
  const ctx = await useTestContext()
  const { rahman, competition } = await addCast(ctx)
  const old = await addPerson(ctx, { account: 'tahun-lalu' })
  const { links } = await inviteWards(ctx, rahman, competition.slug, { codes: ['36.71.07.1001'] })
  await acceptInvitation(ctx, old, tokenOf(links[0]?.url), 'responsible')
  const ward = await showWard(ctx, rahman, competition.slug, '36.71.07.1001')
  expect(ward.team.map(({ account: name, role }) => [name, role])).toEqual([['tahun-lalu', 'responsible']])
  expect(await reasonOf(acceptInvitation(ctx, old, tokenOf(links[0]?.url), 'drafter'))).toBe(
    'invitation_used',
  )
})

it('sets a new password by link, ends the sessions and forgets the old password', async () => {
  const ctx = await useTestContext()
  const { rahman, wati } = await addCast(ctx)
  const { url } = await issuePersonLink(ctx, rahman, wati.uid)
  const password = 'kereta pagi ke Rangkasbitung'
  await setPasswordByInvitation(ctx, tokenOf(url), password)
  const attempt = (tried: string) => logIn(ctx, { account: 'wati', password: tried, remoteAddress: '::1' })
  expect((await attempt(password)).uid).toBe(wati.uid)
  expect(await reasonOf(attempt(PASSWORD))).toBe('InputError')
  const [credential] = await ctx.db
    .selectFrom('credential')
    .selectAll()
    .where('person_id', '=', wati.id ?? 0)
    .execute()
  expect(credential?.password_hash.startsWith('$argon2id$')).toBe(true)
  expect(await verifyPassword(credential?.password_hash, password.toUpperCase())).toBe(false)
  expect(await verifyPassword(credential?.password_hash, password.slice(0, -1))).toBe(false)
  expect(await reasonOf(setPasswordByInvitation(ctx, tokenOf(url), `${password} lagi`))).toBe(
    'invitation_used',
  )
})

it('says nothing of the link with which an account begins, and does of the next', async () => {
  const ctx = await useTestContext()
  const { rahman, ketua, competition } = await addCast(ctx)
  ctx.setNow(60_000)
  const person = { name: 'Juri Baru', locale: 'id' as const }
  const details = { title_before: null, title_after: null, office: null, email: null, phone: null }
  const more = { nip: null, nidn: null, home_region: null, work_region: null }
  const { uid } = await createPerson(ctx, rahman, {
    account: 'juri.baru',
    person: { ...person, ...details, ...more },
    grant: {
      ...{ role: 'judge', region: null, competition: competition.slug, basis: null, basis_number: null },
      ...{ basis_date: null, valid_from: null, valid_until: null },
    },
  })
  const kinds = async () => (await showHome(ctx, ketua)).map(({ kind }) => kind)
  expect(await kinds()).toEqual([])
  ctx.setNow(60_000)
  await issuePersonLink(ctx, rahman, uid)
  expect(await kinds()).toEqual(['links_reissued'])
})

it('tells judge, chair and inspector of a new link made after the opening', async () => {
  const ctx = await useTestContext()
  const { rahman, wati, ketua, irban, lain, competition } = await addCast(ctx)
  const kinds = async (actor: typeof wati) => (await showHome(ctx, actor)).map(({ kind }) => kind)
  expect([await kinds(wati), await kinds(ketua), await kinds(irban)]).toEqual([[], [], []])
  ctx.setNow(60_000)
  await issuePersonLink(ctx, rahman, wati.uid)
  expect(await kinds(wati)).toEqual(['own_link_reissued'])
  expect(await kinds(ketua)).toEqual(['links_reissued'])
  expect(await kinds(irban)).toEqual(['links_reissued'])
  expect(await kinds(lain)).toEqual(['dossier_to_start'])
  const { links } = await showReissuedLinks(ctx, irban, competition.slug)
  expect(links.map(({ name, role, creator }) => [name, role, creator])).toEqual([['wati', 'judge', 'rahman']])
  await expect(showReissuedLinks(ctx, wati, competition.slug)).rejects.toThrow(NotFoundError)
  const events = await ctx.db
    .selectFrom('event')
    .select(['chain', 'type'])
    .where('type', 'in', ['invitation.reissued', 'invitation.issued'])
    .execute()
  expect(events).toEqual([{ chain: competition.uid, type: 'invitation.reissued' }])
})

it('keeps links for team members with organizers and the verifier of their kecamatan', async () => {
  const ctx = await useTestContext()
  const { karawaci, tangerang, penyusun, wati, panitia, rahman, competition } = await addCast(ctx)
  await issuePersonLink(ctx, karawaci, penyusun.uid)
  await expect(issuePersonLink(ctx, tangerang, penyusun.uid)).rejects.toThrow(NotFoundError)
  await expect(issuePersonLink(ctx, karawaci, wati.uid)).rejects.toThrow(NotFoundError)
  await expect(issuePersonLink(ctx, panitia, rahman.uid)).rejects.toThrow(NotFoundError)
  const ward = await showWard(ctx, karawaci, competition.slug, '36.71.07.1004')
  expect(ward.team.map(({ mayGetLink, mayEnd }) => [mayGetLink, mayEnd])).toEqual([
    [true, true],
    [true, true],
  ])
})
