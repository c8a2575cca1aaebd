import { ONE, ZERO } from '../rational'
import { gridOf } from './grid'
import type { CriterionType } from './types'

/** Yes is the mark 1, no the mark 0. */
export const yesNo: CriterionType = {
  words: { ya: '1', tidak: '0', yes: '1', no: '0' },
  grid: () => gridOf([ZERO, ONE], ONE),
}
