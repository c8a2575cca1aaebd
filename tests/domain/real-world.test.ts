import { describe, expect, it } from 'vitest'
import { criterion, entriesOf, instrument, stageOf, totalling } from '#tests/support/rules'
import { compileStage } from '~/domain/compiled-stage'
import { type CriterionNode, parseMark } from '~/domain/criteria'
import { type RankedEntry, rankEntries } from '~/domain/ranking'
import { decimal, sub, sum, toDecimalText, toExactDecimalText, toFractionText } from '~/domain/rational'
import { compareJudges } from '~/domain/tie-break-steps'
import type { Totalling } from '~/domain/totalling'
import pitfall from '../cases/pitfall_missing_criterion.json'
import diving from '../cases/realworld_diving2000_w10m.json'
import skating from '../cases/realworld_isu_worlds2017_men_fs.json'
import paris from '../cases/realworld_judgment_of_paris.json'

function stored(node: CriterionNode, score: number | string) {
  const parsed = parseMark(node, String(score))
  if (!parsed.ok) throw new Error(`${score}: ${parsed.error.kind}`)
  return parsed.mark
}

const value = (entry: RankedEntry | undefined) =>
  entry ? Number(entry.total.n) / Number(entry.total.d) : Number.NaN

describe('Judgment of Paris, 1976', () => {
  const { scores, judges } = paris.input
  const wine = criterion('anggur', { max: '20', step: '0.5' })
  const ids = paris.input.items.map((_, item) => item)

  function rank(rules: Partial<Totalling>, chosen: readonly string[] = judges) {
    const stage = compileStage(instrument([wine], { weightSum: '1' }), totalling(rules))
    const sheets = scores.flatMap((row, judge) =>
      chosen.includes(judges[judge] ?? '')
        ? row.map((score, entry) => ({ entry, seat: judge, marks: { anggur: stored(wine, score) } }))
        : [],
    )
    const { ranked } = rankEntries({
      entries: entriesOf(ids),
      stages: [stageOf(stage, sheets)],
      tieBreaks: [],
    })
    const byId = ids.map((id) => ranked.find((entry) => entry.id === id))
    return { values: byId.map(value), ranks: byId.map((entry) => entry?.rank), ranked, byId }
  }
  const { expected } = paris

  it('mean and total of the eleven judges', () => {
    const mean = rank({})
    expect(mean.values).toEqual(expected.mean_11_judges.value)
    expect(mean.ranks).toEqual(expected.rank_by_mean_11)
    expect(rank({ aggregate: { kind: 'sum' } }).values).toEqual(expected.total_11.value)
    const printed = mean.byId.map((entry, item) => {
      const published = expected.mean_11_judges.published[item] ?? 0
      return entry && Math.abs(value(entry) - published) <= expected.mean_11_judges.published_tol + 1e-9
    })
    expect(printed).toEqual(expected.mean_11_judges.published_matches)
  })
  it('official result of the nine French judges', () => {
    const { official } = expected
    const result = rank({ aggregate: { kind: 'sum' } }, official.judges)
    expect(result.values).toEqual(official.total_9.value)
    expect(result.ranks).toEqual(official.rank)
    const names = result.ranked.map(({ id }) => paris.input.items[Number(id)])
    expect(names.slice(0, official.published_order.length)).toEqual(official.published_order)
    expect(rank({}, official.judges).ranks).toEqual(official.rank)
  })
  it('trimmed mean and median', () => {
    const { trimmed_mean_drop1, median } = expected.alternatives
    const trimmed = rank({ aggregate: { kind: 'trimmed', drop: 1 } })
    expect(trimmed.values).toEqual(trimmed_mean_drop1.value)
    expect(trimmed.ranks).toEqual(trimmed_mean_drop1.rank)
    const middle = rank({ aggregate: { kind: 'median' } })
    expect(middle.values).toEqual(median.value)
    expect(middle.ranks).toEqual(median.rank)
  })
  it('judges for and against each pair', () => {
    const stages = rank({}).byId.map((entry) => entry?.stages[0])
    const wins = stages.map((first) => stages.map((second) => compareJudges(first, second).wins))
    expect(wins).toEqual(expected.pairwise_wins)
  })
})

describe('ISU World Championships 2017, men, free skating', () => {
  const skaters = skating.input_and_expected
  const names = [...new Set(skaters.flatMap(({ components }) => components.map((each) => each.criterion)))]
  const codes = new Map(names.map((name, index) => [name, `C${index}`]))
  const code = (name: string) => codes.get(name) ?? ''
  const component = criterion('', { max: '10', step: '0.25', weight: '2.0' })
  const elements = criterion('TES', { max: '200', step: '0.01', filledBy: 'organizer' })
  const deductions = criterion('pengurangan', { min: '-20', max: '0', filledBy: 'organizer' })
  const stage = compileStage(
    instrument([...names.map((name) => ({ ...component, code: code(name) })), elements, deductions], {
      weightSum: '11',
    }),
    totalling({
      order: 'criteria-first',
      aggregate: { kind: 'trimmed', drop: 1 },
      rounding: [
        { at: 'panel', digits: 2, mode: 'half-up' },
        { at: 'mark-product', digits: 2, mode: 'half-up' },
      ],
      minimumSheets: 9,
    }),
  )
  const sheets = skaters.flatMap(({ name, components, total_element_score, deductions: points }) => [
    ...Array.from({ length: 9 }, (_, seat) => ({
      entry: name,
      seat,
      marks: Object.fromEntries(
        components.map((each) => [code(each.criterion), stored(component, each.scores[seat] ?? '')]),
      ),
    })),
    {
      entry: name,
      seat: 'panel teknis',
      filledBy: 'organizer' as const,
      marks: { TES: stored(elements, total_element_score), pengurangan: stored(deductions, `-${points}`) },
    },
  ])
  const { ranked } = rankEntries({
    entries: entriesOf(skaters.map(({ name }) => name)),
    stages: [stageOf(stage, sheets)],
    tieBreaks: [],
  })

  it.each(skaters)('$name', (skater) => {
    const entry = ranked.find(({ id }) => id === skater.name)
    const technical = sub(decimal(skater.total_element_score), decimal(skater.deductions))
    expect(entry?.total).toEqual(decimal(skater.expected_segment_score))
    expect(entry && sub(entry.total, technical)).toEqual(decimal(skater.expected_total_component_score))
    expect(entry?.rank).toBe(skater.published_rank)
  })
  it('panels as printed', () => {
    const panels = skaters.flatMap(({ components }) =>
      components.map(({ scores }) => {
        const alone = compileStage(instrument([{ ...component, code: 'C', weight: '1' }]), stage.totalling)
        const [entry] = rankEntries({
          entries: entriesOf([0]),
          stages: [
            stageOf(
              alone,
              scores.map((score, seat) => ({ entry: 0, seat, marks: { C: stored(component, score) } })),
            ),
          ],
          tieBreaks: [],
        }).ranked
        return entry && toDecimalText(entry.total, 2)
      }),
    )
    expect(panels).toEqual(skaters.flatMap(({ components }) => components.map(({ panel }) => panel)))
  })
})

describe('Sydney 2000, women, 10 m platform', () => {
  type Dive = [
    diver: string,
    round: string,
    dive: number,
    difficulty: number,
    scores: number[],
    points: string,
  ]
  const dives = diving.input.dives as Dive[]
  const divers = [...new Set(dives.map(([diver]) => diver))]
  const codeOf = ([, round, dive, difficulty]: Dive) => `${round}-${dive}-${difficulty}`
  // Every dive that someone showed is a criterion; its weight makes the mean of five marks their sum × 0.6 × difficulty.
  const criteria = [...new Map(dives.map((dive) => [codeOf(dive), dive])).values()].map((dive) =>
    criterion(codeOf(dive), {
      max: '10',
      step: '0.5',
      weight: toExactDecimalText(sum(Array(3).fill(decimal(String(dive[3]))))) ?? '',
      required: false,
    }),
  )
  const byCode = new Map(criteria.map((node) => [node.code, node]))
  const stage = compileStage(
    instrument(criteria),
    totalling({ order: 'criteria-first', aggregate: { kind: 'trimmed', drop: 1 }, minimumSheets: 7 }),
  )
  const markOf = (dive: Dive, judge: number) =>
    [codeOf(dive), stored(byCode.get(codeOf(dive)) ?? criterion(''), dive[4][judge] ?? '')] as const
  const sheetsOf = (shown: readonly Dive[]) =>
    divers.flatMap((entry) =>
      Array.from({ length: 7 }, (_, seat) => ({
        entry,
        seat,
        marks: Object.fromEntries(
          shown.filter(([diver]) => diver === entry).map((dive) => markOf(dive, seat)),
        ),
      })),
    )
  const rank = (shown: readonly Dive[]) =>
    rankEntries({ entries: entriesOf(divers), stages: [stageOf(stage, sheetsOf(shown))], tieBreaks: [] })
      .ranked

  it('every dive', () => {
    const points = dives.map((dive) => rank([dive]).find(({ id }) => id === dive[0])?.total)
    expect(points).toEqual(dives.map(([, , , , , expected]) => decimal(expected)))
  })
  it('the final result', () => {
    const ranked = rank(dives)
    expect(ranked.map(({ id }) => id)).toEqual(diving.expected.ranking)
    const totals = ranked.map(({ id, total }) => [id, toExactDecimalText(total)])
    expect(Object.fromEntries(totals)).toEqual(diving.expected.total)
    expect(totals.slice(0, 3)).toEqual(diving.expected.published_medals)
    const [first, second] = ranked
    expect(first && second && sub(first.total, second.total)).toEqual(decimal(diving.expected.margin_1_2))
  })
})

describe('pitfall_missing_criterion', () => {
  const criteria = pitfall.input.weights.map((weight, index) =>
    criterion(`k${index}`, { max: '10', weight: String(weight) }),
  )
  const marks = pitfall.input.scores_judge_item_criterion.map(
    ([row = []]) =>
      Object.fromEntries(
        row.flatMap((score, index) => (score === null ? [] : [[`k${index}`, score]])),
      ) as Record<string, number>,
  )
  const rank = (order: Totalling['order'], sheets: Parameters<typeof stageOf>[1]) =>
    rankEntries({
      entries: entriesOf([0]),
      stages: [
        stageOf(compileStage(instrument(criteria), totalling({ contribution: 'hundred', order })), sheets),
      ],
      tieBreaks: [],
    })
  const [whole = {}, half = {}] = marks

  it.each(['sheets-first', 'criteria-first'] as const)(
    'a counted sheet that lacks a mark blocks: %s',
    (order) => {
      const sheets = marks.map((each, seat) => ({ entry: 0, seat, marks: each }))
      expect(rank(order, sheets)).toEqual({
        ranked: [],
        unranked: [
          {
            entry: entriesOf([0])[0],
            missing: [{ kind: 'mark', stage: 'tahap', seat: 1, filledBy: 'judge', criterion: 'k1' }],
          },
        ],
      })
    },
  )
  it('the complete sheet alone', () => {
    const { ranked } = rank('sheets-first', [{ entry: 0, seat: 0, marks: whole }])
    expect(ranked.map(({ total }) => toFractionText(total))).toEqual([
      `${pitfall.expected.mean_of_complete_sheets}/1`,
    ])
  })
  it('criteria first, where the second judge holds the first criterion only', () => {
    const { ranked } = rank('criteria-first', [
      { entry: 0, seat: 0, marks: whole },
      { entry: 0, seat: 1, marks: half, holds: ['k0'] },
    ])
    const totals = ranked.map(({ total }) => toFractionText(total))
    expect(totals.map((total) => pitfall.expected.criteria_first.endsWith(`= ${total}`))).toEqual([true])
  })
})
