import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '#db/connect'
import { addStageToAssign, draftOf, order, type StageToAssign } from '#tests/support/assigning'
import { type TestContext, useTestContext } from '#tests/support/context'
import { sheet } from '#tests/support/judging'
import { takeDraftOver } from '~/services/assignment-draft-taking.server'
import { viewDraft, viewDraftEntry } from '~/services/assignment-draft-view.server'
import { adjustDraft, discardDraft, requestAssignmentDraft } from '~/services/assignment-drafts.server'
import { assignPairs, stepAside, withdrawAssignment } from '~/services/assignments.server'
import type { Context } from '~/services/context'
import { signStatement } from '~/services/independence.server'
import { submitSheet } from '~/services/scoresheets.server'
import { verifyDatabase } from '~/services/verify.server'

function verified({ databasePath }: TestContext) {
  const sqlite = openSqlite(databasePath, 'read')
  try {
    return verifyDatabase(sqlite).findings
  } finally {
    sqlite.close()
  }
}

const assigned = (ctx: Context) =>
  ctx.db
    .selectFrom('assignment')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .select([
      'assignment.uid',
      'assignment.state',
      'assignment.reason',
      'seat.uid as seat',
      'stage_entry.label',
    ])
    .orderBy('stage_entry.id')
    .orderBy('seat.id')
    .execute()

const take = async (ctx: Context, world: StageToAssign, reason = '') => {
  const { draft } = await viewDraft(ctx, world.rahman, world)
  return takeDraftOver(ctx, world.rahman, world, { basedOn: draft?.version ?? '', reason })
}

const names = (rows: Awaited<ReturnType<typeof draftOf>>['rows']) =>
  rows.map(({ judges }) => judges.map(({ name }) => name))

describe('what the optimizer proposes', () => {
  it('gives every entry its judges, evenly, without conflicts and all comparable', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: 7 }),
        fc.integer({ min: 6, max: 14 }),
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 0, max: 999_999 }),
        async (judges, entries, perEntry, seed) => {
          const ctx = await useTestContext()
          const world = await addStageToAssign(ctx, { judges, entries })
          const { sections, rows, blocks } = await draftOf(ctx, world, { perEntry }, seed)
          const [section] = sections
          expect({ blocks, sections: sections.length }).toEqual({ blocks: [], sections: 1 })
          expect(rows.map(({ judges: panel }) => new Set(panel.map(({ name }) => name)).size)).toEqual(
            rows.map(() => perEntry),
          )
          const loads = section?.loads.map(({ load }) => load) ?? []
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
          expect(names(rows)[0]).not.toContain('Juri 1')
          expect({ pieces: section?.pieces, uneven: section?.uneven }).toEqual({ pieces: 1, uneven: [] })
        },
      ),
      { numRuns: 6 },
    )
  })

  it('is the same for the same seed', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 5, entries: 8 })
    const first = await draftOf(ctx, world, { perEntry: 2 }, 42)
    const again = await draftOf(ctx, world, { perEntry: 2 }, 42)
    expect(names(again.rows)).toEqual(names(first.rows))
    const other = await draftOf(ctx, world, { perEntry: 2 }, 43)
    expect(names(other.rows)).not.toEqual(names(first.rows))
  })

  it('names who stands in the way when it is impossible, and cannot be taken over', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 3, entries: 4 })
    const { blocks, version } = await draftOf(ctx, world)
    expect(blocks).toEqual([{ entries: ['P1'], judges: ['Juri 2', 'Juri 3'], missing: 1 }])
    await expect(
      takeDraftOver(ctx, world.rahman, world, { basedOn: version, reason: '' }),
    ).rejects.toMatchObject({ reason: 'assignment_draft_blocked' })
    expect(await assigned(ctx)).toEqual([])
  })

  it('is refused for more judges than there are, an unknown seat, and by whoever may not assign', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 3, entries: 4 })
    const ask = (changes: Parameters<typeof order>[0], by = world.rahman) =>
      requestAssignmentDraft(ctx, by, world, order(changes), null)
    await expect(ask({ perEntry: 4 })).rejects.toMatchObject({
      problems: [{ field: 'perEntry', kind: 'too_few_judges', params: { max: 3 } }],
    })
    await expect(ask({ absent: 'tidak-ada' })).rejects.toMatchObject({ problems: [{ field: 'absent' }] })
    await expect(ask({}, await world.judge(2))).rejects.toMatchObject({ name: 'NotFoundError' })
    expect(await ctx.db.selectFrom('job').selectAll().execute()).toEqual([])
  })
})

describe('taking a draft over', () => {
  it('records all of it at once with the seed, and the draft is gone', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 5, entries: 6 })
    const { rows } = await draftOf(ctx, world, { perEntry: 2 }, 7)
    expect(await take(ctx, world)).toEqual({ assigned: 12, withdrawn: 0 })
    const stored = await assigned(ctx)
    expect(
      rows.map(({ label }) =>
        stored
          .filter((row) => row.label === label)
          .map(({ seat }) => `Juri ${world.seats.indexOf(seat) + 1}`),
      ),
    ).toEqual(names(rows))
    const events = await ctx.db.selectFrom('event').select('body').orderBy('id', 'desc').limit(1).execute()
    expect(JSON.parse(events[0]?.body ?? '')).toMatchObject({
      type: 'assignment.created',
      refs: { stage: 'proposal', count: 12, withdrawn: 0, seed: 7, per_entry: 2 },
    })
    expect((await viewDraft(ctx, world.rahman, world)).draft).toBeNull()
    expect(verified(ctx)).toEqual([])
  })

  it('keeps what is assigned and fills up the rest', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 4, entries: 4 })
    const entries = await ctx.db.selectFrom('stage_entry').select(['uid', 'label']).orderBy('id').execute()
    const pair = { seat: world.seats[3] ?? '', entry: entries[1]?.uid ?? '' }
    await assignPairs(ctx, world.rahman, world.slug, world.stage, [pair])
    const { rows, assigned: fresh } = await draftOf(ctx, world, { perEntry: 2 })
    expect(rows[1]?.judges).toContainEqual({ name: 'Juri 4', kept: true })
    expect(fresh).toBe(7)
  })

  it('is refused once the stage has changed', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 4, entries: 4 })
    await draftOf(ctx, world, { perEntry: 2 })
    const entries = await ctx.db.selectFrom('stage_entry').select('uid').orderBy('id').execute()
    const pair = { seat: world.seats[3] ?? '', entry: entries[1]?.uid ?? '' }
    await assignPairs(ctx, world.rahman, world.slug, world.stage, [pair])
    const { draft } = await viewDraft(ctx, world.rahman, world)
    expect(draft?.outdated).toBe(true)
    await expect(take(ctx, world)).rejects.toMatchObject({ reason: 'assignment_draft_outdated' })
    expect((await assigned(ctx)).length).toBe(1)
  })
})

describe('changing a draft by hand', () => {
  it('gives an entry other judges, computes the figures anew, and clashes with an older page', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 4, entries: 4 })
    const before = await draftOf(ctx, world, { perEntry: 2 })
    const entry = before.rows[1]?.uid ?? ''
    const page = await viewDraftEntry(ctx, world.rahman, { ...world, entry })
    const former = page.judges.filter(({ chosen }) => chosen).map(({ uid }) => uid)
    const other = page.judges.find(({ chosen }) => !chosen)
    const seats = [former[0] ?? '', other?.uid ?? '']
    await adjustDraft(ctx, world.sari, { ...world, entry }, { seats, basedOn: page.version })
    const { draft } = await viewDraft(ctx, world.rahman, world)
    expect(draft?.rows[1]?.judges.map(({ name }) => name)).toContain(other?.name)
    expect(draft?.sections[0]?.loads.find(({ judge }) => judge === other?.name)?.load).toBe(
      (other?.load ?? 0) + 1,
    )
    expect(draft?.savedBy).toBe('Sari')
    const stale = { basedOn: page.version, reason: '' }
    await expect(
      adjustDraft(ctx, world.rahman, { ...world, entry }, { seats: former, basedOn: page.version }),
    ).rejects.toMatchObject({ name: 'ChangedError' })
    await expect(takeDraftOver(ctx, world.rahman, world, stale)).rejects.toMatchObject({
      name: 'ChangedError',
    })
    expect(await assigned(ctx)).toEqual([])
  })

  it('refuses a judge in conflict, and says which entries have another number of judges', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 4, entries: 4 })
    const { rows, version } = await draftOf(ctx, world, { perEntry: 2 })
    const [own, next] = [rows[0]?.uid ?? '', rows[1]?.uid ?? '']
    await expect(
      adjustDraft(
        ctx,
        world.rahman,
        { ...world, entry: own },
        { seats: [world.seats[0] ?? ''], basedOn: version },
      ),
    ).rejects.toMatchObject({
      problems: [{ field: 'penilai', kind: 'judge_may_not', params: { judge: 'Juri 1' } }],
    })
    await adjustDraft(
      ctx,
      world.rahman,
      { ...world, entry: next },
      { seats: [world.seats[2] ?? ''], basedOn: version },
    )
    const { draft } = await viewDraft(ctx, world.rahman, world)
    expect(draft?.sections[0]?.uneven).toEqual(['P2'])
  })

  it('can be thrown away', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 3, entries: 2 })
    await draftOf(ctx, world, { perEntry: 2 })
    await discardDraft(ctx, world.rahman, world)
    expect((await viewDraft(ctx, world.rahman, world)).draft).toBeNull()
  })
})

describe('a judge who cannot go on', () => {
  it('keeps what they have sent; the rest goes to others, and nothing else moves', async () => {
    const ctx = await useTestContext()
    const world = await addStageToAssign(ctx, { judges: 5, entries: 6 })
    await draftOf(ctx, world, { perEntry: 2 })
    await take(ctx, world)
    const ill = await world.judge(2)
    const [seat = ''] = world.seats.slice(1)
    const own = (await assigned(ctx)).filter((row) => row.seat === seat)
    await signStatement(ctx, ill, world.slug, true)
    const sent = own[0]?.uid ?? ''
    await submitSheet(ctx, ill, sent, sheet({ kebaruan: '80', dampak: ['70', 'Cukup'] }))
    const others = (await assigned(ctx)).filter((row) => row.seat !== seat)
    const { rows, withdrawn, assigned: fresh } = await draftOf(ctx, world, { perEntry: 2, absent: seat })
    expect({ withdrawn, fresh }).toEqual({ withdrawn: own.length - 1, fresh: own.length - 1 })
    expect(
      rows.flatMap(({ label, judges }) => (judges.some(({ name }) => name === 'Juri 2') ? [label] : [])),
    ).toEqual([own[0]?.label])
    await expect(take(ctx, world)).rejects.toMatchObject({
      problems: [{ field: 'alasan', kind: 'required' }],
    })
    expect(await take(ctx, world, 'Berhalangan')).toEqual({ assigned: fresh, withdrawn })
    const after = await assigned(ctx)
    expect(after.filter((row) => others.some(({ uid }) => uid === row.uid))).toEqual(others)
    expect(after.filter((row) => row.seat === seat).map(({ state, reason }) => ({ state, reason }))).toEqual(
      own.map(({ uid }) =>
        uid === sent ? { state: 'active', reason: null } : { state: 'withdrawn', reason: 'Berhalangan' },
      ),
    )
    expect(verified(ctx)).toEqual([])
  })
})

it('never gives an entry back to a judge who stepped aside, and may to one whose empty sheet was withdrawn', async () => {
  const ctx = await useTestContext()
  const world = await addStageToAssign(ctx, { judges: 3, entries: 2 })
  await draftOf(ctx, world, { perEntry: 2 })
  await take(ctx, world)
  const rows = (await assigned(ctx)).filter(({ label }) => label === 'P2')
  const aside = rows.find(({ seat }) => seat !== world.seats[0])
  const judge = world.seats.indexOf(aside?.seat ?? '') + 1
  await signStatement(ctx, await world.judge(judge), world.slug, true)
  await stepAside(ctx, await world.judge(judge), aside?.uid ?? '', 'Keluarga')
  const other = rows.find(({ uid }) => uid !== aside?.uid)
  await withdrawAssignment(ctx, world.rahman, other?.uid ?? '', 'Keliru')
  const { rows: drafted } = await draftOf(ctx, world, { perEntry: 2 })
  const names = drafted[1]?.judges.map(({ name }) => name)
  expect(names).not.toContain(`Juri ${judge}`)
  expect(names).toContain(`Juri ${world.seats.indexOf(other?.seat ?? '') + 1}`)
})
