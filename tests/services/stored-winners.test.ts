import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { addOpenCompetition, RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import { addResultWorld, announceBy, closeMeetingOf, decreeBy, freezeBy } from '#tests/support/results'
import { SYSTEM } from '~/domain/actors'
import type { Rules } from '~/domain/rules'
import { SOFTWARE } from '~/domain/software'
import { listStoredWinners } from '~/services/stored-winners.server'
import { transact } from '~/services/transact.server'

const onlyProposal = ({ stages: [stage], ...rules }: Rules): Rules => ({
  ...rules,
  stages: stage ? [{ ...stage, combination: { weight: '100', maximum: '100' } }] : [],
  awards: [1, 2].map((rank) => ({
    ...{ code: `juara-${rank}`, name: `Juara ${rank}`, rank, per: 'whole' as const },
  })),
})

/** A competition whose final result is frozen, and others of the same series: of this year and of the next. */
async function world() {
  const ctx = await useTestContext()
  const made = await addResultWorld(ctx, { rules: onlyProposal })
  await closeMeetingOf(ctx, made)
  const final = { ...made, result: { slug: made.slug, stage: null } }
  const next = await addOpenCompetition(ctx, made.rahman, { ...RULES, year: 2027 }, 'lomba-2027')
  const series = await transact(ctx, SYSTEM, { type: 'series.created' }, async (_, record) => {
    const name = { slug: 'lomba', name: 'Lomba', host_region: '36.71' }
    const { id } = await record.insert('series', name)
    for (const competition of [made.competition, next.competition])
      await record.update('competition', competition.id, { series_id: id })
    return id
  })
  const winners = (year: number, id = next.competition.id) =>
    listStoredWinners(ctx.db, { id, series_id: series, year }, ctx.now().toISOString())
  return { ctx, made, final, winners, place: { slug: made.slug, number: 1 } }
}

const WON = [
  { region: '36.71.07.1001', place: 'Juara 1', year: 2026, contest: RULES.name },
  { region: '36.71.01.1001', place: 'Juara 2', year: 2026, contest: RULES.name },
]

it('are those of a decided final result of the series, of the same year only once it is published', async () => {
  const { ctx, made, final, winners, place } = await world()
  await freezeBy(ctx, made.sari, made.chair, final)
  expect(await winners(2027)).toEqual([])
  await decreeBy(ctx, made.sari, made.chair, place, {})
  expect(await winners(2027)).toEqual(WON)
  expect(await winners(2026)).toEqual([])
  expect(await winners(2025)).toEqual([])
  await announceBy(ctx, made.sari, made.chair, place, { date: '2026-05-03', embargo: null })
  expect(await winners(2026)).toEqual([])
  ctx.setNow('2026-05-03T00:00:00.000Z')
  expect(await winners(2026)).toEqual(WON)
  expect(await winners(2026, made.competition.id)).toEqual([])
})

it('name the program as the package does', () => {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(SOFTWARE).toBe(`${name} ${version}`)
})
