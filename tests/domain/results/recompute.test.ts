import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { twoStages } from '#tests/support/plenary'
import { canonicalJson } from '~/domain/canonical-json'
import type { Outcome } from '~/domain/outcomes'
import { add, compare, div, fraction, ratio, toFractionText, ZERO } from '~/domain/rational'
import { followsFromItself, recomputeRanking } from '~/domain/results/recompute'
import { viewResult } from '~/domain/results/result-view'
import type { SnapshotContent, SnapshotInputs, SnapshotSheet } from '~/domain/results/snapshot'
import { rankedWinners } from '~/domain/results/winners'
import type { Rules } from '~/domain/rules'

const [CATEGORY] = RULES.categories as [Rules['categories'][number]]

const TWO: Rules = {
  ...twoStages({ kind: 'best', count: 2, per: 'whole', tiesAtCut: 'together' }),
  categories: [CATEGORY, { ...CATEGORY, code: 'ekonomi', name: 'Ekonomi' }],
  awards: [
    { code: 'juara-1', name: 'Juara 1', rank: 1, per: 'whole' },
    { code: 'terbaik', name: 'Terbaik', rank: 1, per: 'category' },
  ],
}
const STAGES = ['proposal', 'paparan']
const SEATS = ['s1', 's2', 's3']

const sheet = (stage: string, entry: string, seat: string, marks: Record<string, number>): SnapshotSheet => ({
  ...{ uid: `${stage}-${entry}-${seat}`, sha256: '00', stage, entry, seat, number: 1 },
  ...{ source: 'judge', criteria: null, marks },
})

const mark = fc.integer({ min: 60, max: 64 })
const entry = fc.record({
  category: fc.constantFrom('lingkungan', 'ekonomi'),
  outcome: fc.constantFrom<Outcome | null>(null, null, null, 'gugur'),
  marks: fc.array(fc.record({ kebaruan: mark, dampak: mark }), { minLength: 6, maxLength: 6 }),
  judges: fc.integer({ min: 1, max: 3 }),
})

const inputs = fc.array(entry, { minLength: 1, maxLength: 6 }).map((entries): SnapshotInputs => {
  const uids = entries.map((_, index) => `e${index}`)
  return {
    entries: entries.map(({ category }, index) => ({
      ...{ uid: `e${index}`, label: `P-${index}`, innovations: [] },
      region: { code: `36.71.01.100${index}`, name: `Kelurahan ${index}` },
      ...{ kecamatan: { code: '36.71.01', name: 'Tangerang' }, parents: [] },
      category: { code: category, name: category },
    })),
    seats: SEATS.map((uid) => ({ uid, label: uid, function: 'member' })),
    sheets: STAGES.flatMap((stage, at) =>
      entries.flatMap(({ marks, judges }, index) =>
        SEATS.slice(0, judges).map((seat, number) =>
          sheet(stage, uids[index] ?? '', seat, marks[at * 3 + number] ?? {}),
        ),
      ),
    ),
    filled: [],
    outcomes: entries.flatMap(({ outcome }, index) =>
      outcome ? [{ entry: uids[index] ?? '', stage: 'paparan', outcome }] : [],
    ),
    meetings: [
      {
        ...{ uid: 'm', stage: 'paparan', kecamatan: null, number: 1, heldOn: '2026-06-01', place: null },
        ...{ attendance: [], rankingSha256: null },
        decisions: { basis: 'final', outcomes: [], orders: [uids.map((uid) => [uid])] },
      },
    ],
  }
})

const contentOf = (of: SnapshotInputs, rules: Rules = TWO): SnapshotContent => {
  const content = { stage: null, rules: { number: 1, sha256: '', content: rules }, inputs: of }
  return {
    schema: 1,
    competition: {
      ...{ uid: 'c', slug: 'c', name: rules.name, year: rules.year, tier: rules.tier, zone: rules.zone },
      hostRegion: rules.hostRegion,
    },
    ...{ ...content, number: 1, supersedes: null, software: 'test', overrides: [] },
    ranking: recomputeRanking(content),
  }
}

/** The same total by hand: of each stage the mean of weight × mark ÷ 100, weighed 60 and 40 of 100. */
function totalByHand({ sheets }: SnapshotInputs, uid: string): string {
  const total = STAGES.reduce((sum, stage, at) => {
    const own = sheets.filter((each) => each.entry === uid && each.stage === stage)
    const units = own.reduce(
      (all, { marks }) => all + 40 * (marks.kebaruan ?? 0) + 60 * (marks.dampak ?? 0),
      0,
    )
    const mean = ratio(BigInt(units), BigInt(own.length * 100))
    return add(sum, div({ n: mean.n * (at === 0 ? 60n : 40n), d: mean.d }, ratio(100n)))
  }, ZERO)
  return toFractionText(total)
}

describe('the ranking of a snapshot', () => {
  it('follows from the snapshot alone, however it is read', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        const content = contentOf(of)
        const read = JSON.parse(canonicalJson(content as never)) as SnapshotContent
        expect(followsFromItself(read)).toBe(true)
        expect(recomputeRanking(read)).toEqual(content.ranking)
      }),
    )
  })

  it('has the totals that anybody computes by hand, and each entry once', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        const { totals, apart, lists } = contentOf(of).ranking
        for (const { entry: uid, total } of totals) expect(total).toBe(totalByHand(of, uid))
        const uids = [...totals, ...apart].map((row) => row.entry).sort()
        expect(uids).toEqual(of.entries.map(({ uid }) => uid).sort())
        for (const { places } of lists)
          places.forEach((place, index) => {
            const above = places[index - 1]
            const totalOf = (uid: string) => fraction(totals.find((row) => row.entry === uid)?.total ?? '0')
            if (above) expect(compare(totalOf(above.entry), totalOf(place.entry))).toBeGreaterThanOrEqual(0)
            expect(place.rank).toBe(1 + places.filter(({ rank }) => rank < place.rank).length)
          })
      }),
    )
  })

  it('lists all first, then the categories that awards are given in, each with its own', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        const { lists } = contentOf(of).ranking
        expect(lists.map(({ per, code }) => [per, code])).toEqual([
          ['whole', null],
          ['category', 'lingkungan'],
          ['category', 'ekonomi'],
        ])
        const [whole, ...parts] = lists
        const inParts = parts.flatMap(({ places }) => places.map((place) => place.entry))
        expect(inParts.sort()).toEqual((whole?.places ?? []).map((place) => place.entry).sort())
      }),
    )
  })

  it('does not follow any more once a mark of a counted sheet is another', () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (of, chosen) => {
        const content = contentOf(of)
        const counted = of.sheets.filter(({ entry: uid }) =>
          content.ranking.totals.some((row) => row.entry === uid),
        )
        fc.pre(counted.length > 0)
        const changed = counted[chosen % counted.length]
        const sheets = of.sheets.map((each) =>
          each === changed ? { ...each, marks: { ...each.marks, dampak: 99 } } : each,
        )
        expect(followsFromItself({ ...content, inputs: { ...of, sheets } })).toBe(false)
      }),
    )
  })

  it('is no ranking where a mark is impossible or the stage is unknown', () => {
    const content = contentOf({ ...EMPTY, sheets: [] })
    expect(followsFromItself(content)).toBe(true)
    expect(followsFromItself({ ...content, stage: { code: 'tidak-ada', name: '' } })).toBe(false)
    const bad = { ...EMPTY, sheets: [sheet('proposal', 'e0', 's1', { kebaruan: 101, dampak: 1 })] }
    expect(followsFromItself({ ...content, inputs: bad })).toBe(false)
  })
})

const EMPTY: SnapshotInputs = {
  ...{ entries: [], seats: [], sheets: [], filled: [], outcomes: [], meetings: [] },
}

describe('what is read from a snapshot', () => {
  it('are its winners by rank, those who share a rank sharing the award', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        const content = contentOf(of)
        const winners = rankedWinners(content)
        const first = content.ranking.lists[0]?.places.filter(({ rank }) => rank === 1) ?? []
        expect(winners.filter(({ place }) => place === 'Juara 1').map((each) => each.entry)).toEqual(
          first.map((place) => place.entry),
        )
        for (const { place } of winners)
          expect(['Juara 1', `Terbaik ${CATEGORY.name}`, 'Terbaik Ekonomi']).toContain(place)
      }),
    )
  })

  it('is a view with a line for every place and every entry apart', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        const content = contentOf(of)
        const { lists, apart } = viewResult(content)
        expect(lists.map(({ ranked }) => ranked.map(({ uid, rank }) => [uid, rank]))).toEqual(
          content.ranking.lists.map(({ places }) => places.map((place) => [place.entry, place.rank])),
        )
        expect(apart.map(({ uid }) => uid)).toEqual(content.ranking.apart.map((row) => row.entry))
      }),
    )
  })
})
