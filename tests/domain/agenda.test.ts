import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type AgendaVersion, agendaFor, EVERYBODY, gatherAgenda } from '~/domain/agenda'
import { readStops, writeStops } from '~/domain/route-stops'

const version = (number: number, changes: Partial<AgendaVersion> = {}): AgendaVersion => ({
  ...{ number, version: 1, kind: 'other', title: `Acara ${number}`, place: 'Aula', mapUrl: null, route: [] },
  ...{ startsAt: `2026-03-0${number}T01:00:00.000Z`, endsAt: null, audience: 'public', entries: [] },
  ...{ note: null, published: true, cancelled: false, reason: null, writtenAt: '2026-03-01T00:00:00.000Z' },
  ...changes,
})
const shown = (rows: AgendaVersion[], viewer: Partial<typeof EVERYBODY> = {}) =>
  agendaFor(gatherAgenda(rows), { ...EVERYBODY, ...viewer }).map(({ current, former }) => [
    current.number,
    current.entries,
    former.map((one) => one.version),
  ])

it('shows each meeting to those it is for, and of its entries only their own', () => {
  const rows = [
    version(1),
    version(2, { audience: 'teams' }),
    version(3, { audience: 'judges' }),
    version(4, { audience: 'entries', entries: ['a', 'b'] }),
    version(5, { published: false }),
  ]
  expect(shown(rows)).toEqual([[1, [], []]])
  expect(shown(rows, { team: true, entries: new Set(['a']) })).toEqual([
    [1, [], []],
    [2, [], []],
    [4, ['a'], []],
  ])
  expect(shown(rows, { judge: true })).toEqual([
    [1, [], []],
    [3, [], []],
  ])
  const blind = { judge: true, entries: new Set(['a']), hidden: new Set(['b']) }
  expect(shown(rows, blind)).toEqual(shown(rows, { judge: true }))
})

it('orders by the time that holds, and keeps former plans from whom they were not for', () => {
  const rows = [
    version(1, { audience: 'teams' }),
    version(1, { version: 2, startsAt: '2026-03-09T01:00:00.000Z' }),
    version(1, { version: 3, startsAt: '2026-03-10T01:00:00.000Z', cancelled: true }),
    version(2),
  ]
  expect(shown(rows)).toEqual([
    [2, [], []],
    [1, [], [2]],
  ])
  expect(shown(rows, { team: true })).toEqual([
    [2, [], []],
    [1, [], [2, 1]],
  ])
})

it.each([
  ['08.30 | Balai RW 05 | sambutan\n\nKampung Melati\n9:05 | Posyandu', null],
  ['08.30 | Balai\n25.00 | Kampung', { kind: 'route_time', params: { n: 2 } }],
  ['09.00 | Balai\n08.59 | Kampung', { kind: 'route_order', params: { n: 2 } }],
  ['a | b | c | d', { kind: 'route_time', params: { n: 1 } }],
  ['08.00 | b | c | d', { kind: 'route_line', params: { n: 1 } }],
  ['08.00 | ', { kind: 'route_line', params: { n: 1 } }],
  ['x\n'.repeat(41), { kind: 'route_too_many', params: { n: 40 } }],
])('reads a route: %j', (typed, problem) => {
  const read = readStops(typed)
  expect(read.problem).toEqual(problem)
  if (problem === null)
    expect(read.stops).toEqual([
      { time: '08.30', place: 'Balai RW 05', note: 'sambutan' },
      { time: null, place: 'Kampung Melati', note: null },
      { time: '09.05', place: 'Posyandu', note: null },
    ])
})

it('writes a route so that it is read back as the same', () => {
  const word = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/)
  const stop = fc.record({ time: fc.constantFrom(null, '08.30'), place: word, note: fc.option(word) })
  fc.assert(
    fc.property(fc.array(stop, { maxLength: 40 }), (stops) => {
      expect(readStops(writeStops(stops))).toEqual({ stops, problem: null })
    }),
  )
})
