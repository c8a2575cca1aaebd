import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { byPlace, linesOf } from '#tests/support/analysis'
import { decimal } from '~/domain/rational'
import { analyzeMarks, DEFAULT_DRAW } from '~/domain/statistics/analysis/analyze-marks'
import type { Scale } from '~/domain/statistics/mfrm'
import { differences, readCases } from '../agreement-case'
import { treeDifferences } from '../flag-case'
import { partDifferences, rankCases } from '../rank-case'
import { severityDifferences } from '../severity-case'

type Fields = Record<string, unknown>
type Settings = { higherIsBetter?: boolean; scale?: Scale; weights?: readonly number[]; seed?: number }
type Analysed = Record<string, Fields>

const known = new Map<string, Analysed>()

/** The analysis of a case, with places for ids; several cases share their marks. */
function analysed(scores: Parameters<typeof linesOf>[0], settings: Settings = {}): Analysed {
  const key = JSON.stringify([scores, settings])
  const found = known.get(key) ?? analyse(scores, settings)
  known.set(key, found)
  return found
}

function analyse(scores: Parameters<typeof linesOf>[0], settings: Settings): Analysed {
  const { higherIsBetter = true, scale, weights, seed = DEFAULT_DRAW.seed } = settings
  const result = analyzeMarks(linesOf(scores), {
    higherIsBetter,
    draw: { ...DEFAULT_DRAW, seed },
    ...(scale && { scale }),
    ...(weights && { weights: new Map(weights.map((each, at) => [`K${at}`, decimal(String(each))])) }),
  })
  return byPlace(JSON.parse(JSON.stringify(result))) as Analysed
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../cases/${name}.json`, import.meta.url), 'utf8'))
const part = (found: Analysed, name: string): Fields => found[name] ?? {}

describe.each([
  ['icc_', 'icc'],
  ['kripp_', 'krippendorff'],
  ['kendallW_', 'kendallW'],
  ['correlations_', 'correlations'],
])('reference cases %s*', (prefix, section) => {
  it.each(readCases(prefix))('%s', (_, reference) => {
    const { scores, higher_is_better: higherIsBetter = true } = reference.input
    expect(differences(reference, part(analysed(scores, { higherIsBetter }), section))).toEqual([])
  })
})

describe('reference cases of severity', () => {
  it.each(readCases('additive_'))('%s', (_, { input, expected }) => {
    const { mixed_model: mixed, published: __, ...own } = expected
    const found = analysed(input.scores)
    const list = (value: unknown) => (Array.isArray(value) ? { ...value } : value)
    const components = list(own.components)
    const actual = { ...part(found, 'additive'), components: list(part(found, 'additive').components) }
    expect(severityDifferences({ ...own, components }, actual)).toEqual([])
    if (mixed) expect(severityDifferences(mixed as Fields, part(found, 'mixed'))).toEqual([])
  })
  it.each(readCases('mixed_'))('%s', (_, { input, expected }) => {
    expect(severityDifferences(expected, part(analysed(input.scores), 'mixed'))).toEqual([])
  })
  it('mfrm_guilford_creativity', () => {
    const { input, expected } = read('mfrm_guilford_creativity')
    const scale = { min: input.min_score, max: input.max_score }
    const found = analysed(input.scores_judge_person_criterion, { scale })
    expect(severityDifferences(expected, part(found, 'mfrm'))).toEqual([])
  })
})

describe('reference cases of the order', () => {
  it.each(rankCases)('rank_%s', (_, { input, expected }) => {
    const { seed } = expected.seeded
    const found = analysed(input.scores, { higherIsBetter: input.higher_is_better, seed })
    const { n_multisets, exact, seeded, bayes } = part(found, 'rankUncertainty') as Analysed
    expect(n_multisets).toBe(expected.n_multisets)
    const { exact: fractions, ...first } = expected.exact.p_first
    expect(partDifferences({ ...expected.exact, p_first: first }, exact ?? {})).toEqual([])
    if (fractions) expect(exact?.p_first).toMatchObject({ exact: fractions })
    expect(partDifferences(expected.seeded, seeded ?? {})).toEqual([])
    expect(partDifferences(expected.bayes, bayes ?? {})).toEqual([])
  })
  it.each(read('tiebreak_exact_totals').cases as { title: string; input: Fields; expected: Fields }[])(
    'tiebreak_exact_totals: $title',
    ({ input, expected }) => {
      const weights = input.weights as number[]
      const found = part(analysed(input.scores_judge_item_criterion as number[][][], { weights }), 'ranking')
      const { float_trap_pair: _, ...values } = expected
      const got = Object.fromEntries(Object.keys(values).map((name) => [name, found[name]]))
      expect(got).toEqual(values)
    },
  )
  it('pitfall_missing_criterion: a sheet without a mark does not count', () => {
    const { input, expected } = read('pitfall_missing_criterion')
    const { input: given, ranking } = analysed(input.scores_judge_item_criterion, { weights: input.weights })
    expect(ranking?.total_exact).toEqual([`${expected.mean_of_complete_sheets}/1`])
    expect(given?.incomplete_sheets).toEqual([{ judge: 1, item: 0, missing: [1] }])
  })
  it('realworld_judgment_of_paris: the same sheets by other rules', () => {
    const { input, expected } = read('realworld_judgment_of_paris')
    const { ranking = {} } = analysed(input.scores)
    const { alternatives, pairwise_wins, copeland, condorcet_winner } = expected
    expect(ranking.rank).toEqual(expected.rank_by_mean_11)
    expect(
      treeDifferences(expected.mean_11_judges.value, ranking.total, expected.mean_11_judges.tol),
    ).toEqual([])
    expect([ranking.pairwise_wins, ranking.condorcet_winner]).toEqual([pairwise_wins, condorcet_winner])
    expect(ranking.copeland).toEqual({ value: copeland.value })
    for (const [rule, { value, rank, tol }] of Object.entries(alternatives as Record<string, Fields>)) {
      const found = (ranking.alternatives as Record<string, Fields>)[rule]
      expect(treeDifferences({ value, rank }, found, Number(tol))).toEqual([])
    }
  })
})

describe('reference cases of the flags', () => {
  it.each(['anomaly_flags_paris', 'anomaly_flags_planted'])('%s', (name) => {
    const { input, expected } = read(name)
    const { tol, planted: _, ...values } = expected
    expect(treeDifferences(values, part(analysed(input.scores), 'flags'), tol)).toEqual([])
  })
  it('anomaly_profile_guilford', () => {
    const { input, expected } = read('anomaly_profile_guilford')
    const { tol, ...values } = expected
    const found = analysed(input.scores_judge_item_criterion)
    expect(treeDifferences(values, part(found, 'flags'), tol)).toEqual([])
    expect(part(found, 'flags').halo_judges).toEqual([2])
  })
})
