/** How far a dossier is: nothing missing; at least half of its fields filled; less. */
export const COMPLETENESS = ['ready', 'most', 'some'] as const
export type Completeness = (typeof COMPLETENESS)[number]

export const isCompleteness = (text: string | undefined): text is Completeness =>
  COMPLETENESS.some((each) => each === text)
