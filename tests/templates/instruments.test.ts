import { describe, expect, it } from 'vitest'
import { findInstrumentTemplate, instrumentTemplates, type StageTemplate } from '#db/templates/instruments'
import { type Instrument, leaves } from '~/domain/instrument'
import { checkInstrument } from '~/domain/instrument-check'
import type { TieBreak } from '~/domain/tie-breaks'
import type { Totalling } from '~/domain/totalling'

const stagesOf = (code: string): StageTemplate[] => findInstrumentTemplate(code)?.stages ?? []
const criteriaOf = (code: string) => stagesOf(code).flatMap(({ instrument }) => instrument.criteria)
const problemsOf = (code: string) => stagesOf(code).map(({ instrument }) => checkInstrument(instrument))

/** Highest total of a sheet: every weight × the criterion's highest mark, divided as the stage declares. */
function highestTotal({ instrument, totalling }: StageTemplate): number {
  const sum = instrument.criteria.reduce((total, { weight, max, levels }) => {
    const highest = levels ? Math.max(...levels.map(({ value }) => Number(value))) : Number(max)
    return total + Number(weight) * highest
  }, 0)
  return totalling.contribution === 'hundred' ? sum / 100 : sum
}

it('are what the domain works with', () => {
  const parts = instrumentTemplates.flatMap((template): [Instrument, Totalling, readonly TieBreak[]][] =>
    template.stages.map(({ instrument, totalling }) => [instrument, totalling, template.tieBreaks]),
  )
  expect(parts.length).toBe(6)
  expect(instrumentTemplates.map(({ tieBreaks }) => tieBreaks.map(({ kind }) => kind))).toEqual(
    instrumentTemplates.map(() => ['criterion-weight-descending', 'lower-median', 'head-to-head', 'plenary']),
  )
})

describe('published sums, recomputed', () => {
  it.each([
    ['kovablik-jatim', [100, 100], [100, 100]],
    ['satuan-inovasi-daerah-2026', [37], [111]],
    ['kota-metro-judul-inovasi', [21], [63]],
    ['umum', [100], [100]],
  ])('%s', (code, weights, maxima) => {
    const stages = stagesOf(code)
    expect(stages.map(({ instrument }) => Number(instrument.weightSum))).toEqual(weights)
    expect(
      stages.map(({ instrument }) =>
        instrument.criteria.reduce((sum, { weight }) => sum + Number(weight), 0),
      ),
    ).toEqual(weights)
    expect(stages.map(highestTotal)).toEqual(maxima)
    expect(stages.map(({ maximum }) => Number(maximum))).toEqual(maxima)
  })
})

describe('what the sources leave open is asked for, nothing else', () => {
  it.each(['satuan-inovasi-daerah-2026', 'kota-metro-judul-inovasi', 'umum'])('%s is ready', (code) =>
    expect(problemsOf(code)).toEqual([[]]),
  )

  it('KOVABLIK lacks the step of every criterion and the weights of its two stages', () => {
    expect(problemsOf('kovablik-jatim')).toEqual(
      stagesOf('kovablik-jatim').map(({ instrument }) =>
        instrument.criteria.map(({ code }) => ({ code, kind: 'missing-step' })),
      ),
    )
    expect(stagesOf('kovablik-jatim').map(({ weight }) => weight)).toEqual([null, null])
  })

  it('the 19 aspects lack weights, their sum and the range of marks', () => {
    const aspects = criteriaOf('lomba-kelurahan-aspek').filter(({ type }) => type !== 'group')
    expect(aspects.map(({ weight, min, max, step }) => [weight, min, max, step])).toEqual(
      aspects.map(() => [null, undefined, undefined, undefined]),
    )
    const kinds = problemsOf('lomba-kelurahan-aspek')
      .flat()
      .map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(
      new Set(['missing-range', 'missing-step', 'missing-weight', 'missing-weight-sum']),
    )
  })
})

it('the kelurahan competition has 5, 5 and 9 aspects in three fields', () => {
  const [stage] = stagesOf('lomba-kelurahan-aspek')
  const groups = stage?.instrument.criteria.filter(({ type }) => type === 'group').map(({ code }) => code)
  expect(groups).toEqual(['bidang-pemerintahan', 'bidang-kewilayahan', 'bidang-kemasyarakatan'])
  const aspects = stage ? leaves(stage.instrument) : []
  expect(groups?.map((group) => aspects.filter(({ parent }) => parent === group).length)).toEqual([5, 5, 9])
})

it('the innovation index has indicators 16 to 35 with levels 0 to 3, five of them mandatory', () => {
  const indicators = criteriaOf('satuan-inovasi-daerah-2026')
  expect(indicators.map(({ code }) => code)).toEqual(Array.from({ length: 20 }, (_, n) => String(n + 16)))
  expect(indicators.map(({ levels }) => levels?.map(({ value }) => value))).toEqual(
    indicators.map(() => ['0', '1', '2', '3']),
  )
  expect(indicators.filter(({ required }) => required).map(({ code }) => code)).toEqual([
    '16',
    '17',
    '32',
    '33',
    '35',
  ])
})

it('the general instrument says that it is not official', () => {
  expect(findInstrumentTemplate('umum')?.source.title).toBe('Contoh dari Sinilai, bukan instrumen resmi')
})
