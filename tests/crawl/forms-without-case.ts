/** Routes whose actions no case of `forms/` submits yet, sorted; the case that is written takes its route off. */
export const WITHOUT_CASE: string[] = []
