import { describe, expect, it } from 'vitest'
import { criterion, entriesOf, instrument, stageOf, totalling } from '#tests/support/rules'
import { compileStage } from '~/domain/compiled-stage'
import { parseMark } from '~/domain/criteria'
import { checkInstrument } from '~/domain/instrument-check'
import { rankEntries } from '~/domain/ranking'
import { decimal, sum, toExactDecimalText, toFractionText } from '~/domain/rational'
import type { DecidedBy } from '~/domain/tie-break-steps'
import type { TieBreak } from '~/domain/tie-breaks'
import reference from '../cases/tiebreak_exact_totals.json'

const chain: TieBreak[] = [
  { kind: 'criterion-weight-descending' },
  { kind: 'lower-median' },
  { kind: 'head-to-head' },
  { kind: 'shared' },
]

/** The words of the reference case for what decided. */
function inWords(decidedBy: DecidedBy | null): string | null {
  if (decidedBy === null) return null
  if (decidedBy.kind === 'lower-median') return 'lower median of judge totals'
  if (decidedBy.kind !== 'criterion') return decidedBy.kind
  return `criteria with weight ${toFractionText(decidedBy.weight).replace(/\/1$/, '')}`
}

describe('tiebreak_exact_totals', () => {
  it.each(reference.cases)('$title', ({ input, expected }) => {
    const criteria = input.weights.map((weight, index) =>
      criterion(`k${index}`, { max: '10', step: '0.1', weight: String(weight) }),
    )
    const weightSum = toExactDecimalText(sum(input.weights.map((weight) => decimal(String(weight))))) ?? ''
    const rules = instrument(criteria, { weightSum })
    const stage = compileStage(rules, totalling())
    const scores: number[][][] = input.scores_judge_item_criterion
    const sheets = scores.flatMap((items, seat) =>
      items.map((row, entry) => ({
        entry,
        seat,
        marks: Object.fromEntries(
          criteria.map((node, index) => {
            const parsed = parseMark(node, String(row[index]))
            if (!parsed.ok) throw new Error(parsed.error.kind)
            return [node.code, parsed.mark]
          }),
        ),
      })),
    )
    const ids = expected.rank.map((_, index) => index)
    const { ranked, unranked } = rankEntries({
      entries: entriesOf(ids),
      stages: [{ ...stageOf(stage, sheets), combination: { weight: '1', maximum: weightSum } }],
      tieBreaks: chain,
    })
    const byId = ids.map((id) => ranked.find((entry) => entry.id === id))
    expect(checkInstrument(rules)).toEqual([])
    expect(unranked).toEqual([])
    expect(byId.map((entry) => entry && toFractionText(entry.total))).toEqual(expected.total_exact)
    expect(byId.map((entry) => entry && Number(entry.total.n) / Number(entry.total.d))).toEqual(
      expected.total,
    )
    expect(byId.map((entry) => entry?.rank)).toEqual(expected.rank)
    expect(byId.map((entry) => entry && inWords(entry.decidedBy))).toEqual(expected.decided_by)
    const [left, right] = expected.float_trap_pair ?? []
    if (left !== undefined && right !== undefined) expect(byId[left]?.total).toEqual(byId[right]?.total)
  })
})
