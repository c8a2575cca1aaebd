import type { AssignedPanels, AssignmentProblem } from './problem'

/** Seats and entries of a stage, each by its place in a list, and what holds between them. */
export interface StageSeats {
  /** By seat: what it scores; only seats that score the same can stand in for each other. */
  groups: readonly string[]
  /** By seat: whether somebody can be given more. */
  open: readonly boolean[]
  /** By entry: its kecamatan, or whatever stands for its territory. */
  territories: readonly string[]
  perEntry: number
  reaches: (seat: number, entry: number) => boolean
  /** Whether nothing forbids it; asked only of open seats that reach the entry. */
  mayTake: (seat: number, entry: number) => boolean
  /** Whether the seat has the entry and keeps it. */
  keeps: (seat: number, entry: number) => boolean
}

/** Seats and entries that have nothing to do with the rest: a problem of their own. */
export interface Section {
  seats: number[]
  entries: number[]
  problem: AssignmentProblem
}

/**
 * A stage's assignment as problems apart: by what the seats score, and then by the region that they reach.
 */
export function sectionsOf(stage: StageSeats): Section[] {
  return [...new Set(stage.groups)].flatMap((group) => {
    const seats = stage.groups.flatMap((each, seat) => (each === group ? [seat] : []))
    return componentsOf(stage, seats).map((part) => sectionOf(stage, part))
  })
}

type Part = { seats: number[]; entries: number[] }

const belongs = (stage: StageSeats, seat: number, entry: number) =>
  (stage.open[seat] === true && stage.reaches(seat, entry)) || stage.keeps(seat, entry)

/** Entries that share a seat belong together, and so on. */
function componentsOf(stage: StageSeats, seats: readonly number[]): Part[] {
  const parts: Part[] = []
  stage.territories.forEach((_, entry) => {
    const own = new Set(seats.filter((seat) => belongs(stage, seat, entry)))
    const joined = parts.filter((part) => part.seats.some((seat) => own.has(seat)))
    for (const part of joined) parts.splice(parts.indexOf(part), 1)
    parts.push({
      seats: [...new Set([...joined.flatMap((part) => part.seats), ...own])].sort((a, b) => a - b),
      entries: [...joined.flatMap((part) => part.entries), entry].sort((a, b) => a - b),
    })
  })
  return parts
}

function sectionOf(stage: StageSeats, { seats, entries }: Part): Section {
  const places = [...new Set(entries.map((entry) => stage.territories[entry] ?? ''))]
  const those = (holds: (seat: number) => boolean) =>
    seats.flatMap((seat, judge) => (holds(seat) ? [judge] : []))
  return {
    seats,
    entries,
    problem: {
      judges: seats.length,
      perItem: perItemOf(stage, seats),
      eligible: entries.map((entry) =>
        those(
          (seat) => stage.open[seat] === true && stage.reaches(seat, entry) && stage.mayTake(seat, entry),
        ),
      ),
      fixed: entries.map((entry) => those((seat) => stage.keeps(seat, entry))),
      territory: entries.map((entry) => places.indexOf(stage.territories[entry] ?? '')),
    },
  }
}

/** Where criteria are shared out, a sector may have fewer judges than an entry is to have of each. */
const perItemOf = ({ groups, perEntry }: StageSeats, seats: readonly number[]): number =>
  new Set(groups).size > 1 && seats.length > 0 ? Math.min(perEntry, seats.length) : perEntry

/** By entry of the stage: its seats, from the panels of all sections. */
export function joinPanels(
  entries: number,
  sections: readonly Section[],
  panels: readonly AssignedPanels[],
): number[][] {
  const joined: number[][] = Array.from({ length: entries }, () => [])
  sections.forEach((section, at) => {
    section.entries.forEach((entry, item) => {
      for (const judge of panels[at]?.[item] ?? []) joined[entry]?.push(section.seats[judge] ?? 0)
    })
  })
  return joined.map((seats) => seats.sort((a, b) => a - b))
}

/** The panels of one section, from those of the stage. */
export const panelsWithin = ({ seats, entries }: Section, joined: AssignedPanels): number[][] =>
  entries.map((entry) =>
    (joined[entry] ?? []).flatMap((seat) => {
      const judge = seats.indexOf(seat)
      return judge === -1 ? [] : [judge]
    }),
  )
