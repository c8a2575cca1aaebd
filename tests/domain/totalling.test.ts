import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesOf, instrument, stageOf, totalling } from '#tests/support/rules'
import { aggregates, declared, grids, roundings, rowsOfMarks, sheetsOfRows } from '#tests/support/totalling'
import { compileStage } from '~/domain/compiled-stage'
import type { CriterionNode } from '~/domain/criteria'
import { rankEntries } from '~/domain/ranking'
import type { RoundingMode } from '~/domain/rational'
import type { RoundingPlace, Totalling } from '~/domain/totalling'
import { checkTotalling } from '~/domain/totalling-check'

/**
 * The totalling rules once more, as one would do them on paper: plain fractions that are never reduced, lists, and
 * rounding by trying the two neighbours. Shares nothing with the code under test.
 */
type Fraction = [bigint, bigint]
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => (c < 0n ? [-a * d, -b * c] : [a * d, b * c])
const less = ([a, b]: Fraction, [c, d]: Fraction) => a * d < c * b
const text = (decimalText: string): Fraction => {
  const [whole = '', digits = ''] = decimalText.split('.')
  return [BigInt(whole + digits), 10n ** BigInt(digits.length)]
}
const all = (values: Fraction[]) => values.reduce(plus, [0n, 1n])

function neighbour([n, d]: Fraction, digits: number, mode: RoundingMode): Fraction {
  const unit = 10n ** BigInt(digits)
  const scaled: Fraction = [n < 0n ? -n * unit : n * unit, d]
  const low = scaled[0] / scaled[1]
  const [gapDown, gapUp] = [plus(scaled, [-low, 1n]), plus([low + 1n, 1n], [-scaled[0], scaled[1]])]
  const exact = gapDown[0] === 0n
  const nearer = less(gapDown, gapUp) ? low : less(gapUp, gapDown) ? low + 1n : null
  const evenOne = low % 2n === 0n ? low : low + 1n
  const choice = { down: low, up: low + 1n, 'half-up': nearer ?? low + 1n, 'half-even': nearer ?? evenOne }[
    mode
  ]
  const magnitude = exact ? low : choice
  return [n < 0n ? -magnitude : magnitude, unit]
}

function onPaper(rules: Totalling, criteria: readonly CriterionNode[], judges: Fraction[][], late: Fraction) {
  const rounded = (place: RoundingPlace, value: Fraction) => {
    const rule = rules.rounding.find(({ at }) => at === place)
    return rule ? neighbour(value, rule.digits, rule.mode) : value
  }
  const gather = (values: Fraction[]): Fraction => {
    const sorted = [...values].sort((a, b) => (less(a, b) ? -1 : 1))
    const count = BigInt(sorted.length)
    const half = Math.floor(sorted.length / 2)
    switch (rules.aggregate.kind) {
      case 'sum':
      case 'joint':
        return all(values)
      case 'mean':
        return over(all(values), [count, 1n])
      case 'median': {
        const pair = sorted.length % 2 ? [sorted[half]] : [sorted[half - 1], sorted[half]]
        return over(all(pair as Fraction[]), [BigInt(pair.length), 1n])
      }
      case 'trimmed': {
        for (let dropped = 0; dropped < rules.aggregate.drop; dropped++) {
          sorted.pop()
          sorted.shift()
        }
        return over(all(sorted), [BigInt(sorted.length), 1n])
      }
    }
  }
  const product = (node: CriterionNode, mark: Fraction) => {
    const most = node.max === '0' ? text((node.min ?? '').slice(1)) : text(node.max ?? '')
    const by = { none: [1n, 1n] as Fraction, hundred: [100n, 1n] as Fraction, maximum: most }[
      rules.contribution
    ]
    return rounded('mark-product', over(times(text(node.weight ?? ''), mark), by))
  }
  const judged = criteria.slice(0, -1)
  const lateNode = criteria.at(-1)
  const panel =
    rules.order === 'sheets-first'
      ? rounded(
          'panel',
          gather(
            judges.map((row) =>
              rounded('sheet', all(judged.map((node, i) => product(node, row[i] ?? [0n, 1n])))),
            ),
          ),
        )
      : all(
          judged.map((node, i) =>
            product(node, rounded('panel', gather(judges.map((row) => row[i] ?? [0n, 1n])))),
          ),
        )
  const others = lateNode ? product(lateNode, late) : ([0n, 1n] as Fraction)
  return rounded('final', rounded('stage', plus(panel, others)))
}

describe.each(['none', 'hundred', 'maximum'] as const)('contribution %s', (contribution) => {
  describe.each(['sheets-first', 'criteria-first'] as const)('%s', (order) => {
    it.each(aggregates.map((aggregate) => [JSON.stringify(aggregate), aggregate] as const))(
      '%s equals the paper way with any rounding',
      (_, aggregate) => {
        fc.assert(
          fc.property(rowsOfMarks, fc.integer({ min: -30, max: 0 }), roundings, (drawn, late, rounding) => {
            const rows = aggregate.kind === 'joint' ? drawn.slice(0, 1) : drawn
            const rules = totalling({ contribution, order, aggregate, rounding })
            const sheets = sheetsOfRows(rows, late)
            const { ranked } = rankEntries({
              entries: entriesOf(['X']),
              stages: [stageOf(compileStage(instrument(declared), rules), sheets)],
              tieBreaks: [],
            })
            const [n, d] = onPaper(
              rules,
              declared,
              rows.map((row) => grids.map(({ scale }, index) => [BigInt(row[index] ?? 0), BigInt(scale)])),
              [BigInt(late), 10n],
            )
            expect(ranked.map(({ total }) => total.n * d)).toEqual(ranked.map(({ total }) => total.d * n))
            expect(ranked.length).toBe(1)
          }),
        )
      },
    )
  })
})

describe('rules that cannot be carried out', () => {
  it.each<[string, Partial<Totalling>, { weight: string; maximum: string | null } | null, object[]]>([
    [
      'nothing wrong',
      { minimumSheets: 3, aggregate: { kind: 'trimmed', drop: 1 } },
      { weight: '60', maximum: '100' },
      [],
    ],
    [
      'no sheet needed',
      { minimumSheets: 0 },
      null,
      [{ kind: 'bad-minimum-sheets', actual: '0', expected: '1' }],
    ],
    [
      'too few to trim',
      { minimumSheets: 2, aggregate: { kind: 'trimmed', drop: 1 } },
      null,
      [{ kind: 'minimum-below-trimming', actual: '2', expected: '3' }],
    ],
    [
      'half a judge trimmed',
      { aggregate: { kind: 'trimmed', drop: 0.5 } },
      null,
      [{ kind: 'bad-drop', actual: '0.5', expected: '1' }],
    ],
    [
      'rounding twice in one place, to too many digits',
      {
        rounding: [
          { at: 'stage', digits: 2, mode: 'up' },
          { at: 'stage', digits: 11, mode: 'up' },
        ],
      },
      null,
      [
        { kind: 'bad-digits', actual: '11', expected: '10' },
        { kind: 'rounded-twice', actual: 'stage' },
      ],
    ],
    [
      'stage share',
      {},
      { weight: '0', maximum: 'x' },
      [
        { kind: 'bad-stage-weight', actual: '0' },
        { kind: 'bad-stage-maximum', actual: 'x' },
      ],
    ],
  ])('%s', (_, fields, combination, problems) => {
    expect(checkTotalling(totalling(fields), combination)).toEqual(problems)
  })
})
