import { expect, it } from 'vitest'
import {
  clockText,
  DEFAULT_MINUTES,
  IDLE,
  overtimeOf,
  pressClock,
  type RoomClock,
  takenBy,
} from '~/domain/turns'

const order = ['a', 'b', 'c']
const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 2) + seconds * 1000).toISOString()
const press = (clock: RoomClock, act: Parameters<typeof pressClock>[1], seconds: number, entry = '') => {
  const pressed = pressClock(clock, act, { order, now: at(seconds), entry })
  if (pressed === null) throw new Error(`${act} has no effect`)
  return pressed
}

it('counts each part without its pauses, and the running one until now', () => {
  const first = press(IDLE, 'next', 0)
  expect(first.on).toBe('a')
  const started = press(first, 'start', 10)
  const paused = press(started, 'pause', 70)
  const resumed = press(paused, 'start', 100)
  expect(takenBy(resumed, 'a', at(130))).toEqual({ present: 90_000, ask: 0 })
  const asking = press(resumed, 'ask', 460)
  expect(asking.begun).toBe(at(10))
  expect(takenBy(asking, 'a', at(500))).toEqual({ present: 420_000, ask: 40_000 })
})

it('goes on to the next in order, back to one that was over, and ends with nobody', () => {
  const second = press(press(IDLE, 'next', 0), 'next', 5)
  expect([second.on, second.over, second.part, second.since]).toEqual(['b', ['a'], 'present', null])
  const back = press(second, 'show', 6, 'a')
  expect([back.on, back.over]).toEqual(['a', []])
  const last = press(press(press(back, 'next', 7), 'next', 8), 'next', 9)
  expect([last.on, last.over]).toEqual([null, ['a', 'b', 'c']])
})

it('ignores presses that mean nothing', () => {
  const on = press(IDLE, 'next', 0)
  const nothing = (clock: RoomClock, act: Parameters<typeof pressClock>[1], entry = '') =>
    pressClock(clock, act, { order, now: at(1), entry })
  expect([
    nothing(IDLE, 'start'),
    nothing(on, 'pause'),
    nothing(press(on, 'start', 1), 'start'),
    nothing(press(on, 'ask', 1), 'ask'),
    nothing(on, 'show', 'a'),
    nothing(on, 'show', 'x'),
    nothing({ ...on, on: 'gone' }, 'start'),
  ]).toEqual(Array(7).fill(null))
})

it('says what is left in minutes and seconds, and overtime with a plus', () => {
  expect([420_000, 419_001, 0, -999, -42_000, -600_000].map(clockText)).toEqual([
    '7:00',
    '7:00',
    '0:00',
    '+0:00',
    '+0:42',
    '+10:00',
  ])
  expect(overtimeOf({ present: 450_000, ask: 60_000 }, DEFAULT_MINUTES)).toEqual({ present: 30_000, ask: 0 })
})
