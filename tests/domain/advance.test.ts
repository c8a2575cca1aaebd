import { expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { advancePartition, gatesBefore, partitionOf, stageAfter } from '~/domain/advance'
import { seatReaches } from '~/domain/panel-reach'
import { type Advance, isPlenaryOnly, type Stage } from '~/domain/rules'

const [stage] = RULES.stages as [Stage]
const best: Advance = { kind: 'best', count: 1, per: 'whole', tiesAtCut: 'together' }

it('ranks within the kecamatan where the stage does, and within what the rule counts in', () => {
  const own = { ...stage, partition: 'kecamatan' as const }
  expect([partitionOf(undefined), partitionOf(stage), partitionOf(own)]).toEqual([null, null, 'kecamatan'])
  const per = (each: 'whole' | 'category' | 'kecamatan', of: Stage) =>
    advancePartition({ ...of, advance: { ...best, per: each } })
  expect([per('whole', stage), per('category', stage), per('kecamatan', stage)]).toEqual([
    ...[null, 'category', 'kecamatan'],
  ])
  expect(per('whole', own)).toBe('kecamatan')
})

it('opens a stage to those whom the meetings before let pass, wherever not everybody goes on', () => {
  const meeting: Stage = {
    ...{ ...stage, code: 'pleno', kind: 'plenary', combination: null, advance: null },
    instrument: { ...stage.instrument, criteria: [] },
  }
  expect(isPlenaryOnly(meeting)).toBe(true)
  const stages: Stage[] = [
    { ...stage, code: 'administrasi', advance: best },
    { ...stage, code: 'proposal', advance: null },
    { ...stage, code: 'paparan', advance: null },
    meeting,
    { ...stage, code: 'lapangan', advance: null },
  ]
  const gates = (code: string) => gatesBefore({ stages }, code).map((each) => each.code)
  expect(Object.fromEntries(stages.map(({ code }) => [code, gates(code)]))).toEqual({
    ...{ administrasi: [], proposal: ['administrasi'], paparan: ['administrasi'], pleno: ['administrasi'] },
    lapangan: ['administrasi', 'pleno'],
  })
  expect(gates('tidak-ada')).toEqual([])
  const after = (code: string) => stageAfter({ stages }, code)?.code ?? null
  expect([after('administrasi'), after('proposal'), after('pleno'), after('lapangan')]).toEqual([
    ...['proposal', null, 'lapangan', null],
  ])
})

it('gives a seat the entries of its own kecamatan alone, where the stage is judged within each', () => {
  const [own, whole] = [{ partition: 'kecamatan' as const }, { partition: 'whole' as const }]
  const [near, far] = ['36.71.01.1001', '36.71.07.1004']
  expect([seatReaches(own, '36.71.01', near), seatReaches(own, '36.71.01', far)]).toEqual([true, false])
  // A panel for all, or for the whole kota, is no panel of a kecamatan.
  expect([seatReaches(own, null, near), seatReaches(own, '36.71', near)]).toEqual([false, false])
  expect([seatReaches(whole, null, near), seatReaches(whole, '36.71.07', near)]).toEqual([true, false])
})
