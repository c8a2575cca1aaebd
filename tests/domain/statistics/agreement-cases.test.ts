import { describe, expect, it } from 'vitest'
import { correlations } from '~/domain/statistics/correlations'
import { icc } from '~/domain/statistics/icc'
import { concordance } from '~/domain/statistics/kendall-w'
import { krippendorff } from '~/domain/statistics/krippendorff'
import { type Case, differences, readCases } from './agreement-case'

type Compute = (input: Case['input']) => Record<string, unknown>

const families: [prefix: string, files: number, compute: Compute][] = [
  ['icc_', 3, ({ scores }) => icc(scores)],
  ['kripp_', 9, ({ scores }) => krippendorff(scores)],
  ['kendallW_', 4, ({ scores, higher_is_better }) => concordance(scores, higher_is_better)],
  ['correlations_', 2, ({ scores }) => correlations(scores)],
]

describe.each(families)('reference cases %s*', (prefix, count, compute) => {
  const cases = readCases(prefix)

  it('are all there', () => {
    expect(cases.length).toBe(count)
  })
  it.each(cases)('%s', (_, reference) => {
    expect(differences(reference, compute(reference.input))).toEqual([])
  })
})

it('the comparison finds a wrong digit, a missing figure and an expectation it does not know', () => {
  const input = { scores: [] }
  const expected = {
    a: { value: 1, tol: 0.1, exact: '1/1', published: [1, 0.1] },
    b: { value: [1, 2], tol: 0, surprise: 1 },
    c: null,
    d: 3,
    e: { value: 1, tol: 1 },
  }
  const good = { a: { value: 1 }, b: { value: [1, 2] }, c: { value: null }, d: 3, e: { value: 1 } }
  expect(differences({ input, expected }, good)).toEqual(['b.surprise: nothing compares it'])
  const bad = { a: { value: 1.2 }, b: { value: [1, 3] }, c: { value: 0 }, d: 4 }
  expect(differences({ input, expected }, bad).map((line) => line.split(':')[0])).toEqual([
    'a.value',
    'a.exact',
    'a.published',
    'b.value[1]',
    'b.surprise',
    'c',
    'd',
    'e',
  ])
})
