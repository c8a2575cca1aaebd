import { expect, it } from 'vitest'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import { actorOf, addJudging, type Judging, sheet, WARDS } from '#tests/support/judging'
import type { Actor } from '~/domain/actors'
import { InputError, NotFoundError, StateError } from '~/domain/errors'
import { assignAll } from '~/services/assignments.server'
import { giveGrant } from '~/services/grants.server'
import { signStatement } from '~/services/independence.server'
import { acceptInvitation } from '~/services/invitations.server'
import { seatPerson } from '~/services/panels.server'
import {
  decideRegistration,
  registerOwnAccount,
  setSharedRegistration,
} from '~/services/registrations.server'
import { submitSheet } from '~/services/scoresheets.server'
import { readSheetPage } from '~/services/sheet-reading.server'
import { endMembership } from '~/services/team.server'
import { transact } from '~/services/transact.server'
import { inviteWards } from '~/services/ward-invitations.server'

const FULL = { kebaruan: '80', dampak: ['75', 'Terukur'] as [string, string] }
const [NUSA_JAYA] = WARDS.nusajaya
const MARKS = sheet(FULL)
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof InputError) return error.problems[0]?.kind
      return error instanceof StateError ? error.reason : (error as Error).name
    },
  )

/** A member of Nusa Jaya's team, without a home region, on a judge's seat. */
async function seatMember(ctx: TestContext, world: Judging): Promise<Actor> {
  await addPerson(ctx, {
    account: 'anggota',
    name: 'Anggota',
    grants: [{ role: 'drafter', region: NUSA_JAYA, competition: world.competition.id }],
  })
  await seatPerson(ctx, world.rahman, world.seats.budi, { account: 'anggota' })
  const member = await actorOf(ctx, 'anggota')
  await signStatement(ctx, member, world.slug, true)
  return member
}

/** What an assignment made before this was a conflict looks like. */
async function activate(ctx: TestContext, world: Judging, uid: string): Promise<void> {
  const { id } = await ctx.db
    .selectFrom('assignment')
    .select('id')
    .where('uid', '=', uid)
    .executeTakeFirstOrThrow()
  const act = { type: 'assignment.changed', competition: world.competition.uid } as const
  await transact(ctx, world.rahman, act, async (_, record) => {
    await record.update('assignment', id, { state: 'active', reason: null })
  })
}

it('keeps the entry of their own team from a judge: assigning, sheet, marks', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  const member = await seatMember(ctx, world)
  const own = await world.assignment('budi', 'nusajaya')
  const states = () =>
    ctx.db.selectFrom('assignment').select(['state', 'reason']).where('uid', '=', own).execute()
  expect(await states()).toEqual([{ state: 'withdrawn', reason: 'konflik kepentingan: tim peserta' }])
  await assignAll(ctx, world.rahman, world.slug, world.stage)
  expect((await states())[0]?.state).toBe('withdrawn')
  await activate(ctx, world, own)
  await expect(readSheetPage(ctx, member, own)).rejects.toThrow(NotFoundError)
  await expect(submitSheet(ctx, member, own, MARKS)).rejects.toThrow(NotFoundError)
  const other = await world.assignment('budi', 'karawaci')
  expect((await submitSheet(ctx, member, other, MARKS)).number).toBe(1)
})

it('counts a membership that has ended in the same competition, not one of another that has', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  const { wards, rahman } = world
  const away = await addJudging(ctx, { slug: 'lomba-lain-2026', prefix: 'x' })
  const past = await addPerson(ctx, {
    account: 'mantan',
    grants: [
      { role: 'drafter', region: NUSA_JAYA, competition: world.competition.id },
      { role: 'drafter', region: WARDS.karawaci[0], competition: away.competition.id },
    ],
  })
  const grants = await ctx.db
    .selectFrom('role_grant')
    .select('uid')
    .where('person_id', '=', past.id ?? 0)
    .execute()
  for (const [index, { uid }] of grants.entries())
    await endMembership(ctx, index === 0 ? rahman : away.rahman, uid, 'pindah tugas')
  ctx.setNow(60_000)
  await seatPerson(ctx, rahman, world.seats.budi, { account: 'mantan' })
  const rows = await ctx.db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .select(['stage_entry.entry_id as entry', 'assignment.state'])
    .where('seat.uid', '=', world.seats.budi)
    .orderBy('stage_entry.entry_id')
    .execute()
  const stateOf = (ward: keyof typeof wards) =>
    rows.find(({ entry }) => entry === wards[ward].entry.id)?.state
  expect([stateOf('karawaci'), stateOf('nusajaya'), stateOf('sukarasa')]).toEqual([
    'active',
    'withdrawn',
    'active',
  ])
})

it('lets no judge of an entry join its team by any way', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  const { rahman, slug, competition } = world
  const invite = async (region: string) => {
    const { links } = await inviteWards(
      ctx,
      rahman,
      slug,
      { codes: [region] },
      { key: region, sha256: region },
    )
    return (links[0]?.url ?? '').split('/').at(-1) ?? ''
  }
  const token = await invite(NUSA_JAYA)
  expect(await kindOf(acceptInvitation(ctx, world.budi, token, 'drafter'))).toBe('judges_this_ward')
  await setSharedRegistration(ctx, rahman, slug, true)
  const request = { region: NUSA_JAYA, role: 'drafter' as const }
  expect(await kindOf(registerOwnAccount(ctx, world.budi, slug, request))).toBe('judges_this_ward')
  const grant = {
    role: 'drafter' as const,
    competition: slug,
    region: NUSA_JAYA,
    basis: null,
    basis_number: null,
    basis_date: null,
    valid_from: null,
    valid_until: null,
  }
  expect(await kindOf(giveGrant(ctx, rahman, world.budi.uid, grant))).toBe('judges_this_ward')
  const asker = await addPerson(ctx, { account: 'pemohon' })
  await registerOwnAccount(ctx, asker, slug, request)
  await seatPerson(ctx, rahman, world.seats.budi, { account: 'pemohon' })
  const { uid } = await ctx.db.selectFrom('registration').select('uid').executeTakeFirstOrThrow()
  const approve = { decision: 'approved' as const, reason: null }
  expect(await kindOf(decideRegistration(ctx, rahman, slug, uid, approve))).toBe('judges_this_ward')
  expect(
    await ctx.db
      .selectFrom('role_grant')
      .select('id')
      .where('role', '=', 'drafter')
      .where('competition_id', '=', competition.id)
      .execute(),
  ).toEqual([])
  // Wati scores nothing in Sukarasa, whose kecamatan she lives in: her home does not keep her out of its team.
  await acceptInvitation(ctx, world.wati, await invite(WARDS.sukarasa[0]), 'drafter')
})
