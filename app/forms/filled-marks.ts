/** The form field of one entry's mark for one criterion; the entry by its public id in the stage. */
export const filledField = (entry: string, code: string): string => `nilai.${entry}.${code}`
/** The form field of the reason beside it. */
export const filledReasonField = (entry: string, code: string): string => `alasan.${entry}.${code}`
/** The problem of a mark that somebody else has changed since its row was shown. */
export const CHANGED_MEANWHILE = 'mark_changed_meanwhile'

/** The form field that says how often an entry had been saved when its row was shown. */
export const baseField = (entry: string): string => `dasar.${entry}`
