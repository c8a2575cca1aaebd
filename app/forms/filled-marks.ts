/** The form field of one entry's mark for one criterion; the entry by its public id in the stage. */
export const filledField = (entry: string, code: string): string => `nilai.${entry}.${code}`
/** The form field that says how often an entry had been saved when its row was shown. */
export const baseField = (entry: string): string => `dasar.${entry}`
