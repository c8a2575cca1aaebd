import { expect, it } from 'vitest'
import { type ComparedSheet, findDisagreements } from '~/domain/disagreement'
import { decimal, ratio, toFractionText } from '~/domain/rational'

const sheet = (seat: string, total: string, criteria: Record<string, string> = {}): ComparedSheet => ({
  ...{ seat, holds: '', total: decimal(total) },
  criteria: Object.fromEntries(Object.entries(criteria).map(([code, value]) => [code, decimal(value)])),
})
const found = (rule: Parameters<typeof findDisagreements>[0], sheets: ComparedSheet[]) =>
  findDisagreements(rule, sheets).map(({ criterion, lowest, highest, difference }) => [
    criterion,
    lowest.seat,
    highest.seat,
    toFractionText(difference),
  ])

it('compares totals exactly: the gap itself is no disagreement, the least bit above it is', () => {
  const rule = { gap: '0.3', per: 'total' } as const
  expect(found(rule, [sheet('A', '0.1'), sheet('B', '0.4')])).toEqual([])
  expect(found(rule, [sheet('A', '0.1'), sheet('B', '0.4000000001'), sheet('C', '0.2')])).toEqual([
    [null, 'A', 'B', '3000000001/10000000000'],
  ])
  expect(
    found({ gap: '0.333', per: 'total' }, [
      { ...sheet('A', '0'), total: ratio(1n, 3n) },
      { ...sheet('B', '0'), total: ratio(2n, 3n) },
    ]),
  ).toEqual([[null, 'A', 'B', '1/3']])
})

it('compares what single criteria are worth, those that only one holds with nothing', () => {
  const rule = { gap: '10', per: 'criterion' } as const
  const sheets = [
    sheet('A', '1', { x: '70', y: '50' }),
    sheet('B', '1', { x: '85' }),
    sheet('C', '1', { y: '55' }),
  ]
  expect(found(rule, sheets)).toEqual([['x', 'A', 'B', '15/1']])
})

it('never compares totals over different criteria, nor one sheet alone', () => {
  const rule = { gap: '1', per: 'total' } as const
  expect(found(rule, [sheet('A', '10'), { ...sheet('B', '90'), holds: '["x"]' }])).toEqual([])
  expect(found(rule, [sheet('A', '10')])).toEqual([])
  expect(found(rule, [])).toEqual([])
})
