import fc from 'fast-check'
import type { RoundingMode } from '~/domain/rational'
import type { CountedSheet } from '~/domain/sheets'
import type { Aggregate, Rounding, RoundingPlace } from '~/domain/totalling'
import { criterion } from './rules'

/** Every way to add up, and sheets to try them with. */
export const aggregates: Aggregate[] = [
  { kind: 'mean' },
  { kind: 'median' },
  { kind: 'sum' },
  { kind: 'joint' },
  { kind: 'trimmed', drop: 1 },
  { kind: 'trimmed', drop: 2 },
]
const places: RoundingPlace[] = ['mark-product', 'sheet', 'panel', 'stage', 'final']
export const roundings = fc.subarray(places).chain((chosen) =>
  fc.tuple(
    ...chosen.map((at) =>
      fc.record<Rounding>({
        at: fc.constant(at),
        digits: fc.nat(3),
        mode: fc.constantFrom<RoundingMode>('half-up', 'half-even', 'down', 'up'),
      }),
    ),
  ),
)

export const declared = [
  criterion('a', { min: '1', max: '3', step: '0.5', weight: '33.3' }),
  criterion('b', { max: '7', step: '1', weight: '41.45' }),
  criterion('c', { min: '-2', max: '10', step: '0.25', weight: '25.25' }),
  criterion('telat', { min: '-3', max: '0', step: '0.1', weight: '1.7', filledBy: 'organizer' }),
]
/** A mark of the declared grid: stored integer and, for paper, the number itself. */
export const grids = [
  { code: 'a', scale: 2, marks: [2, 3, 4, 5, 6] },
  { code: 'b', scale: 1, marks: [0, 1, 2, 3, 4, 5, 6, 7] },
  { code: 'c', scale: 4, marks: Array.from({ length: 49 }, (_, index) => index - 8) },
]
export const rowsOfMarks = fc.array(fc.tuple(...grids.map(({ marks }) => fc.constantFrom(...marks))), {
  minLength: 5,
  maxLength: 8,
})

/** The judges' sheets of entry X, and the organizer's beside them. */
export const sheetsOfRows = (rows: readonly (readonly number[])[], late: number): CountedSheet[] => [
  ...rows.map((row, seat) => ({
    ...{ entry: 'X', seat },
    marks: JSON.stringify(Object.fromEntries(grids.map(({ code }, index) => [code, row[index]]))),
  })),
  { entry: 'X', seat: 'sekretariat', filledBy: 'organizer', marks: { telat: late } },
]
