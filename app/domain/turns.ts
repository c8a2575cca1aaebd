import type { Instant } from './time'

/*
 * The clock of a room in which entries present one after another. It holds moments of the server, so that a page that
 * is loaded again, on whatever device, shows the same time.
 */

export const TURN_PARTS = ['present', 'ask'] as const
export type TurnPart = (typeof TURN_PARTS)[number]

/** Whole minutes of each part. */
export type TurnMinutes = Readonly<Record<TurnPart, number>>
export const DEFAULT_MINUTES: TurnMinutes = { present: 7, ask: 13 }

/** Milliseconds that a part has taken, pauses left out. */
export type Taken = Readonly<Record<TurnPart, number>>

export interface RoomClock {
  /** Public id of the entry that is on. */
  on: string | null
  part: TurnPart
  /** Since when the part runs without a pause; null while it stands. */
  since: Instant | null
  /** When the entry's presentation began. */
  begun: Instant | null
  taken: Readonly<Record<string, Taken>>
  /** Entries whose turn is over. */
  over: readonly string[]
}

export const IDLE: RoomClock = { on: null, part: 'present', since: null, begun: null, taken: {}, over: [] }

export const CLOCK_ACTS = ['start', 'pause', 'ask', 'next', 'show'] as const
export type ClockAct = (typeof CLOCK_ACTS)[number]

const NOTHING: Taken = { present: 0, ask: 0 }

/** What an entry has taken until now. */
export function takenBy(clock: RoomClock, entry: string, now: Instant): Taken {
  const taken = clock.taken[entry] ?? NOTHING
  if (clock.on !== entry || clock.since === null) return taken
  const running = Math.max(0, Date.parse(now) - Date.parse(clock.since))
  return { ...taken, [clock.part]: taken[clock.part] + running }
}

/** The clock with the running time counted, standing still. */
function halted(clock: RoomClock, now: Instant): RoomClock {
  if (clock.on === null) return { ...clock, since: null }
  return { ...clock, since: null, taken: { ...clock.taken, [clock.on]: takenBy(clock, clock.on, now) } }
}

/** Who comes after the entry that is on: the first in order whose turn is not over. */
export const nextOn = ({ on, over }: RoomClock, order: readonly string[]): string | null =>
  order.find((entry) => entry !== on && !over.includes(entry)) ?? null

/** Who is on or, before the first has begun, who comes first; an entry that has left the stage is not. */
export const onNow = (clock: RoomClock, order: readonly string[]): string | null =>
  clock.on !== null && order.includes(clock.on) ? clock.on : null

const put = (clock: RoomClock, entry: string | null): RoomClock => ({
  ...clock,
  ...{ on: entry, part: 'present', since: null, begun: null },
  over: clock.over.filter((uid) => uid !== entry),
})

/**
 * The clock after a press; null where that press means nothing now.
 * @param order the entries in the order in which they appear
 * @param entry whom to show, for `show`
 */
export function pressClock(
  clock: RoomClock,
  act: ClockAct,
  { order, now, entry = '' }: { order: readonly string[]; now: Instant; entry?: string },
): RoomClock | null {
  const on = onNow(clock, order)
  switch (act) {
    case 'start': {
      if (on === null || clock.since !== null) return null
      return { ...clock, since: now, begun: clock.begun ?? now }
    }
    case 'pause':
      return on === null || clock.since === null ? null : halted(clock, now)
    case 'ask':
      if (on === null || clock.part === 'ask') return null
      return { ...halted(clock, now), part: 'ask', since: now, begun: clock.begun ?? now }
    case 'next': {
      const following = nextOn(clock, order)
      if (on === null) return following === null ? null : put(clock, following)
      const still = halted(clock, now)
      return put({ ...still, over: [...still.over, on] }, following)
    }
    case 'show':
      return order.includes(entry) && entry !== on ? put(halted(clock, now), entry) : null
  }
}

/** How much longer than allowed each part took, in milliseconds. */
export function overtimeOf(taken: Taken, minutes: TurnMinutes): Taken {
  const beyond = (part: TurnPart) => Math.max(0, taken[part] - minutes[part] * 60_000)
  return { present: beyond('present'), ask: beyond('ask') }
}

/** `7:05`, or `+0:42` once the time is up: whole seconds that are left, as the big figures show them. */
export function clockText(left: number): string {
  const seconds = left >= 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000)
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return left < 0 ? `+${text}` : text
}
