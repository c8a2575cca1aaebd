import { type AssignedPanels, type AssignmentProblem, upwards } from './problem'

/** Weights of uneven pairs of judges and of a judge's uneven territories. */
const PAIRS = 3
const TERRITORIES = 1

/** A seat that may change hands. */
export interface Seat {
  item: number
  judge: number
}

/**
 * Panels while they are being rearranged, with the sums that say how uneven they are: Σ over pairs of judges of the
 * square of the items they share ((M,S)-optimality: with even panels and loads the least such sum leaves the most
 * even pairs), and Σ over judges and territories of the square of the items there. Whole numbers throughout.
 */
export class Arrangement {
  readonly seats: Seat[]
  readonly loads: number[]
  unevenness = 0
  readonly #panels: Set<number>[]
  readonly #allowed: Set<number>[]
  readonly #overlaps: Int32Array
  readonly #places: Int32Array
  readonly #judges: number
  readonly #territory: readonly number[]

  constructor({ judges, eligible, fixed, territory }: AssignmentProblem, panels: AssignedPanels) {
    const territories = territory.reduce((most, each) => Math.max(most, each + 1), 0)
    this.#judges = judges
    this.#territory = territory
    this.#allowed = eligible.map((each) => new Set(each))
    this.#overlaps = new Int32Array(judges * judges)
    this.#places = new Int32Array(judges * territories)
    this.loads = new Array<number>(judges).fill(0)
    this.#panels = panels.map(() => new Set<number>())
    panels.forEach((panel, item) => {
      for (const judge of panel) this.#enter(item, judge)
    })
    this.seats = panels.flatMap((panel, item) =>
      panel.filter((judge) => !fixed[item]?.includes(judge)).map((judge) => ({ item, judge })),
    )
  }

  panels(): number[][] {
    return this.#panels.map(upwards)
  }

  /** Whether the judge could have this item as well. */
  canTake(item: number, judge: number): boolean {
    return this.#allowed[item]?.has(judge) === true && this.#panels[item]?.has(judge) === false
  }

  /** Gives a seat to another judge, who can take it. */
  move(seat: Seat, judge: number): void {
    this.#leave(seat.item, seat.judge)
    this.#enter(seat.item, judge)
    seat.judge = judge
  }

  #enter(item: number, judge: number): void {
    for (const other of this.#panels[item] ?? []) this.#pair(judge, other, 1)
    this.#panels[item]?.add(judge)
    this.#load(item, judge, 1)
  }

  #leave(item: number, judge: number): void {
    this.#panels[item]?.delete(judge)
    for (const other of this.#panels[item] ?? []) this.#pair(judge, other, -1)
    this.#load(item, judge, -1)
  }

  #pair(a: number, b: number, by: 1 | -1): void {
    const place = a < b ? a * this.#judges + b : b * this.#judges + a
    const before = this.#overlaps[place] ?? 0
    this.#overlaps[place] = before + by
    this.unevenness += PAIRS * (2 * by * before + 1)
  }

  #load(item: number, judge: number, by: 1 | -1): void {
    this.loads[judge] = (this.loads[judge] ?? 0) + by
    const place = (this.#territory[item] ?? 0) * this.#judges + judge
    const before = this.#places[place] ?? 0
    this.#places[place] = before + by
    this.unevenness += TERRITORIES * (2 * by * before + 1)
  }
}
