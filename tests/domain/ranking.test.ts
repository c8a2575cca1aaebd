import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterion, entriesOf, group, instrument, stageOf, totalling } from '#tests/support/rules'
import { type CompiledStage, compileStage } from '~/domain/compiled-stage'
import { criterionMeans, groupSubtotals } from '~/domain/criterion-means'
import { inCategory, inKecamatan, type Ranking, rankEntries, rankWithin } from '~/domain/ranking'
import { compare, toFractionText } from '~/domain/rational'
import type { CountedSheet } from '~/domain/sheets'
import type { TieBreak } from '~/domain/tie-breaks'
import type { Totalling } from '~/domain/totalling'

const chain: TieBreak[] = [
  { kind: 'criterion-weight-descending' },
  { kind: 'lower-median' },
  { kind: 'head-to-head' },
  { kind: 'shared' },
]

const two = [criterion('a', { weight: '60' }), criterion('b', { weight: '40' })]
const stageBy = (fields: Partial<Totalling> = {}, criteria = two) =>
  compileStage(instrument(criteria), totalling({ contribution: 'hundred', ...fields }))

/** Sheets from rows of marks: by entry, then judge, then criterion in display order. */
const sheetsOf = (stage: CompiledStage, table: Record<string, (number | null)[][]>): CountedSheet[] =>
  Object.entries(table).flatMap(([entry, rows]) =>
    rows.map((row, seat) => ({
      entry,
      seat,
      marks: Object.fromEntries(
        stage.leaves.flatMap(({ code }, index) => (row[index] == null ? [] : [[code, row[index]]])),
      ),
    })),
  )

const rank = (stage: CompiledStage, table: Record<string, (number | null)[][]>, tieBreaks = chain) =>
  rankEntries({
    entries: entriesOf(Object.keys(table)),
    stages: [stageOf(stage, sheetsOf(stage, table))],
    tieBreaks,
  })

const places = ({ ranked }: Ranking) =>
  ranked.map(({ id, rank, tied, decidedBy }) => [id, rank, tied, decidedBy?.kind ?? null])

describe('ranks', () => {
  it('are 1, 2, 2, 4', () => {
    const table = { W: [[50, 50]], X: [[90, 90]], Y: [[70, 70]], Z: [[70, 70]] }
    expect(places(rank(stageBy(), table))).toEqual([
      ['X', 1, false, null],
      ['Y', 2, true, 'shared'],
      ['Z', 2, true, 'shared'],
      ['W', 4, false, null],
    ])
  })
  it('go on with the next step in each part of a split group', () => {
    const table = {
      X: [
        [90, 45],
        [90, 45],
      ],
      Y: [
        [80, 60],
        [80, 60],
      ],
      Z: [
        [70, 65],
        [90, 55],
      ],
      // equal totals 72; Y and Z have equal criterion means, X a higher first criterion
    }
    expect(places(rank(stageBy(), table))).toEqual([
      ['X', 1, false, 'criterion'],
      ['Y', 2, false, 'lower-median'],
      ['Z', 3, false, 'lower-median'],
    ])
  })
  it('let judges decide between exactly two, and never among three', () => {
    const stage = stageBy({}, [criterion('a', { weight: '100' })])
    const pair = { X: [[70], [60], [80]], Y: [[69], [82], [59]] }
    const twoSteps: TieBreak[] = [{ kind: 'head-to-head' }]
    expect(places(rank(stage, pair, twoSteps))).toEqual([
      ['X', 1, false, 'head-to-head'],
      ['Y', 2, false, 'head-to-head'],
    ])
    const circle = { X: [[3], [1], [2]], Y: [[2], [3], [1]], Z: [[1], [2], [3]] }
    expect(places(rank(stage, circle, twoSteps)).map(([, place]) => place)).toEqual([1, 1, 1])
  })
  it('wait for the plenary, then follow its minutes, shared places included', () => {
    const stage = stageBy()
    const table = { X: [[70, 70]], Y: [[70, 70]], Z: [[70, 70]] }
    const input = {
      entries: entriesOf(['X', 'Y', 'Z']),
      stages: [stageOf(stage, sheetsOf(stage, table))],
      tieBreaks: [{ kind: 'plenary' }, { kind: 'shared' }] as TieBreak[],
    }
    const open = [
      ['X', 1, true, 'awaiting-plenary'],
      ['Y', 1, true, 'awaiting-plenary'],
      ['Z', 1, true, 'awaiting-plenary'],
    ]
    expect(places(rankEntries(input))).toEqual(open)
    expect(places(rankEntries({ ...input, decisions: [[['Z'], ['X']]] }))).toEqual(open)
    expect(places(rankEntries({ ...input, decisions: [[['Z'], ['X', 'Y']]] }))).toEqual([
      ['Z', 1, false, 'plenary'],
      ['X', 2, true, 'plenary'],
      ['Y', 2, true, 'plenary'],
    ])
  })
  it('refuse a chain that names a stage which does not count', () => {
    expect(() => rank(stageBy(), { X: [[1, 1]] }, [{ kind: 'lower-median', stage: 'lain' }])).toThrow(
      RangeError,
    )
  })
})

describe('several stages', () => {
  const stage = stageBy()
  const proposal = { ...stageOf(stage, sheetsOf(stage, { X: [[80, 80]], Y: [[60, 60]] }), 'proposal') }
  const interview = { ...stageOf(stage, sheetsOf(stage, { X: [[70, 70]], Y: [[90, 90]] }), 'paparan') }
  const input = {
    entries: entriesOf(['X', 'Y']),
    stages: [
      { ...proposal, combination: { weight: '60', maximum: '100' } },
      { ...interview, combination: { weight: '40', maximum: '100' } },
    ],
    tieBreaks: [{ kind: 'later-stage' }] as TieBreak[],
  }
  it('weigh each stage total against its maximum', () => {
    const { ranked } = rankEntries(input)
    expect(
      ranked.map(({ id, total, stages }) => [id, total, stages.map((each) => toFractionText(each.total))]),
    ).toEqual([
      ['X', { n: 76n, d: 1n }, ['80/1', '70/1']],
      ['Y', { n: 72n, d: 1n }, ['60/1', '90/1']],
    ])
  })
  it('break a tie by the later stage', () => {
    const even = input.stages.map((each) => ({ ...each, combination: { weight: '0.5', maximum: null } }))
    expect(places(rankEntries({ ...input, stages: even }))).toEqual([
      ['Y', 1, false, 'later-stage'],
      ['X', 2, false, 'later-stage'],
    ])
  })
  it('leave out a stage without a share, and need every stage that has one', () => {
    const [first, second] = input.stages
    if (!first || !second) throw new Error('two stages')
    const without = rankEntries({ ...input, stages: [{ ...first, combination: null, sheets: [] }, second] })
    expect(without.ranked.map(({ id, total }) => [id, toFractionText(total)])).toEqual([
      ['Y', '36/1'],
      ['X', '28/1'],
    ])
    const lacking = rankEntries({ ...input, stages: [first, { ...second, sheets: [] }] })
    expect(lacking.unranked.map(({ missing }) => missing)).toEqual(
      Array(2).fill([{ kind: 'sheets', stage: 'paparan', have: 0, need: 1 }]),
    )
  })
  it('round the final total as the last stage says', () => {
    const final = compileStage(
      instrument(two),
      totalling({ contribution: 'hundred', rounding: [{ at: 'final', digits: 0, mode: 'up' }] }),
    )
    const rounded = [
      { ...proposal, combination: { weight: '0.333', maximum: null } },
      { ...interview, stage: final, combination: { weight: '0.333', maximum: null } },
    ]
    const { ranked } = rankEntries({ ...input, stages: rounded })
    expect(ranked.map(({ total }) => toFractionText(total))).toEqual(['50/1', '50/1'])
  })
})

describe('what is missing', () => {
  const missing = (stage: CompiledStage, sheets: readonly CountedSheet[]) =>
    rankEntries({
      entries: entriesOf(['X']),
      stages: [stageOf(stage, sheets)],
      tieBreaks: chain,
    }).unranked.flatMap((entry) => entry.missing)
  const whole = { entry: 'X', marks: { a: 1, b: 1 } }

  it('counts sheets against the minimum; an entry without any is not zero but unranked', () => {
    const stage = stageBy({ minimumSheets: 3 })
    expect(missing(stage, [])).toEqual([{ kind: 'sheets', stage: 'tahap', have: 0, need: 3 }])
    expect(missing(stage, [{ ...whole, seat: 1 }])).toEqual([
      { kind: 'sheets', stage: 'tahap', have: 1, need: 3 },
    ])
    expect(
      missing(
        stage,
        [1, 2, 3].map((seat) => ({ ...whole, seat })),
      ),
    ).toEqual([])
  })
  it('needs enough sheets to leave some out', () => {
    const stage = stageBy({ aggregate: { kind: 'trimmed', drop: 1 } })
    expect(
      missing(
        stage,
        [1, 2].map((seat) => ({ ...whole, seat })),
      ),
    ).toEqual([{ kind: 'sheets', stage: 'tahap', have: 2, need: 3 }])
  })
  it('takes exactly one joint sheet', () => {
    const stage = stageBy({ aggregate: { kind: 'joint' } })
    expect(
      missing(
        stage,
        [1, 2].map((seat) => ({ ...whole, seat })),
      ),
    ).toEqual([{ kind: 'joint-sheet', stage: 'tahap', have: 2, need: 1 }])
    expect(missing(stage, [{ ...whole, seat: 1 }])).toEqual([])
  })
  it('names judge and criterion of a missing mark, and nothing that the judge does not hold', () => {
    const stage = stageBy({ order: 'criteria-first' })
    const sheets: CountedSheet[] = [
      { entry: 'X', seat: 'lingkungan', marks: {}, holds: ['a'] },
      { entry: 'X', seat: 'ekonomi', marks: { b: 80 }, holds: ['b'] },
    ]
    expect(missing(stage, sheets)).toEqual([
      { kind: 'mark', stage: 'tahap', seat: 'lingkungan', filledBy: 'judge', criterion: 'a' },
    ])
    expect(missing(stage, sheets.slice(1))).toEqual([
      { kind: 'marks', stage: 'tahap', criterion: 'a', have: 0, need: 1 },
    ])
  })
  it('asks the organizer for what the organizer fills in, and counts it once', () => {
    const late = criterion('telat', { weight: '5', min: '-5', max: '0', filledBy: 'organizer' })
    const stage = compileStage(instrument([...two, late]), totalling({ contribution: 'maximum' }))
    const judges = [1, 2].map((seat) => ({ entry: 'X', seat, marks: { a: 100, b: 50, telat: -5 } }))
    expect(missing(stage, judges)).toEqual([
      { kind: 'mark', stage: 'tahap', seat: null, filledBy: 'organizer', criterion: 'telat' },
    ])
    const sheets = [
      ...judges,
      { entry: 'X', seat: 0, filledBy: 'organizer' as const, marks: { telat: -2, a: 0 } },
    ]
    const { ranked } = rankEntries({
      entries: entriesOf(['X']),
      stages: [stageOf(stage, sheets)],
      tieBreaks: [],
    })
    expect(ranked.map(({ total }) => toFractionText(total))).toEqual(['78/1'])
  })
})

it('ranks anew within a category or kecamatan', () => {
  const stage = stageBy({}, [criterion('a', { weight: '100' })])
  const table = { X: [[3], [1], [2]], Y: [[2], [3], [1]], Z: [[1], [2], [3]] }
  const entries = [
    { id: 'X', category: 'umkm', kecamatan: '36.71.01' },
    { id: 'Y', category: 'umkm', kecamatan: '36.71.02' },
    { id: 'Z', category: 'proklim', kecamatan: '36.71.01' },
    { id: 'Q', category: 'umkm', kecamatan: '36.71.01' },
  ]
  const rules = {
    stages: [stageOf(stage, sheetsOf(stage, table))],
    tieBreaks: [{ kind: 'head-to-head' }] as TieBreak[],
  }
  const whole = rankEntries({ ...rules, entries })
  expect(places(whole).map(([, place]) => place)).toEqual([1, 1, 1])
  const category = rankWithin(whole, rules, inCategory('umkm'))
  expect(places(category)).toEqual([
    ['X', 1, false, 'head-to-head'],
    ['Y', 2, false, 'head-to-head'],
  ])
  expect(category.unranked.map(({ entry }) => entry.id)).toEqual(['Q'])
  expect(places(rankWithin(whole, rules, inKecamatan('36.71.02')))).toEqual([['Y', 1, false, null]])
})

it('gives criterion means and group subtotals that make up the total', () => {
  const stage = compileStage(
    instrument([
      group('A', { weight: '60' }),
      ...two.map((each) => ({ ...each, parent: each.code === 'a' ? 'A' : null })),
    ]),
    totalling({ contribution: 'hundred' }),
  )
  const [entry] = rank(stage, {
    X: [
      [70, 10],
      [71, 20],
      [72, 20],
    ],
  }).ranked
  const [total] = entry?.stages ?? []
  if (!total) throw new Error('no total')
  const texts = (values: Map<string, { n: bigint; d: bigint }>) =>
    [...values].map(([code, v]) => [code, toFractionText(v)])
  expect(texts(criterionMeans(stage, total))).toEqual([
    ['a', '71/1'],
    ['b', '50/3'],
  ])
  expect(texts(groupSubtotals(stage, total))).toEqual([['A', '213/5']])
  expect(toFractionText(total.total)).toBe('739/15')
})

describe('properties', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 60, max: 64 }), fc.integer({ min: 60, max: 64 })), {
    minLength: 1,
    maxLength: 4,
  })
  const tables = fc.dictionary(fc.constantFrom(...'PQRSTUVW'), rows, { minKeys: 1, noNullPrototype: true })
  const stage = stageBy()

  it('the order of the input does not matter', () => {
    const shuffled = tables.chain((table) => {
      const sheets = sheetsOf(stage, table)
      const ids = Object.keys(table)
      return fc.record({
        table: fc.constant(table),
        sheets: fc.shuffledSubarray(sheets, { minLength: sheets.length }),
        ids: fc.shuffledSubarray(ids, { minLength: ids.length }),
      })
    })
    fc.assert(
      fc.property(shuffled, ({ table, sheets, ids }) => {
        const given = rank(stage, table)
        const other = rankEntries({
          entries: entriesOf(ids),
          stages: [stageOf(stage, sheets)],
          tieBreaks: chain,
        })
        expect(places(other).toSorted()).toEqual(places(given).toSorted())
      }),
    )
  })
  it('equal sheets share a rank, ranks follow totals, and each rank counts those above', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const twins = {
          ...table,
          ...Object.fromEntries(Object.entries(table).map(([id, each]) => [`${id}2`, each])),
        }
        const { ranked } = rank(stage, twins)
        const rankOf = new Map(ranked.map((entry) => [entry.id, entry.rank]))
        for (const id of Object.keys(table)) expect(rankOf.get(`${id}2`)).toBe(rankOf.get(id))
        for (const entry of ranked) {
          const above = ranked.filter((other) => other.rank < entry.rank)
          expect(entry.rank).toBe(above.length + 1)
          expect(above.every((other) => compare(other.total, entry.total) >= 0)).toBe(true)
          expect(entry.tied).toBe(ranked.some((other) => other !== entry && other.rank === entry.rank))
        }
      }),
    )
  })
  it('a higher mark never lowers a rank', () => {
    const raised = tables.chain((table) =>
      fc.record({ table: fc.constant(table), id: fc.constantFrom(...Object.keys(table)) }),
    )
    fc.assert(
      fc.property(raised, fc.nat(1), fc.integer({ min: 1, max: 30 }), ({ table, id }, column, gain) => {
        const [first = [], ...others] = table[id] ?? []
        const better = {
          ...table,
          [id]: [first.map((mark, index) => (index === column ? mark + gain : mark)), ...others],
        }
        const rankIn = (each: typeof better) =>
          rank(stage, each).ranked.find((entry) => entry.id === id)?.rank ?? 0
        expect(rankIn(better)).toBeLessThanOrEqual(rankIn(table))
      }),
    )
  })
})
