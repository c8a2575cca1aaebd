import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, div, fraction, mul, type Rational, ratio, sub, sum, ZERO } from '~/domain/rational'
import { weightSensitivity } from '~/domain/statistics/weight-sensitivity'

const exact = (rows: number[][]) => rows.map((row) => row.map((value) => ratio(BigInt(value))))
const fractions = (...texts: string[]) => texts.map(fraction)

describe('by hand', () => {
  it('two criteria: at equal distances both directions of the two say the same', () => {
    // Weights 60 and 40: 60·8 + 40·5 = 680 against 60·6 + 40·7 = 640; equal at 50.
    const values = exact([
      [8, 5],
      [6, 7],
    ])
    const turn = (weight: string, change: string) => {
      const [at, by] = fractions(weight, change)
      return { weight: at, change: by, winners: [1] }
    }
    expect(weightSensitivity(values, fractions('60', '40'))).toEqual({
      winners: [0],
      criteria: [
        { down: turn('50', '-10'), up: null },
        { down: null, up: turn('50', '10') },
      ],
      closest: { criterion: 0, direction: 'down', ...turn('50', '-10') },
    })
  })
  it('three criteria: the others keep their proportion', () => {
    // r of the others by weights 2 and 1: (2·9 + 1·6) ÷ 3 = 8 and (2·6 + 1·0) ÷ 3 = 4.
    const values = exact([
      [1, 9, 6],
      [8, 6, 0],
    ])
    // t + (6 − t)·8 = 8t + (6 − t)·4 at t = 24/11; now t = 3, so the second leads.
    const { winners, criteria } = weightSensitivity(values, fractions('3', '2', '1'))
    expect(winners).toEqual([1])
    const [weight, change] = fractions('24/11', '-9/11')
    expect(criteria[0]).toEqual({ down: { weight, change, winners: [0] }, up: null })
  })
  it('several overtake at once: the one that goes on rising fastest is first', () => {
    const values = exact([
      [0, 6],
      [2, 4],
      [3, 3],
    ])
    // Totals 4, 10/3 … meet at 1 of 2, where 3 = 3 = 3.
    const { criteria } = weightSensitivity(values, fractions('2/3', '4/3'))
    expect(criteria[0]?.up).toEqual({ weight: fraction('1'), change: fraction('1/3'), winners: [2] })
  })
  it('leaders level now part at once; twins stay together', () => {
    const values = exact([
      [4, 6],
      [6, 4],
      [6, 4],
    ])
    const { winners, criteria, closest } = weightSensitivity(values, fractions('1', '1'))
    expect(winners).toEqual([0, 1, 2])
    const here = { weight: fraction('1'), change: ZERO }
    expect(criteria[0]).toEqual({ down: { ...here, winners: [0] }, up: { ...here, winners: [1, 2] } })
    expect(closest).toEqual({ criterion: 0, direction: 'down', ...here, winners: [0] })
  })
  it('best at everything, a tie only at the end, one criterion, all the weight, none at all, no item', () => {
    const none = { down: null, up: null }
    const best = exact([
      [9, 9],
      [8, 9],
    ])
    // Without the first criterion both are level: not a change of the winner.
    expect(weightSensitivity(best, fractions('1', '1'))).toEqual({
      winners: [0],
      criteria: [none, none],
      closest: null,
    })
    expect(weightSensitivity(exact([[9], [8]]), fractions('1')).criteria).toEqual([none])
    const apart = exact([
      [9, 1],
      [1, 9],
    ])
    const [first, second] = weightSensitivity(apart, fractions('2', '0')).criteria
    expect(first).toEqual(none)
    expect(second).toEqual({
      down: null,
      up: { weight: fraction('1'), change: fraction('1'), winners: [1] },
    })
    expect(weightSensitivity(apart, fractions('0', '0')).criteria).toEqual([none, none])
    expect(weightSensitivity([], fractions('1', '1'))).toEqual({
      winners: [],
      criteria: [none, none],
      closest: null,
    })
  })
})

describe('the turn is where the totals turn', () => {
  const criteria = 3
  const row = (max: number, min = 0) =>
    fc.array(fc.integer({ min, max }), { minLength: criteria, maxLength: criteria })
  /** Winners with the criterion at a weight and the others in proportion, computed from the totals alone. */
  const winnersAt = (values: Rational[][], weights: Rational[], criterion: number, weight: Rational) => {
    const own = weights[criterion] ?? ZERO
    const factor = div(sub(sum(weights), weight), sub(sum(weights), own))
    const totals = values.map((marks) =>
      sum(marks.map((mark, at) => mul(mark, at === criterion ? weight : mul(weights[at] ?? ZERO, factor)))),
    )
    return totals.flatMap((total, item) =>
      totals.every((other) => compare(other, total) <= 0) ? [item] : [],
    )
  }
  it('nobody else before it, the new winner just beyond it, both at it', () => {
    fc.assert(
      fc.property(fc.array(row(9), { minLength: 1, maxLength: 5 }), row(5, 1), (marks, ints) => {
        const [values, [weights = []]] = [exact(marks), exact([ints])]
        const { winners, criteria: found } = weightSensitivity(values, weights)
        found.forEach(({ down, up }, criterion) => {
          const own = weights[criterion] ?? ZERO
          const at = (weight: Rational) => winnersAt(values, weights, criterion, weight)
          expect(at(own)).toEqual(winners)
          const ends = [
            { turn: down, end: ZERO },
            { turn: up, end: sum(weights) },
          ]
          for (const { turn, end } of ends) {
            const between = (from: Rational, to: Rational, part: string) =>
              add(from, mul(sub(to, from), fraction(part)))
            const until = turn?.weight ?? end
            for (const part of ['1/1000', '1/2', '999/1000'])
              if (compare(until, own) !== 0) expect(at(between(own, until, part))).toEqual(winners)
            if (!turn) continue
            expect(at(turn.weight)).toEqual(expect.arrayContaining([...winners, ...turn.winners]))
            // Differences of lines here cross no nearer to each other than this.
            expect(at(between(turn.weight, end, '1/100000'))).toEqual(turn.winners)
          }
        })
      }),
    )
  })
})
