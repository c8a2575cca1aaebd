/** Outcomes after which an entry takes part in no further stage. */
export const OUT_STATES = ['tidak_lolos', 'gugur', 'mengundurkan_diri', 'tidak_hadir'] as const

export const isOut = (state: string | null | undefined): boolean =>
  (OUT_STATES as readonly (string | null | undefined)[]).includes(state)
