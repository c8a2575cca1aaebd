import { describe, expect, it } from 'vitest'
import { additive } from '~/domain/statistics/additive'
import { type Case, readCases } from './agreement-case'
import { severityDifferences } from './severity-case'

/** A text-book's own numbers under its own names. */
function published({ scores }: Case['input']) {
  const result = additive(scores)
  const [test, sigma2] = [result.F_items_given_judges, result.sigma2.value ?? Number.NaN]
  if (test.value === null) return {}
  return {
    adjusted_means: result.adjusted_item.value,
    SS_items_adjusted: test.value * test.df1 * sigma2,
    SS_error: result.rss.value,
    MS_error: sigma2,
    F_items: Number(test.value.toFixed(2)),
  }
}

/** Components as paths, so that the comparison walks them. */
const byPlace = (list: unknown) =>
  Array.isArray(list) ? Object.fromEntries(list.map((each, at) => [at, each])) : list

describe('reference cases additive_*', () => {
  const cases = readCases('additive_')
  it('are all there', () => {
    expect(cases.length).toBe(5)
  })
  it.each(cases)('%s', (_, { input, expected: { mixed_model: _mixed, ...expected } }) => {
    const result = additive(input.scores)
    const actual = { ...result, components: byPlace(result.components), published: published(input) }
    expect(severityDifferences({ ...expected, components: byPlace(expected.components) }, actual)).toEqual([])
  })
})

describe('the comparison', () => {
  it('finds a wrong digit, a missing figure and an expectation it does not know', () => {
    const expected = {
      a: { value: [1, 2], tol: 0.1, exact: ['1', '4/2'], origin: 'computed' },
      b: { value: 1, tol: 0.1, surprise: 1 },
      c: { d: { value: 3, tol: 0, published: [3.1, 0.2] }, tol: 0.1 },
      n: 2,
      exact: null,
    }
    const good = { a: { value: [1, 2] }, b: { value: 1.05 }, c: { d: { value: 3 } }, n: 2 }
    expect(severityDifferences(expected, good)).toEqual(['b.surprise: no such figure'])
    const bad = { a: { value: [1, 2.05] }, b: { value: 1.2 }, c: { d: { value: 2 } } }
    expect(severityDifferences(expected, bad).map((line) => line.split(':')[0])).toEqual([
      'a.exact.value[1]',
      'b.value.value',
      'b.surprise',
      'c.d.value.value',
      'c.d.published.value',
      'n',
    ])
  })
})
