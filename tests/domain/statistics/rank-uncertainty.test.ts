import { describe, expect, it } from 'vitest'
import { bayesianRanks } from '~/domain/statistics/bayesian-ranks'
import { exactBootstrap, seededBootstrap } from '~/domain/statistics/judge-bootstrap'
import { rankUncertainty } from '~/domain/statistics/rank-uncertainty'
import { rankCases } from './rank-case'

it.each(rankCases)('case %s has its four parts', (_, { input, expected }) => {
  const { scores, higher_is_better } = input
  const { seed, B } = expected.seeded
  expect(rankUncertainty(scores, { seed, B }, higher_is_better)).toEqual({
    n_multisets: expected.n_multisets,
    exact: exactBootstrap(scores, higher_is_better),
    seeded: seededBootstrap(scores, { seed, B }, higher_is_better),
    bayes: bayesianRanks(scores, higher_is_better),
  })
})

describe('above twelve judges', () => {
  const scores = Array.from({ length: 13 }, (_, judge) => [judge % 5, (judge * 3) % 7, 4])
  it('panels are drawn, and the number of all is still told', () => {
    const { n_multisets, exact, seeded } = rankUncertainty(scores, { seed: 1, B: 10 })
    expect([n_multisets, exact]).toEqual([5_200_300, { value: null, reason: 'too_large' }])
    expect(seeded).toEqual(seededBootstrap(scores, { seed: 1, B: 10 }))
  })
})

it('an incomplete matrix has none of it, with the reason', () => {
  const none = { value: null, reason: 'incomplete' }
  expect(
    rankUncertainty(
      [
        [1, null],
        [2, 3],
      ],
      { seed: 1, B: 10 },
    ),
  ).toEqual({
    n_multisets: 3,
    exact: none,
    seeded: none,
    bayes: none,
  })
})
