import { banded } from './banded'
import { levels } from './levels'
import { number } from './number'
import type { CriterionNode, CriterionType, Grid, LeafType, Worth } from './types'
import { yesNo } from './yes-no'

/** Every criterion type by its name; a new one is a file and a line here. */
export const criterionTypes = { number, levels, 'yes-no': yesNo, banded } as const satisfies Record<
  LeafType,
  CriterionType
>

/** The grid of a leaf that `checkInstrument` accepts. @throws RangeError for a group or an unfinished leaf. */
export function criterionGrid(node: CriterionNode): Grid {
  const grid = node.type === 'group' ? [] : criterionTypes[node.type].grid(node)
  if (Array.isArray(grid)) throw new RangeError(`criterion ${node.code} has no grid`)
  return grid
}

/** What the marks of a leaf are worth; for most types each is worth itself. @throws RangeError as `criterionGrid` */
export function criterionWorth(node: CriterionNode): Worth | { grid: Grid; bands: null } {
  const grid = criterionGrid(node)
  const { worth } = criterionTypes[node.type as LeafType] as CriterionType
  return worth ? worth(node) : { grid, bands: null }
}

/** Points of a stored mark by its bands. */
export function pointsOf(bands: readonly { from: number; points: number }[], mark: number): number {
  let points = bands[0]?.points ?? 0
  for (const band of bands) if (band.from <= mark) points = band.points
  return points
}
