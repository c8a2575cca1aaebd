import { expect, it } from 'vitest'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import { addJudging, type Judging, WARDS } from '#tests/support/judging'
import { withdrawAssignment } from '~/services/assignments.server'
import { closeSeat, seatPerson, vacateSeat } from '~/services/panels.server'
import { confirmScores, importScores } from '~/services/score-imports.server'
import { transact } from '~/services/transact.server'

const [NUSA_JAYA] = WARDS.nusajaya

/** Budi's paper sheet for Nusa Jaya, typed by Rahman; Sari confirms. */
async function importPaper(ctx: TestContext, { rahman, slug, stage }: Judging) {
  const rows = ['judge,entry,criterion,score,reason', 'budi,P2,kebaruan,80,', 'budi,P2,dampak,75,Terukur']
  const file = { name: 'kertas.csv', bytes: Buffer.from(rows.join('\n')) }
  const taken = await importScores(ctx, rahman, slug, stage, file)
  if (!taken.ok) throw new Error(JSON.stringify(taken.faults))
  return taken.uid
}

const sheets = (ctx: TestContext) =>
  ctx.db.selectFrom('scoresheet_revision').select(['source', 'received_at']).execute()

const CHANGES: Record<string, (ctx: TestContext, world: Judging) => Promise<unknown>> = {
  'somebody else holds the seat': async (ctx, { rahman, seats }) => {
    await addPerson(ctx, { account: 'pengganti' })
    return seatPerson(ctx, rahman, seats.budi, { account: 'pengganti' })
  },
  'nobody holds the seat': (ctx, { rahman, seats }) => vacateSeat(ctx, rahman, seats.budi),
  'the seat is closed': (ctx, { rahman, seats }) => closeSeat(ctx, rahman, seats.budi),
  'the assignment is withdrawn': async (ctx, world) =>
    withdrawAssignment(ctx, world.rahman, await world.assignment('budi', 'nusajaya'), 'keliru'),
  'the judge has moved into the kecamatan': (ctx, { rahman, budi, competition }) =>
    transact(ctx, rahman, { type: 'account.changed', competition: competition.uid }, async (_, record) => {
      await record.update('person', budi.id ?? 0, { home_region: NUSA_JAYA })
    }),
  'the judge was found to be of the team': (ctx, { rahman, budi, competition }) =>
    transact(ctx, rahman, { type: 'grant.given', competition: competition.uid }, async (_, record) => {
      await record.insert('role_grant', {
        person_id: budi.id ?? 0,
        role: 'drafter',
        scope: 'competition',
        region_code: NUSA_JAYA,
        competition_id: competition.id,
        valid_from: ctx.now().toISOString(),
      })
    }),
}

it.each(Object.entries(CHANGES))('is outdated when %s', async (_, change) => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  const uid = await importPaper(ctx, world)
  ctx.setNow(60_000)
  await change(ctx, world)
  ctx.setNow(60_000)
  await expect(confirmScores(ctx, world.sari, uid)).rejects.toMatchObject({ reason: 'import_outdated' })
  expect(await sheets(ctx)).toEqual([])
})

it('may be confirmed after the closing when it came in before, and not come in after', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  const uid = await importPaper(ctx, world)
  ctx.setNow('2027-01-01T00:00:00.000Z')
  await expect(importPaper(ctx, world)).rejects.toMatchObject({ reason: 'stage_closed' })
  await confirmScores(ctx, world.sari, uid)
  expect(await sheets(ctx)).toEqual([{ source: 'paper', received_at: '2027-01-01T00:00:00.000Z' }])
})
