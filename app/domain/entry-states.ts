/** Outcomes after which an entry takes part in no further stage. */
export const OUT_STATES = ['tidak_lolos', 'gugur', 'mengundurkan_diri', 'tidak_hadir'] as const

export const isOut = (state: string | null | undefined): boolean =>
  (OUT_STATES as readonly (string | null | undefined)[]).includes(state)

/** An entry that is in no stage is as far as the least far of its dossiers. */
export function stateByDossiers(
  states: readonly string[],
): 'returned' | 'registered' | 'submitted' | 'complete' {
  if (states.includes('returned')) return 'returned'
  if (states.includes('draft')) return 'registered'
  return states.includes('submitted') ? 'submitted' : 'complete'
}
