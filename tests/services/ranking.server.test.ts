import { describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { addPerson, useTestContext } from '#tests/support/context'
import { addScoredCompetition } from '#tests/support/scored'
import { addSheet } from '#tests/support/scores'
import { SYSTEM } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { RankingScope } from '~/domain/ranking-view'
import type { Rules } from '~/domain/rules'
import { sha256Hex } from '~/services/ids.server'
import {
  apartPage,
  chooseFirstScope,
  chooseScope,
  openRanking,
  rankedPage,
  rankNow,
} from '~/services/ranking.server'
import { transact } from '~/services/transact.server'

async function scored() {
  const ctx = await useTestContext()
  const world = await addScoredCompetition(ctx)
  const rank = async (asked: Partial<RankingScope> = {}) => {
    const competition = await openRanking(ctx, world.organizer, 'lomba-uji-2026')
    return rankNow(ctx, competition, chooseScope(competition, asked))
  }
  const places = async (asked: Partial<RankingScope> = {}) =>
    rankedPage(await rank(asked), 1).map(({ rank: place, label, total, tied, decidedBy }) => [
      place,
      label,
      total.text,
      tied,
      decidedBy?.kind ?? null,
    ])
  return { ctx, ...world, rank, places }
}

it('ranks by the exact total, says what decided a tie, and lists apart what lacks a sheet', async () => {
  const { rank, places } = await scored()
  // 0.4 × 80 + 0.6 × 90 = 86 = 0.4 × 83 + 0.6 × 88; the heavier criterion dampak decides.
  expect(await places()).toEqual([
    [1, 'P-001', '86.00', false, 'criterion'],
    [2, 'P-002', '86.00', false, 'criterion'],
    [3, 'P-003', '70.30', false, null],
  ])
  const ranking = await rank()
  expect(rankedPage(ranking, 1)[0]?.decidedBy).toEqual({
    kind: 'criterion',
    stage: 'Penilaian proposal',
    criteria: ['Dampak'],
    weight: '60',
  })
  expect(apartPage(ranking, 1).map(({ label, reasons }) => [label, reasons])).toEqual([
    ['P-004', [{ kind: 'sheets', stage: 'Penilaian proposal', have: 1, need: 2 }]],
  ])
  expect([ranking.head.counted, ranking.head.expected]).toEqual([7, 8])
  expect(ranking.head.rules).toEqual({ number: 1, sha256: sha256Hex(canonicalJson(RULES)) })
})

it('is right at once after a score changes, and computed once while nothing does', async () => {
  const { ctx, competition, rulesId, panel, rank, places } = await scored()
  const before = await rank()
  expect((await rank()).ranked).toBe(before.ranked)
  const assignment = panel.entries[3]?.assignments[1]
  if (!assignment) throw new Error('no assignment')
  await addSheet(ctx, competition, rulesId, assignment, { dampak: 95, kebaruan: 95 })
  expect((await places())[0]).toEqual([1, 'P-004', '95.00', false, null])
  await addSheet(ctx, competition, rulesId, assignment, { dampak: 5, kebaruan: 5 }, {}, 2)
  expect((await places()).map(([place, label, total]) => [place, label, total])).toEqual([
    [1, 'P-001', '86.00'],
    [2, 'P-002', '86.00'],
    [3, 'P-003', '70.30'],
    [4, 'P-004', '50.00'],
  ])
})

it('ranks anew within a kecamatan and within a stage', async () => {
  const { places } = await scored()
  expect(await places({ kecamatan: '36.71.07' })).toEqual([[1, 'P-003', '70.30', false, null]])
  expect(await places({ stage: 'proposal', kecamatan: '36.71.01' })).toEqual([
    [1, 'P-001', '86.00', false, 'criterion'],
    [2, 'P-002', '86.00', false, 'criterion'],
  ])
  await expect(places({ stage: 'nowhere' })).rejects.toThrow('scope')
  await expect(places({ kecamatan: '36.74.01' })).rejects.toThrow('scope')
})

it('does not count the sheet of a judge who stepped aside, nor miss it', async () => {
  const { ctx, competition, panel, rank, places } = await scored()
  const third = panel.entries[2]?.assignments[1]
  await transact(
    ctx,
    SYSTEM,
    { type: 'assignment.stepped_aside', competition: competition.uid },
    async (_, record) => record.update('assignment', third?.id ?? 0, { state: 'stepped_aside' }),
  )
  expect(apartPage(await rank(), 1).map(({ label }) => label)).toEqual(['P-003', 'P-004'])
  expect((await places()).map(([, label]) => label)).toEqual(['P-001', 'P-002'])
  expect((await rank()).head.expected).toBe(7)
})

it('waits for sheets to be confirmed when later rules change the stage, and only then', async () => {
  const { ctx, competition, places, rank } = await scored()
  const [stage] = RULES.stages
  if (!stage) throw new Error('no stage')
  const freeze = (number: number, rules: typeof RULES) =>
    transact(ctx, SYSTEM, { type: 'rules.frozen', competition: competition.uid }, async (tx, record) => {
      const { id } = await tx.selectFrom('guideline').select('id').executeTakeFirstOrThrow()
      const content = canonicalJson(rules)
      return record.insert('rules', {
        competition_id: competition.id,
        number,
        content,
        sha256: sha256Hex(content),
        guideline_id: id,
        frozen_at: ctx.now().toISOString(),
      })
    })
  await freeze(2, { ...RULES, name: 'Nama baru' })
  expect(await places()).toHaveLength(3)
  const [first, ...others] = stage.instrument.criteria
  if (!first) throw new Error('no criterion')
  const criteria = [{ ...first, max: '50' }, ...others]
  await freeze(3, { ...RULES, stages: [{ ...stage, instrument: { ...stage.instrument, criteria } }] })
  expect(await places()).toEqual([])
  expect((await rank()).head.rules.number).toBe(3)
  expect((await rank()).apartCount).toBe(4)
})

it('lists who left apart with the outcome', async () => {
  const { ctx, competition, panel, rank } = await scored()
  await transact(
    ctx,
    SYSTEM,
    { type: 'entry.state_changed', competition: competition.uid },
    async (_, record) =>
      record.insert('entry_state', {
        entry_id: panel.entries[0]?.id ?? 0,
        stage: 'proposal',
        to_state: 'mengundurkan_diri',
        at: ctx.now().toISOString(),
      }),
  )
  const ranking = await rank()
  expect(apartPage(ranking, 1).map(({ label, reasons }) => [label, reasons[0]?.kind])).toEqual([
    ['P-004', 'sheets'],
    ['P-001', 'outcome'],
  ])
})

it('follows the order that a closed meeting decided, and says so', async () => {
  const ctx = await useTestContext()
  const rules: Rules = { ...RULES, tieBreaks: [{ kind: 'plenary' }] }
  const { competition, panel, organizer } = await addScoredCompetition(ctx, rules)
  const places = async (stage: string | null) => {
    const opened = await openRanking(ctx, organizer, 'lomba-uji-2026')
    const ranking = await rankNow(ctx, opened, chooseScope(opened, { stage }))
    return rankedPage(ranking, 1).map(({ rank, label, tied, decidedBy }) => [
      rank,
      label,
      tied,
      decidedBy?.kind,
    ])
  }
  expect((await places(null)).slice(0, 2)).toEqual([
    [1, 'P-001', true, 'awaiting-plenary'],
    [1, 'P-002', true, 'awaiting-plenary'],
  ])
  const [first, second] = panel.entries.map(({ uid }) => uid)
  const act = { type: 'plenary.closed', competition: competition.uid } as const
  await transact(ctx, SYSTEM, act, (_, record) =>
    record.insert('plenary', {
      ...{ competition_id: competition.id, stage: 'proposal', number: 1, attendance: '[]' },
      ...{ content: '{}', participants: '{}', closed_at: ctx.now().toISOString() },
      decisions: canonicalJson({ basis: 'final', outcomes: [], orders: [[[second], [first]]] } as never),
    }),
  )
  // Of a competition with one counted stage, its ranking and the final score are one.
  for (const stage of [null, 'proposal'])
    expect((await places(stage)).slice(0, 2)).toEqual([
      [1, 'P-002', false, 'plenary'],
      [2, 'P-001', false, 'plenary'],
    ])
})

it('shows a chair who scores nothing before their own sheets are in', async () => {
  const { ctx, competition, judges, organizer } = await scored()
  const [wati, budi] = judges
  const chair = async (actor: typeof organizer | undefined) => {
    if (!actor) throw new Error('no judge')
    const grants = [
      { id: 0, role: 'chair', scope: 'competition', region: null, competition: competition.id },
    ] as const
    return openRanking(ctx, { ...actor, grants }, 'lomba-uji-2026')
  }
  expect((await chair(wati)).name).toBe(RULES.name)
  await expect(chair(budi)).rejects.toThrow('ranking.view')
  await expect(openRanking(ctx, judges[0] ?? organizer, 'lomba-uji-2026')).rejects.toThrow('ranking.view')
  const other = await addPerson(ctx, { account: 'lain', grants: [{ role: 'organizer', region: '36.74' }] })
  await expect(openRanking(ctx, other, 'lomba-uji-2026')).rejects.toThrow('ranking.view')
  await expect(openRanking(ctx, organizer, 'tidak-ada')).rejects.toThrow('competition')
})

describe('the scope that the ranking opens on', () => {
  const [first] = RULES.stages
  const TWO_STAGES = { ...RULES, stages: [first, { ...first, code: 'paparan', name: 'Paparan' }] } as Rules
  const open = async (rules: Rules, asked: string | null) => {
    const ctx = await useTestContext()
    const { organizer } = await addScoredCompetition(ctx, rules)
    const competition = await openRanking(ctx, organizer, 'lomba-uji-2026')
    return chooseFirstScope(ctx, competition, { stage: asked, category: null, kecamatan: '36.71.07' })
  }

  it('is the final score once anything has one', async () => {
    expect(await open(RULES, null)).toEqual({ stage: null, category: null, kecamatan: '36.71.07' })
  })
  it('is the newest stage with counted sheets before that', async () => {
    expect(await open(TWO_STAGES, null)).toEqual({ stage: 'proposal', category: null, kecamatan: '36.71.07' })
  })
  it('is what the address names, an empty stage being the whole', async () => {
    expect((await open(TWO_STAGES, '')).stage).toBe(null)
    expect((await open(TWO_STAGES, 'paparan')).stage).toBe('paparan')
  })
})
