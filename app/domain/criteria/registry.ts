import { levels } from './levels'
import { number } from './number'
import type { CriterionNode, CriterionType, Grid, LeafType } from './types'
import { yesNo } from './yes-no'

/** Every criterion type by its name; a new one is a file and a line here. */
export const criterionTypes = { number, levels, 'yes-no': yesNo } as const satisfies Record<
  LeafType,
  CriterionType
>

/** The grid of a leaf that `checkInstrument` accepts. @throws RangeError for a group or an unfinished leaf. */
export function criterionGrid(node: CriterionNode): Grid {
  const grid = node.type === 'group' ? [] : criterionTypes[node.type].grid(node)
  if (Array.isArray(grid)) throw new RangeError(`criterion ${node.code} has no grid`)
  return grid
}
