export type LeafType = 'number' | 'levels' | 'yes-no' | 'banded'
export type FilledBy = 'judge' | 'team' | 'organizer'

/** Who can give a mark: the verifier does so on what a team says of itself. */
export type MarkedBy = FilledBy | 'verifier'
/**
 * One described choice, or one band of a `banded` criterion: `value` is what it is worth and `from` the lowest fact
 * in the band. Both are decimal text.
 */
export type Level = { value: string; label: string; description?: string; from?: string }

/**
 * A node of an instrument. Decimals are text ("0.15"). `min` may be negative: a criterion whose maximum is
 * zero or less is a deduction. `min`, `max` and `step` belong to `number`, `levels` to `levels`. A `banded` criterion has
 * both: its range is that of the fact that is typed, its levels are the bands that give the points.
 */
export type CriterionNode = {
  code: string
  parent: string | null
  name: string
  help?: string
  type: 'group' | LeafType
  min?: string
  max?: string
  step?: string
  levels?: readonly Level[]
  weight: string | null
  filledBy: FilledBy
  required: boolean
  reason: 'none' | 'optional' | 'required'
}

/**
 * The values a criterion can take. A mark is stored as the integer mark × `scale`, `scale` being the smallest
 * positive integer that makes the whole grid integer: 7.5 on a half-point grid is stored as 15, 85 on a grid of
 * whole points as 85. `min`, `max`, `step` and `values` are in stored units; `values` is null where the grid is
 * regular.
 */
export type Grid = {
  scale: number
  min: number
  max: number
  step: number
  values: readonly number[] | null
}

export type GridProblem = {
  kind:
    | 'missing-range'
    | 'bad-range'
    | 'missing-step'
    | 'bad-step'
    | 'missing-levels'
    | 'bad-level'
    | 'duplicate-level'
    | 'missing-bands'
    | 'bad-band'
    | 'bands-out-of-order'
    | 'grid-too-fine'
  expected?: string
  actual?: string
}

/** What a criterion type must supply; text is what a person or a file typed. */
export type CriterionType = {
  /** The grid of a declared criterion, or every reason why it has none yet. */
  grid(node: CriterionNode): Grid | GridProblem[]
  /** Words accepted beside numbers, lower case, with the decimal they stand for. */
  words: Readonly<Record<string, string>>
  /** What a stored mark is worth, where that is not the mark itself; for a node that has a grid. */
  worth?(node: CriterionNode): Worth
}

/** Points of a criterion: their grid, and for each stored mark its points in stored units of that grid. */
export type Worth = { grid: Grid; bands: readonly { from: number; points: number }[] }
