import { expect, it } from 'vitest'
import { addBlindWorld, BLIND_RULES, type BlindWorld, checkBlind, SLUG } from '#tests/support/blind'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import { actorOf } from '#tests/support/judging'
import { createWorld } from '#tests/support/world'
import type { Grant } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { Rules } from '~/domain/rules'
import { assignAll, assignPairs } from '~/services/assignments.server'
import { readBlindBoard } from '~/services/blind-board.server'
import { readConflictPage } from '~/services/conflicts.server'
import { giveGrant } from '~/services/grants.server'
import { listJudgeStages } from '~/services/judging.server'
import { addSeat, createPanel, readSeatPage, seatPerson } from '~/services/panels.server'
import { readBoard } from '~/services/progress.server'
import { readSheetPage } from '~/services/sheet-reading.server'
import { transact } from '~/services/transact.server'

async function openWorld() {
  const ctx = await useTestContext()
  return { ctx, world: await addBlindWorld(ctx) }
}

type Roles = NonNullable<Parameters<typeof addPerson>[1]['grants']>

/** A person with these roles in the competition. */
const addWith = (ctx: TestContext, world: BlindWorld, account: string, grants: Roles) =>
  addPerson(ctx, {
    ...{ account, name: `Orang ${account}` },
    grants: grants.map((grant) => ({ competition: world.competition.id, ...grant })),
  })

/** A new seat, on a panel of its own where one is described. */
async function newSeat(
  ctx: TestContext,
  world: BlindWorld,
  panel: { stage?: string; region?: string } | null = null,
  scores = true,
) {
  const { uid } = panel
    ? await createPanel(ctx, world.organizer, SLUG, { name: 'Tim lain', ...panel })
    : { uid: world.panel }
  return (
    await addSeat(ctx, world.organizer, uid, {
      label: `Anggota ${panel ? 'lain' : 2}`,
      function: 'member',
      scores,
    })
  ).uid
}

const refusal = (name: string) => ({
  problems: [{ field: 'account', kind: 'seat_sees_names', params: { name, stage: 'Penilaian proposal' } }],
})

it('refuses a seat before entries without names to whom another role shows all of them', async () => {
  const { ctx, world } = await openWorld()
  const seat = await newSeat(ctx, world)
  await addWith(ctx, world, 'panitia', [{ role: 'organizer' }])
  await addWith(ctx, world, 'pemeriksa', [{ role: 'inspector' }])
  const rows = () => ctx.db.selectFrom('seat_occupant').selectAll().execute()
  const before = await rows()
  for (const account of ['panitia', 'pemeriksa'])
    await expect(seatPerson(ctx, world.organizer, seat, { account })).rejects.toMatchObject(
      refusal(`Orang ${account}`),
    )
  const kecamatan = await newSeat(ctx, world, { region: '36.71.07' })
  await expect(seatPerson(ctx, world.organizer, kecamatan, { account: 'eko' })).rejects.toMatchObject(
    refusal('Eko Prasetyo'),
  )
  expect(await rows()).toEqual(before)
  expect((await readSeatPage(ctx, world.organizer, SLUG, seat)).blind).toEqual(['Penilaian proposal'])
})

it('seats them where names are no secret: without scoring, for another stage, after it', async () => {
  const { ctx, world } = await openWorld()
  await addWith(ctx, world, 'panitia', [{ role: 'organizer' }])
  const secretary = await newSeat(ctx, world, null, false)
  const paparan = await newSeat(ctx, world, { stage: 'paparan' })
  const elsewhere = await newSeat(ctx, world, { region: '36.71.01' })
  for (const seat of [secretary, paparan]) {
    expect((await readSeatPage(ctx, world.organizer, SLUG, seat)).blind).toEqual([])
    await seatPerson(ctx, world.organizer, seat, { account: 'panitia' })
  }
  await seatPerson(ctx, world.organizer, elsewhere, { account: 'eko' })
  const both = await newSeat(ctx, world)
  ctx.setNow('2026-05-02T00:00:00.000Z')
  await addWith(ctx, world, 'panitia2', [{ role: 'organizer' }])
  await seatPerson(ctx, world.organizer, both, { account: 'panitia2' })
})

it('goes by the draft of the rules before they are frozen', async () => {
  const ctx = await useTestContext()
  const { cast, draft } = await createWorld(ctx, { empty: true })
  const { uid } = await createPanel(ctx, cast.organizer, draft.slug, { name: 'Tim Penilai' })
  const seat = await addSeat(ctx, cast.organizer, uid, { label: 'Anggota 1', function: 'member' })
  await addPerson(ctx, { account: 'panitia', name: 'Orang panitia', grants: [{ role: 'organizer' }] })
  const draftOf = (rules: Rules) =>
    ctx.db
      .updateTable('rules_draft')
      .set({ content: canonicalJson(rules as never) })
      .where('competition_id', '=', draft.id)
      .execute()
  await draftOf(BLIND_RULES)
  const sit = () => seatPerson(ctx, cast.organizer, seat.uid, { account: 'panitia' })
  await expect(sit()).rejects.toMatchObject(refusal('Orang panitia'))
  await draftOf({ ...BLIND_RULES, stages: BLIND_RULES.stages.map((stage) => ({ ...stage, blind: false })) })
  await sit()
})

it('sets who sees some of the names aside from those, and says so to both sides', async () => {
  const { ctx, world } = await openWorld()
  const seat = await newSeat(ctx, world)
  await seatPerson(ctx, world.organizer, seat, { account: 'eko' })
  expect(await assignAll(ctx, world.organizer, SLUG, 'proposal')).toEqual({ assigned: 0, conflicts: 1 })
  expect(await assignAll(ctx, world.organizer, SLUG, 'paparan')).toEqual({ assigned: 1, conflicts: 0 })
  const board = await readBoard(ctx, world.organizer, SLUG, 'proposal')
  expect(board.board[0]?.cells.map(({ state, conflict }) => [state, conflict])).toEqual([
    ['assigned', null],
    ['conflict', 'melihat_nama'],
  ])
  const pair = { seat, entry: board.board[0]?.uid ?? '' }
  await expect(assignPairs(ctx, world.organizer, SLUG, 'proposal', [pair])).rejects.toMatchObject({
    problems: [{ field: 'pasangan', kind: 'conflict_of_interest_melihat_nama' }],
  })
  const [stage] = (await readBlindBoard(ctx, world.organizer, SLUG)).stages
  expect([stage?.seeing, stage?.aside]).toEqual([[], ['Eko Prasetyo']])
  const eko = await actorOf(ctx, 'eko')
  expect((await readConflictPage(ctx, eko, SLUG)).aside).toEqual([
    { stage: 'Penilaian proposal', entries: 1 },
  ])
  expect((await readConflictPage(ctx, world.judge, SLUG)).aside).toEqual([])
})

it('takes what a vacant seat was given from who sits down and sees its name, and gives it to the next', async () => {
  const { ctx, world } = await openWorld()
  const seat = await newSeat(ctx, world)
  await assignAll(ctx, world.organizer, SLUG, 'proposal')
  const cell = async () => {
    const { board } = await readBoard(ctx, world.organizer, SLUG, 'proposal')
    const found = board[0]?.cells.find((one) => one.seat === seat)
    return [found?.state, found?.reason]
  }
  expect(await cell()).toEqual(['assigned', null])
  await seatPerson(ctx, world.organizer, seat, { account: 'eko' })
  expect(await cell()).toEqual(['withdrawn', 'konflik kepentingan: melihat nama'])
  await addPerson(ctx, { account: 'pengganti' })
  await seatPerson(ctx, world.organizer, seat, { account: 'pengganti' })
  expect(await cell()).toEqual(['assigned', null])
})

it('names a chair who scores, and lets them: whole dossiers come with that office', async () => {
  const { ctx, world } = await openWorld()
  const { uid } = await addSeat(ctx, world.organizer, world.panel, { label: 'Ketua', function: 'chair' })
  await addPerson(ctx, { account: 'ketua', name: 'Ibu Ketua' })
  await seatPerson(ctx, world.organizer, uid, { account: 'ketua' })
  expect(await assignAll(ctx, world.organizer, SLUG, 'proposal')).toEqual({ assigned: 1, conflicts: 0 })
  const [stage] = (await readBlindBoard(ctx, world.organizer, SLUG)).stages
  expect([stage?.seeing, stage?.aside]).toEqual([['Ibu Ketua'], []])
})

it('gives no role that shows the names to whom such entries are assigned, until the stage is over', async () => {
  const { ctx, world } = await openWorld()
  const give = (role: 'organizer' | 'verifier' | 'inspector', region: string | null = null) =>
    giveGrant(ctx, world.organizer, world.judge.uid, {
      ...{ role, region, competition: SLUG, basis: null, basis_number: null, basis_date: null },
      ...{ valid_from: null, valid_until: null },
    })
  const before = await ctx.db.selectFrom('role_grant').selectAll().execute()
  const refused = { name: 'StateError', reason: 'judges_without_names' }
  await expect(give('organizer')).rejects.toMatchObject(refused)
  await expect(give('inspector')).rejects.toMatchObject(refused)
  await expect(give('verifier', '36.71.07')).rejects.toMatchObject(refused)
  expect(await ctx.db.selectFrom('role_grant').selectAll().execute()).toEqual(before)
  await give('verifier', '36.71.01')
  ctx.setNow('2026-05-02T00:00:00.000Z')
  await give('organizer')
})

it('leaves nobody with both where seat and role are given at the same moment', async () => {
  const { ctx, world } = await openWorld()
  const seat = await newSeat(ctx, world)
  const calon = await addPerson(ctx, { account: 'calon', name: 'Calon' })
  const other = await addWith(ctx, world, 'panitia', [{ role: 'organizer' }])
  await Promise.allSettled([
    seatPerson(ctx, world.organizer, seat, { account: 'calon' }),
    giveGrant(ctx, other, calon.uid, {
      ...{ role: 'organizer', region: null, competition: SLUG, basis: null, basis_number: null },
      ...{ basis_date: null, valid_from: null, valid_until: null },
    }),
  ])
  await assignAll(ctx, world.organizer, SLUG, 'proposal')
  const { grants } = await actorOf(ctx, 'calon')
  expect(grants.some(({ role }) => role === 'organizer')).toBe(true)
  const given = await ctx.db
    .selectFrom('assignment')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .select('assignment.id')
    .where('seat.uid', '=', seat)
    .where('stage_entry.stage', '=', 'proposal')
    .where('assignment.state', '=', 'active')
    .execute()
  const held = await ctx.db
    .selectFrom('seat_occupant')
    .select('id')
    .where('person_id', '=', calon.id ?? 0)
    .execute()
  // A seat that nobody took may be assigned: who is seated later is checked then.
  expect(held.length === 0 || given.length === 0).toBe(true)
})

it('keeps the entry from a judge who has such a role all the same, as one given before this was refused', async () => {
  const { ctx, world } = await openWorld()
  await checkBlind(ctx, world)
  expect((await listJudgeStages(ctx, world.judge))[0]?.tasks).toHaveLength(1)
  const grant: Omit<Grant, 'id'> = {
    ...{ role: 'verifier', scope: 'competition' },
    ...{ region: '36.71.07', competition: world.competition.id },
  }
  await addRole(ctx, world, grant)
  const judge = await actorOf(ctx, 'wati')
  const [blind] = await listJudgeStages(ctx, judge)
  expect([blind?.tasks, blind?.waiting]).toEqual([[], 0])
  await expect(readSheetPage(ctx, judge, world.assignment)).rejects.toMatchObject({ name: 'NotFoundError' })
  expect((await readConflictPage(ctx, judge, SLUG)).aside).toEqual([
    { stage: 'Penilaian proposal', entries: 1 },
  ])
  expect((await readBlindBoard(ctx, world.organizer, SLUG)).stages[0]?.aside).toEqual(['Wati Lestari'])
  expect((await ctx.compute.verify()).findings).toEqual([])
})

async function addRole(ctx: TestContext, world: BlindWorld, { region, ...grant }: Omit<Grant, 'id'>) {
  const act = { type: 'grant.given', competition: world.competition.uid } as const
  await transact(ctx, world.organizer, act, async (_, record) => {
    await record.insert('role_grant', {
      ...{ person_id: world.judge.id ?? 0, role: grant.role, scope: grant.scope, region_code: region },
      ...{ competition_id: grant.competition, valid_from: ctx.now().toISOString() },
    })
  })
}
