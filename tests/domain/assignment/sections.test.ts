import { expect, it } from 'vitest'
import { joinPanels, panelsWithin, type StageSeats, sectionsOf } from '~/domain/assignment/sections'

const stage = (changes: Partial<StageSeats>): StageSeats => ({
  groups: ['', '', ''],
  open: [true, true, true],
  territories: ['a', 'a', 'b'],
  perEntry: 2,
  reaches: () => true,
  mayTake: () => true,
  keeps: () => false,
  ...changes,
})

it('is one problem where every seat reaches every entry', () => {
  expect(
    sectionsOf(stage({ mayTake: (seat, entry) => seat !== entry, keeps: (seat) => seat === 2 })),
  ).toEqual([
    {
      ...{ seats: [0, 1, 2], entries: [0, 1, 2] },
      problem: {
        ...{ judges: 3, perItem: 2, territory: [0, 0, 1] },
        eligible: [
          [1, 2],
          [0, 2],
          [0, 1],
        ],
        fixed: [[2], [2], [2]],
      },
    },
  ])
})

it('falls apart by the region that seats reach, and back together', () => {
  const sections = sectionsOf(stage({ reaches: (seat, entry) => (seat === 2) === (entry === 2) }))
  expect(sections.map(({ seats, entries }) => ({ seats, entries }))).toEqual([
    { seats: [0, 1], entries: [0, 1] },
    { seats: [2], entries: [2] },
  ])
  const panels = [[0, 1], [0], [2]]
  expect(
    joinPanels(
      3,
      sections,
      sections.map((section) => panelsWithin(section, panels)),
    ),
  ).toEqual(panels)
})

it('gives an entry the judges of each sector, all of a sector that has fewer than asked for', () => {
  const sections = sectionsOf(stage({ groups: ['["a"]', '["a"]', '["b"]'] }))
  expect(sections.map(({ seats, problem: { perItem } }) => ({ seats, perItem }))).toEqual([
    { seats: [0, 1], perItem: 2 },
    { seats: [2], perItem: 1 },
  ])
})

it('keeps an entry that nobody reaches, so that it can be named', () => {
  const sections = sectionsOf(stage({ reaches: (_, entry) => entry !== 2 }))
  expect(sections.at(-1)).toEqual({
    ...{ seats: [], entries: [2] },
    problem: { judges: 0, perItem: 2, eligible: [[]], fixed: [[]], territory: [0] },
  })
})

it('leaves a seat out that can be given nothing and keeps nothing', () => {
  expect(sectionsOf(stage({ open: [true, false, true] }))[0]?.seats).toEqual([0, 2])
})
