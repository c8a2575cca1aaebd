import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimal, div, mul, type Rational, ratio, sum } from '~/domain/rational'
import { tabulate, tabulateSheets } from '~/domain/statistics/analysis/mark-table'

const CRITERIA = ['K1', 'K2', 'K10']
const mark = fc.oneof(
  { arbitrary: fc.integer({ min: -100, max: 100 }).map(String), weight: 6 },
  { arbitrary: fc.constantFrom('7.5', '0.125', '-2.2', '33.333'), weight: 4 },
  { arbitrary: fc.constantFrom(`1${'0'.repeat(30)}`, `0.${'0'.repeat(30)}1`, '9007199254740993'), weight: 1 },
  { arbitrary: fc.constant(null), weight: 1 },
)
const weight = fc.oneof(
  fc.integer({ min: 1, max: 50 }).map((n) => ratio(BigInt(n))),
  fc.constantFrom(ratio(1n, 3n), ratio(7n, 40n), ratio(2n ** 60n)),
)
const many = fc.record({
  sheets: fc.array(fc.tuple(mark, mark, mark), { minLength: 1, maxLength: 12 }),
  weights: fc.tuple(weight, weight, weight),
})
const mean = (marks: readonly string[], weights: readonly Rational[]) =>
  div(sum(marks.map((text, at) => mul(decimal(text), weights[at] ?? ratio(0n)))), sum(weights))

it('the score of a whole sheet is the exact weighted mean, however large or fine its marks', () => {
  fc.assert(
    fc.property(many, ({ sheets, weights }) => {
      const criteria = CRITERIA.map((id, at) => ({ id, weight: weights[at] ?? ratio(0n) }))
      const given = sheets.map((marks, at) => ({
        judge: `J${at % 3}`,
        entry: `E${Math.floor(at / 3)}`,
        marks,
      }))
      const table = tabulateSheets(given, criteria)
      for (const { judge, entry, marks } of given) {
        const found = table.sheets[table.judges.indexOf(judge)]?.[table.entries.indexOf(entry)]
        const whole = marks.filter((each) => each !== null)
        expect(found?.score ?? null).toEqual(whole.length === marks.length ? mean(whole, weights) : null)
      }
      const lines = given.flatMap(({ judge, entry, marks }) =>
        marks.map((score, at) => ({ judge, entry, criterion: CRITERIA[at] ?? '', score })),
      )
      expect(tabulate(lines, new Map(criteria.map(({ id, weight }) => [id, weight])))).toEqual(table)
    }),
  )
})
