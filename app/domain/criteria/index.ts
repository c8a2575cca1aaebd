export { isOnGrid } from './grid'
export { formatMark, type MarkError, parseMark } from './marks'
export { criterionGrid, criterionTypes } from './registry'
export type * from './types'
