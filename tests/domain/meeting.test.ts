import { expect, it } from 'vitest'
import { holdMeeting, type MeetingInput, type MeetingPlace, type TypedOutcome } from '~/domain/meeting'
import type { Advance } from '~/domain/rules'

const BEST_TWO: Advance = { kind: 'best', count: 2, per: 'whole', tiesAtCut: 'plenary' }

const place = (id: string, rank: number, total: number, awaiting = false): MeetingPlace => ({
  ...{ id, rank, tied: awaiting, awaiting, total: `${total}/1` },
})

/** a first, b and c tied for the second place, d fourth, e without a rank. */
const RANKED = [place('a', 1, 90), place('b', 2, 80, true), place('c', 2, 80, true), place('d', 4, 70)]

interface Said {
  outcomes?: Record<string, Partial<TypedOutcome>>
  places?: Record<string, number>
  because?: string
  missing?: Record<string, number>
  standing?: MeetingInput['standing']
  parts?: MeetingInput['parts']
}

const meet = ({ outcomes = {}, places = {}, because = '', missing = {}, ...said }: Said) =>
  holdMeeting({
    advance: BEST_TWO,
    parts: said.parts === undefined ? [{ code: null, placed: RANKED, unplaced: ['e'] }] : said.parts,
    entries: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, missingSheets: missing[id] ?? 0 })),
    standing: said.standing ?? new Map(),
    typed: (id) => ({ outcome: null, reason: '', document: '', ...outcomes[id] }),
    place: (id) => places[id] ?? null,
    orderReason: () => because,
  })

const problems = (said: Said) => meet(said).problems.map(({ id, at, kind }) => [id, at, kind])
const decided = (said: Said) =>
  Object.fromEntries([...meet(said).rows].map(([id, { outcome, departs }]) => [id, [outcome, departs]]))

const E_GONE = { e: { outcome: 'tidak_hadir', reason: 'Tidak datang saat paparan' } } as const
const ORDER = { places: { b: 2, c: 1 }, because: 'Keberlanjutan lebih kuat' }

it('wants an outcome of each entry that the ranking does not settle', () => {
  expect(problems({})).toEqual([
    ['b', 'outcome', 'outcome_missing'],
    ['c', 'outcome', 'outcome_missing'],
    ['e', 'outcome', 'outcome_missing'],
  ])
})

it('settles a tie at the cut by the order of the meeting', () => {
  expect(problems({ ...ORDER, outcomes: E_GONE })).toEqual([])
  expect(decided({ ...ORDER, outcomes: E_GONE })).toEqual({
    ...{ a: ['lolos', false], b: ['tidak_lolos', false], c: ['lolos', false], d: ['tidak_lolos', false] },
    e: ['tidak_hadir', true],
  })
  expect(meet({ ...ORDER, outcomes: E_GONE }).orders).toEqual([[['c'], ['b']]])
})

it('wants an order whole and its reason', () => {
  expect(problems({ places: { b: 1 }, outcomes: E_GONE })).toEqual([
    ['b', 'place', 'order_incomplete'],
    ['b', 'outcome', 'outcome_missing'],
    ['c', 'outcome', 'outcome_missing'],
  ])
  expect(problems({ places: { b: 1, c: 7 }, because: 'x', outcomes: E_GONE })[0]).toEqual([
    'b',
    'place',
    'order_not_a_place',
  ])
  expect(problems({ ...ORDER, because: '', outcomes: E_GONE })).toEqual([
    ['b', 'order_reason', 'order_reason_missing'],
  ])
})

it('wants a reason for a departure from the ranking and for leaving', () => {
  const departing = { ...ORDER, outcomes: { ...E_GONE, d: { outcome: 'lolos' as const } } }
  expect(problems(departing)).toEqual([['d', 'reason', 'departure_reason_missing']])
  const leaving = { ...ORDER, outcomes: { ...E_GONE, d: { outcome: 'gugur' as const } } }
  expect(problems(leaving)).toEqual([['d', 'reason', 'leaving_reason_missing']])
  const saying = { ...ORDER, outcomes: { ...E_GONE, d: { outcome: 'tidak_lolos' as const } } }
  expect(problems(saying)).toEqual([])
})

it('lets nobody pass without the sheets', () => {
  const unranked = { ...ORDER, outcomes: { e: { outcome: 'lolos' as const, reason: 'Bagus' } } }
  expect(problems(unranked)).toEqual([['e', 'outcome', 'unranked_cannot_pass']])
  const missing = { a: 1, d: 1 }
  expect(problems({ ...ORDER, outcomes: E_GONE, missing })).toEqual([
    ['a', 'outcome', 'sheets_missing'],
    ['d', 'outcome', 'sheets_missing'],
  ])
  const justified = {
    a: { outcome: 'gugur' as const, reason: 'Berkas ditarik' },
    d: { outcome: 'tidak_lolos' as const, reason: 'Satu juri sakit' },
  }
  expect(problems({ ...ORDER, outcomes: { ...E_GONE, ...justified }, missing })).toEqual([])
})

it('moves the next in rank up when one leaves', () => {
  const outcomes = { ...E_GONE, a: { outcome: 'mengundurkan_diri' as const, reason: 'Surat lurah' } }
  expect(decided({ outcomes })).toEqual({
    ...{
      a: ['mengundurkan_diri', true],
      b: ['lolos', false],
      c: ['lolos', false],
      d: ['tidak_lolos', false],
    },
    e: ['tidak_hadir', true],
  })
})

it('changes in a further meeting only what it says and what follows from it', () => {
  const standing = new Map([
    ['a', 'lolos'],
    ['b', 'tidak_lolos'],
    ['c', 'lolos'],
    ['d', 'tidak_lolos'],
    ['e', 'tidak_hadir'],
  ] as const)
  const ranked = [place('a', 1, 90), place('c', 2, 80), place('b', 3, 80), place('d', 4, 70)]
  const parts = [{ code: null, placed: ranked, unplaced: ['e'] }]
  expect([...meet({ standing, parts }).rows.values()].some(({ changes }) => changes)).toBe(false)
  const outcomes = { a: { outcome: 'gugur' as const, reason: 'Data tidak benar' } }
  const { rows } = meet({ standing, parts, outcomes })
  expect([...rows].filter(([, { changes }]) => changes).map(([id, { outcome }]) => [id, outcome])).toEqual([
    ['a', 'gugur'],
    ['b', 'lolos'],
  ])
  expect(problems({ standing, parts, outcomes })).toEqual([])
})

it('finds outcomes without a ranking', () => {
  const all = (outcome: TypedOutcome['outcome']) =>
    Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, { outcome }]))
  expect(problems({ parts: null })).toHaveLength(5)
  expect(problems({ parts: null, outcomes: all('lolos') })).toEqual([])
  expect(problems({ parts: null, outcomes: { ...all('lolos'), a: { outcome: 'gugur' } } })).toEqual([
    ['a', 'reason', 'leaving_reason_missing'],
  ])
})
