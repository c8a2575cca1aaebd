import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesOf, instrument, stageOf, totalling } from '#tests/support/rules'
import { aggregates, declared, grids, roundings } from '#tests/support/totalling'
import { compileStage } from '~/domain/compiled-stage'
import { partOf } from '~/domain/fairness/home-flags'
import { officialOrder } from '~/domain/fairness/official-order'
import { rankEntries } from '~/domain/ranking'
import type { CountedSheet } from '~/domain/sheets'

const NAMES = ['A', 'B', 'C'] as const
const sheetRow = fc.tuple(...grids.map(({ marks }) => fc.constantFrom(...marks)))
const cube = fc.array(fc.tuple(sheetRow, sheetRow, sheetRow), { minLength: 6, maxLength: 7 })

const sheetsOf = (judges: readonly (readonly (readonly number[])[])[]): CountedSheet[] =>
  NAMES.flatMap((entry, at) => [
    ...judges.map((rows, seat) => ({
      ...{ entry, seat },
      marks: JSON.stringify(Object.fromEntries(grids.map(({ code }, index) => [code, rows[at]?.[index]]))),
    })),
    { entry, seat: 'sekretariat', filledBy: 'organizer' as const, marks: { telat: 0 } },
  ])

describe.each(['sheets-first', 'criteria-first'] as const)('%s', (order) => {
  it.each(
    aggregates.filter(({ kind }) => kind !== 'joint').map((each) => [JSON.stringify(each), each] as const),
  )('%s: leaving a judge out is ranking without that judge’s sheets', (_, aggregate) => {
    fc.assert(
      fc.property(cube, roundings, (judges, rounding) => {
        const stage = compileStage(instrument(declared), totalling({ order, aggregate, rounding }))
        const entries = entriesOf([...NAMES])
        const rules = { tieBreaks: [], stages: [stageOf(stage, sheetsOf(judges))] }
        const { ranked } = rankEntries({ ...rules, entries })
        const seats = judges.map((_, seat) => seat)
        const found = officialOrder(ranked, rules, seats)
        if ('reason' in found) throw new Error(found.reason)
        for (const seat of seats) {
          const left = sheetsOf(judges).filter((sheet) => sheet.seat !== seat)
          const without = rankEntries({ ...rules, entries, stages: [stageOf(stage, left)] })
          const winners = without.ranked.filter(({ rank }) => rank === 1).map(({ id }) => String(id))
          expect([...(found.leftOut[String(seat)]?.winners ?? [])].sort()).toEqual(winners.sort())
        }
        const firsts = ranked.filter(({ rank }) => rank === 1).map(({ id }) => String(id))
        expect(found.winners.sort()).toEqual(firsts.sort())
        expect(found.decisive).toEqual(
          seats
            .map(String)
            .filter(
              (seat) => [...(found.leftOut[seat]?.winners ?? [])].sort().join() !== [...firsts].sort().join(),
            ),
        )
      }),
      { numRuns: 30 },
    )
  })
})

it('says by how much the first leads, and who is needed for there to be an order', () => {
  const stage = compileStage(
    instrument([{ ...declared[1]!, code: 'b', weight: '100' }]),
    totalling({ contribution: 'none', aggregate: { kind: 'trimmed', drop: 1 }, minimumSheets: 3 }),
  )
  const sheets = NAMES.flatMap((entry, at) =>
    [0, 1, 2].map((seat) => ({ entry, seat, marks: JSON.stringify({ b: 6 - 2 * at }) })),
  )
  const rules = { tieBreaks: [], stages: [stageOf(stage, sheets)] }
  const { ranked } = rankEntries({ ...rules, entries: entriesOf([...NAMES]) })
  const found = officialOrder(ranked, rules, [0, 1, 2])
  if ('reason' in found) throw new Error(found.reason)
  expect([found.lead, found.decisive, found.needed]).toEqual(['200.0000', [], ['0', '1', '2']])
  expect(found.range).toEqual({ A: [1, 1], B: [2, 2], C: [3, 3] })
})

it('knows the part of the host region that a code lies in', () => {
  expect(partOf('36.71.07.1001', '36.71')).toBe('36.71.07')
  expect(partOf('36.71.07.1001', '36')).toBe('36.71')
  expect(partOf('36.71', '36.71')).toBeNull()
  expect(partOf('31.71.07.1001', '36.71')).toBeNull()
  expect(partOf(null, '36.71')).toBeNull()
})
