import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { criterion, entriesOf, instrument, stageOf, totalling } from '#tests/support/rules'
import { countedAbsences, isCountedAbsence, withCountedAbsences } from '~/domain/absence'
import { compileStage } from '~/domain/compiled-stage'
import { outcomeBefore, standingOutcomes } from '~/domain/outcomes'
import { rankEntries } from '~/domain/ranking'
import type { Rules, Stage } from '~/domain/rules'
import type { CountedSheet } from '~/domain/sheets'
import type { Aggregate } from '~/domain/totalling'

const [STAGE] = RULES.stages as [Stage]
const cut = { kind: 'best', count: 1, per: 'whole', tiesAtCut: 'together' } as const
const rules = (...stages: Partial<Stage>[]): Rules => ({
  ...RULES,
  stages: stages.map((fields) => ({ ...STAGE, ...fields })),
})

describe('an absence', () => {
  const two = rules({ code: 'paparan', absence: 'minimum' }, { code: 'lapangan' })
  it('costs the marks and not the place where the rules say so, and is out where they say nothing', () => {
    const [first, second] = two.stages
    expect([
      isCountedAbsence(first, 'tidak_hadir'),
      isCountedAbsence(first, 'gugur'),
      isCountedAbsence(second, 'tidak_hadir'),
    ]).toEqual([true, false, false])
    const decided = [
      { entry: 1, stage: 'paparan', outcome: 'tidak_hadir' as const },
      { entry: 2, stage: 'lapangan', outcome: 'tidak_hadir' as const },
    ]
    expect([...countedAbsences(two, standingOutcomes(decided))]).toEqual([[1, ['paparan']]])
    const counted = standingOutcomes(withCountedAbsences(two, decided))
    const until = ['paparan', 'lapangan']
    expect([1, 2].map((entry) => outcomeBefore(counted.get(entry), { before: ['paparan'], until }))).toEqual([
      ...[null, 'tidak_hadir'],
    ])
  })
  it('is no passing of a cut', () => {
    const cutting = rules({ code: 'paparan', absence: 'minimum', advance: cut }, { code: 'lapangan' })
    const decided = [{ entry: 1, stage: 'paparan', outcome: 'tidak_hadir' as const }]
    const own = standingOutcomes(withCountedAbsences(cutting, decided)).get(1)
    expect(outcomeBefore(own, { before: [], until: ['paparan'] })).toBe(null)
    expect(outcomeBefore(own, { before: ['paparan'] })).toBe('tidak_lolos')
  })
})

describe('the least of each criterion', () => {
  const declared = [
    criterion('a', { min: '1', max: '3', step: '0.5', weight: '33.3' }),
    criterion('b', {
      type: 'banded',
      ...{ min: '0', max: '9', step: '1', weight: '41.45' },
      levels: [
        { from: '0', value: '2', label: 'kurang' },
        { from: '5', value: '4', label: 'cukup' },
      ],
    }),
    criterion('lambat', { min: '-5', max: '0', weight: '1' }),
    criterion('telat', { min: '-3', max: '0', step: '0.1', weight: '1.7', filledBy: 'organizer' }),
    criterion('dokumen', { min: '2', max: '5', weight: '25.25', filledBy: 'organizer' }),
  ]
  const aggregates: Aggregate[] = [
    { kind: 'mean' },
    { kind: 'median' },
    { kind: 'sum' },
    { kind: 'joint' },
    { kind: 'trimmed', drop: 1 },
  ]
  const least = { a: 2, b: 0, lambat: 0 }

  it('is what judges would have given who gave the least, with no deduction but a recorded one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...aggregates),
        fc.constantFrom('sheets-first' as const, 'criteria-first' as const),
        fc.constantFrom('none' as const, 'hundred' as const, 'maximum' as const),
        fc.integer({ min: 3, max: 6 }),
        fc.option(fc.integer({ min: -30, max: 0 })),
        fc.option(fc.integer({ min: 0, max: 3 })),
        (aggregate, order, contribution, panel, late, digits) => {
          const judges = aggregate.kind === 'joint' ? 1 : panel
          const rounding = digits === null ? [] : [{ at: 'panel' as const, digits, mode: 'half-up' as const }]
          const compiled = compileStage(
            instrument(declared),
            totalling({ contribution, order, aggregate, rounding }),
          )
          const by = (entry: string, marks: Record<string, number>): CountedSheet[] =>
            Array.from({ length: judges }, (_, seat) => ({ entry, seat, marks }))
          const office = (entry: string, marks: Record<string, number>): CountedSheet => ({
            ...{ entry, seat: 'sekretariat', filledBy: 'organizer', marks },
          })
          const telat: Record<string, number> = late === null ? {} : { telat: late }
          const sheets = [
            ...by('datang', { a: 5, b: 6, lambat: -2 }),
            office('datang', { telat: -10, dokumen: 4 }),
            ...by('paper', least),
            office('paper', { telat: late ?? 0, dokumen: 2 }),
            // What somebody had marked before the absence was known counts for nothing.
            ...by('absen', { a: 6, b: 9, lambat: -5 }).slice(0, 1),
            office('absen', { ...telat, dokumen: 5 }),
          ]
          const entries = entriesOf(['datang', 'paper', 'absen']).map((entry) => ({
            ...entry,
            absent: entry.id === 'absen' ? ['tahap'] : [],
          }))
          const { ranked, unranked } = rankEntries({
            entries,
            stages: [stageOf(compiled, sheets)],
            tieBreaks: [],
          })
          const total = (id: string) => ranked.find((row) => row.id === id)?.total
          expect(unranked).toEqual([])
          expect(total('absen')).toEqual(total('paper'))
        },
      ),
    )
  })

  it('needs no sheet of the absent one', () => {
    const compiled = compileStage(instrument([criterion('a')]), totalling({ minimumSheets: 3 }))
    const [entry] = entriesOf(['absen'])
    const ranking = (absent: string[]) =>
      rankEntries({
        entries: [{ ...entry, id: 'absen', category: null, kecamatan: null, absent }],
        stages: [stageOf(compiled, [])],
        tieBreaks: [],
      })
    expect([ranking(['tahap']).ranked.length, ranking([]).ranked.length]).toEqual([1, 0])
  })
})
