/** Who could score what, and what is settled already. Judges and items go by their numbers from 0. */
export interface AssignmentProblem {
  judges: number
  perItem: number
  /** By item: who may be given it, upwards; judges with a conflict of interest are not among them. */
  eligible: readonly (readonly number[])[]
  /** By item: who has it and keeps it. */
  fixed: readonly (readonly number[])[]
  /** By item: its territory, a number from 0. */
  territory: readonly number[]
}

/** By item: its judges, upwards. */
export type AssignedPanels = readonly (readonly number[])[]

/** The problem of items that no judge has yet and that lie in one territory. */
export const plainProblem = (
  judges: number,
  perItem: number,
  eligible: readonly (readonly number[])[],
): AssignmentProblem => ({
  judges,
  perItem,
  eligible,
  fixed: eligible.map(() => []),
  territory: eligible.map(() => 0),
})

/** By item: which judges could still be added. */
export const addable = ({ eligible, fixed }: AssignmentProblem): number[][] =>
  eligible.map((judges, item) => judges.filter((judge) => !fixed[item]?.includes(judge)))

/** By item: how many seats are to be filled beside those that are settled. */
export const openSeats = ({ perItem, fixed }: AssignmentProblem): number[] =>
  fixed.map(({ length }) => Math.max(0, perItem - length))

export const upwards = (judges: Iterable<number>): number[] => [...judges].sort((a, b) => a - b)
