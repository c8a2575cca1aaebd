export { isOnGrid } from './grid'
export { formatMark, levelOf, type MarkError, parseMark } from './marks'
export { criterionGrid, criterionTypes, criterionWorth, pointsOf } from './registry'
export type * from './types'
