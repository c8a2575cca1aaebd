import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterion, entriesOf, instrument, stageOf, totalling } from '#tests/support/rules'
import { aggregates, declared, roundings, rowsOfMarks, sheetsOfRows } from '#tests/support/totalling'
import { compileStage } from '~/domain/compiled-stage'
import { type ExplainedStage, explainFinal, explainStage } from '~/domain/explain-total'
import { rankEntries } from '~/domain/ranking'
import { add, equals, mul, type Rational, ratio, sum, toExactDecimalText, ZERO } from '~/domain/rational'
import { roundAt, type Totalling } from '~/domain/totalling'

const same = (a: Rational, b: Rational) => expect(equals(a, b)).toBe(true)
const orZero = (value: Rational | null | undefined) => value ?? ZERO

/** Each figure follows from those before it, and from nothing else. */
function followsStepByStep(
  rules: Totalling,
  { sheets, panel, criteria, others, exact, total }: ExplainedStage,
) {
  for (const sheet of sheets)
    if (sheet.sum && sheet.total) {
      same(sheet.sum, sum(sheet.marks.map(({ product }) => orZero(product))))
      same(sheet.total, roundAt(rules, 'sheet', sheet.sum))
    }
  if (panel) {
    same(panel.sum, sum(sheets.filter(({ used }) => used).map((sheet) => orZero(sheet.total))))
    same(panel.exact, mul(panel.sum, ratio(1n, BigInt(panel.divisor))))
    same(panel.value, roundAt(rules, 'panel', panel.exact))
  }
  for (const [position, criterionOf] of (criteria ?? []).entries())
    if (criterionOf) {
      const used = sheets.flatMap(({ marks }) =>
        marks[position]?.used ? [orZero(marks[position]?.worth)] : [],
      )
      same(criterionOf.sum, sum(used))
      same(criterionOf.exact, mul(criterionOf.sum, ratio(1n, BigInt(criterionOf.divisor))))
      same(criterionOf.value, roundAt(rules, 'panel', criterionOf.exact))
    }
  const judged = panel?.value ?? sum((criteria ?? []).map((one) => orZero(one?.product)))
  same(exact, add(judged, sum(others.map((other) => orZero(other?.product)))))
  same(total, roundAt(rules, 'stage', exact))
}

describe.each(['none', 'hundred', 'maximum'] as const)('contribution %s', (contribution) => {
  describe.each(['sheets-first', 'criteria-first'] as const)('%s', (order) => {
    it.each(aggregates.map((aggregate) => [JSON.stringify(aggregate), aggregate] as const))(
      '%s ends in the total that is ranked, with any rounding',
      (_, aggregate) => {
        fc.assert(
          fc.property(rowsOfMarks, fc.integer({ min: -30, max: 0 }), roundings, (drawn, late, rounding) => {
            const rows = aggregate.kind === 'joint' ? drawn.slice(0, 1) : drawn
            const rules = totalling({ contribution, order, aggregate, rounding })
            const stage = compileStage(instrument(declared), rules)
            const combination = { weight: '70', maximum: '30' }
            const stages = [{ ...stageOf(stage, sheetsOfRows(rows, late)), combination }]
            const [ranked] = rankEntries({ entries: entriesOf(['X']), stages, tieBreaks: [] }).ranked
            const given = ranked?.stages[0]
            if (!ranked || !given) throw new Error('not ranked')
            const explained = explainStage('tahap', stage, given)
            followsStepByStep(rules, explained)
            same(explained.total, given.total)
            const final = explainFinal(stages, ranked.stages)
            same(final.total, ranked.total)
            expect(
              final.stages.map(({ product }) => equals(product, mul(given.total, ratio(7n, 3n)))),
            ).toEqual([true])
          }),
        )
      },
    )
  })
})

const text = (value: Rational | null | undefined) => (value ? toExactDecimalText(value) : null)
const explain = (rules: Partial<Totalling>, rows: number[][], late = 0) => {
  const criteria = [
    criterion('a', { weight: '60' }),
    criterion('b', { weight: '40' }),
    criterion('telat', { min: '-10', max: '0', weight: '100', filledBy: 'organizer' }),
  ]
  const stage = compileStage(instrument(criteria), totalling({ contribution: 'hundred', ...rules }))
  const sheets = rows.map(([a, b], seat) => ({ entry: 'X', seat, marks: { a: a ?? 0, b: b ?? 0 } }))
  const organizer = { entry: 'X', seat: 0, filledBy: 'organizer' as const, marks: { telat: late } }
  const stages = [stageOf(stage, [...sheets, organizer])]
  const [ranked] = rankEntries({ entries: entriesOf(['X']), stages, tieBreaks: [] }).ranked
  const given = ranked?.stages[0]
  if (!given) throw new Error('not ranked')
  return explainStage('tahap', stage, given)
}

describe('what it shows', () => {
  it('is marks times weights, sheets, their mean, and the deduction', () => {
    const { sheets, panel, others, total } = explain(
      {},
      [
        [80, 90],
        [70, 71],
      ],
      -3,
    )
    expect(
      sheets.map(({ marks, total: own }) => [...marks.map(({ product }) => text(product)), text(own)]),
    ).toEqual([
      ['48', '36', null, '84'],
      ['42', '28.4', null, '70.4'],
    ])
    expect([text(panel?.sum), panel?.divisor, text(panel?.value)]).toEqual(['154.4', 2, '77.2'])
    expect(others.map((other) => text(other?.product))).toEqual([null, null, '-3'])
    expect(text(total)).toBe('74.2')
  })

  it('marks the sheets that were left out of a trimmed mean, of equal ones only as many as were', () => {
    const rows = [
      [50, 50],
      [80, 80],
      [50, 50],
      [90, 90],
      [60, 60],
    ]
    const { sheets } = explain({ aggregate: { kind: 'trimmed', drop: 1 } }, rows)
    expect(sheets.map(({ used }) => used)).toEqual([true, true, false, false, true])
  })

  it('marks the middle marks of each criterion where criteria come first', () => {
    const rows = [
      [10, 90],
      [20, 80],
      [30, 70],
    ]
    const { sheets, criteria } = explain({ order: 'criteria-first', aggregate: { kind: 'median' } }, rows)
    expect(sheets.map(({ marks }) => marks.map(({ used }) => used))).toEqual([
      [false, false, false],
      [true, true, false],
      [false, false, false],
    ])
    expect(criteria?.map((one) => [text(one?.value), text(one?.product)])).toEqual([
      ['20', '12'],
      ['80', '32'],
      [null, null],
    ])
  })
})
