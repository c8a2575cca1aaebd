import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterion, entriesOf, group, instrument, stageOf, totalling } from '#tests/support/rules'
import { compileStage, maximumTotal } from '~/domain/compiled-stage'
import { checkInstrument } from '~/domain/instrument-check'
import { weightSums } from '~/domain/instrument-sums'
import { rankEntries } from '~/domain/ranking'
import { decimal, mul, sub } from '~/domain/rational'

const quality = [criterion('a', { weight: '60' }), criterion('b', { weight: '40' })]
const late = criterion('telat', { min: '-5', max: '0', weight: '3', filledBy: 'organizer' })
const long = criterion('lewat-waktu', { min: '-2', max: '0', step: '0.5', weight: '1.5' })
const inGroup = [group('pengurangan'), ...[late, long].map((node) => ({ ...node, parent: 'pengurangan' }))]

describe('deductions', () => {
  it('stand outside sums and maximum, alone or in a group of their own', () => {
    const plain = instrument(quality)
    for (const more of [[late], [late, long], inGroup]) {
      const deducting = instrument([...quality, ...more])
      expect(checkInstrument(deducting)).toEqual([])
      expect(weightSums(deducting)[0]).toEqual(weightSums(plain)[0])
      const most = (of: typeof plain) =>
        maximumTotal(compileStage(of, totalling({ contribution: 'hundred' })))
      expect(most(deducting)).toEqual(most(plain))
    }
    const sums = weightSums(instrument([...quality, ...inGroup]))
    // Nothing has to add up in it.
    expect(sums.map(({ code }) => code)).toEqual([null])
  })

  it('share out nothing of a relative group', () => {
    const nodes = [
      group('mutu', { weight: '100' }),
      ...quality.map((node) => ({ ...node, parent: 'mutu' })),
      group('pengurangan', { weight: '10' }),
      { ...late, parent: 'pengurangan', weight: '100' },
    ]
    const relative = instrument(nodes, { weighting: 'relative' })
    expect(checkInstrument(relative)).toEqual([])
    expect(weightSums(relative)[0]).toMatchObject({ declared: '100', actual: '100', fits: true })
  })

  it('take exactly weight × mark from the total, whatever judges gave', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
          minLength: 1,
          maxLength: 7,
        }),
        fc.integer({ min: -5, max: 0 }),
        fc.constantFrom('sheets-first' as const, 'criteria-first' as const),
        fc.constantFrom('mean' as const, 'median' as const),
        (rows, telat, order, kind) => {
          const stage = compileStage(
            instrument([...quality, late]),
            totalling({ order, aggregate: { kind } }),
          )
          const judged = rows.map(([a, b], seat) => ({ seat, marks: { a, b } }))
          const sheets = ['tepat', 'telat'].flatMap((entry) => [
            ...judged.map((sheet) => ({ ...sheet, entry })),
            {
              ...{ entry, seat: 'sekretariat', filledBy: 'organizer' as const },
              marks: { telat: entry === 'telat' ? telat : 0 },
            },
          ])
          const { ranked } = rankEntries({
            entries: entriesOf(['tepat', 'telat']),
            stages: [stageOf(stage, sheets)],
            tieBreaks: [],
          })
          const total = (id: string) => ranked.find((row) => row.id === id)?.total ?? decimal('0')
          expect(sub(total('tepat'), total('telat'))).toEqual(mul(decimal('3'), decimal(String(-telat))))
        },
      ),
    )
  })
})
