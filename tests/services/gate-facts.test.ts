import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addResultWorld, closeMeetingOf, prepareStage } from '#tests/support/results'
import { addScoredCompetition } from '#tests/support/scored'
import { transact } from '~/services/transact.server'

it('finds late sheets, unsigned recapitulations and open objections where they are stored', async () => {
  const ctx = await useTestContext()
  const world = await addResultWorld(ctx)
  await closeMeetingOf(ctx, world)
  const { id: assignment } = await ctx.db
    .selectFrom('assignment')
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const at = ctx.now().toISOString()
  const act = { type: 'competition.changed', competition: world.competition.uid } as const
  const document = await transact(ctx, world.sari, act, async (_, record) => {
    await record.insert('late_sheet', {
      ...{ assignment_id: assignment, person_id: world.hadi.id ?? 0, rules_id: world.rulesId },
      ...{ marks: '{}', received_at: at, state: 'waiting', reasons: '{}', change_reason: null },
    })
    const { uid } = await record.insert('document', {
      ...{
        competition_id: world.competition.id,
        type: 'recapitulation',
        subject: 'proposal',
        created_at: at,
      },
    })
    return uid
  })
  expect((await prepareStage(ctx, world)).gate.lines.map(({ obstacle }) => obstacle)).toEqual([
    { kind: 'late_sheet_undecided', stage: 'proposal', count: 1 },
    { kind: 'recapitulation_unsigned', document },
  ])
})

it('names every seat that scored without a signed statement, and the meeting that is open', async () => {
  const ctx = await useTestContext()
  const { competition } = await addScoredCompetition(ctx)
  const { gate, seats } = await ctx.compute.prepareResult({
    ...{ competition: competition.id, stage: 'proposal', frozen: null },
  })
  const obstacles = gate.lines.map(({ obstacle }) => obstacle)
  expect(obstacles[0]).toEqual({ kind: 'plenary_open', stage: 'proposal', kecamatan: null })
  expect(obstacles.filter(({ kind }) => kind === 'statement_unsigned')).toEqual(
    seats.map(({ uid }) => ({ kind: 'statement_unsigned', seat: uid })),
  )
})
