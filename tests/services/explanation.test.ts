import { expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import { addJudging, sheet } from '#tests/support/judging'
import { addScoredCompetition } from '#tests/support/scored'
import { withClaims } from '#tests/support/self-assessment'
import { NotFoundError } from '~/domain/errors'
import { WHOLE } from '~/domain/ranking-view'
import { explainPlace, openRanking, rankedPage, rankNow } from '~/services/ranking.server'
import { submitSheet } from '~/services/scoresheets.server'

const SLUG = 'lomba-uji-2026'

it('ends each step in the figure that the ranking shows, for every place', async () => {
  const ctx = await useTestContext()
  const { organizer } = await addScoredCompetition(ctx)
  const competition = await openRanking(ctx, organizer, SLUG)
  for (const scope of [WHOLE, { ...WHOLE, stage: 'proposal' }]) {
    const ranked = rankedPage(await rankNow(ctx, competition, scope), null)
    expect(ranked).toHaveLength(3)
    for (const { uid, rank, total, stages } of ranked) {
      const place = await explainPlace(ctx, competition, scope, uid)
      expect([place.rank, place.total.fraction]).toEqual([rank, total.fraction])
      expect(place.stages.map((stage) => stage.total.fraction)).toEqual(
        stages.map(({ fraction }) => fraction),
      )
      expect(place.final?.total.fraction ?? place.stages[0]?.total.fraction).toBe(total.fraction)
    }
  }
  const [apart] = await ctx.db.selectFrom('entry').select('uid').where('label', '=', 'P-004').execute()
  await expect(explainPlace(ctx, competition, WHOLE, apart?.uid ?? '')).rejects.toThrow(NotFoundError)
})

it('shows the steps, and what decided between equal totals', async () => {
  const ctx = await useTestContext()
  const { organizer } = await addScoredCompetition(ctx)
  const competition = await openRanking(ctx, organizer, SLUG)
  const [first] = rankedPage(await rankNow(ctx, competition, WHOLE), null)
  const place = await explainPlace(ctx, competition, WHOLE, first?.uid ?? '')
  const [stage] = place.stages
  expect(stage?.columns.map(({ seat, total }) => [seat, total?.text])).toEqual([
    [expect.any(String), '86'],
    [expect.any(String), '86'],
  ])
  expect(
    stage?.rows.map(({ name, weight, cells }) => [
      name,
      weight.text,
      cells.map((cell) => cell.product?.text),
    ]),
  ).toEqual([
    ['Kebaruan', '40', ['32', '32']],
    ['Dampak', '60', ['54', '54']],
  ])
  expect([stage?.panel?.sum.text, stage?.panel?.divisor, stage?.panel?.value.text]).toEqual(['172', 2, '86'])
  expect(place.tie?.decidedBy).toMatchObject({ kind: 'criterion', criteria: ['Dampak'], weight: '60' })
  expect(place.tie?.entries.map(({ label, rank, own, figure }) => [label, rank, own, figure?.text])).toEqual([
    ['P-001', 1, true, '90'],
    ['P-002', 2, false, '88'],
  ])
})

it.each([
  [undefined, 'judge', '72/1'],
  ['team', 'team', '149/2'],
] as const)(
  'puts the values of team, verifier and judges side by side (%s)',
  async (counts, whose, total) => {
    const ctx = await useTestContext()
    const rules = withClaims(RULES, counts)
    const world = await addJudging(ctx, { rules, values: { 'mandiri.proposal.kelompok': '75' } })
    for (const who of ['hadi', 'budi'] as const) {
      const cells = { kebaruan: '80', dampak: '70', kelompok: ['50', 'Bukti kurang.'] as [string, string] }
      await submitSheet(ctx, world[who], await world.assignment(who, 'karawaci'), sheet(cells))
    }
    const competition = await openRanking(ctx, world.rahman, world.slug)
    const { uid } = world.wards.karawaci.entry
    const place = await explainPlace(ctx, competition, { ...WHOLE, stage: 'proposal' }, uid)
    expect(place.stages[0]?.sideBySide).toEqual([
      {
        ...{ code: 'kelompok', name: 'Kelompok warga yang aktif', counts: whose, team: '75', verifier: null },
        judges: [
          { seat: 'Ketua', mark: '50' },
          { seat: 'Anggota 2', mark: '50' },
        ],
      },
    ])
    expect(place.total.fraction).toBe(total)
  },
)
