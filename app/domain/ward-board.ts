/** Where a kelurahan stands between the invitation and the submitted dossier. */
export const WARD_STATES = ['not_invited', 'unopened', 'active', 'drafting', 'submitted', 'declined'] as const
export type WardState = (typeof WARD_STATES)[number]

interface WardFacts {
  invited: boolean
  /** The newest link was declined, by the kelurahan or by the organizer for it. */
  declined: boolean
  members: number
  hasDossier: boolean
  submitted: boolean
}

/** What counts is how far they came; a refusal counts until something has been submitted. */
export function wardState({ invited, declined, members, hasDossier, submitted }: WardFacts): WardState {
  if (submitted) return 'submitted'
  if (declined) return 'declined'
  if (hasDossier) return 'drafting'
  if (members > 0) return 'active'
  return invited ? 'unopened' : 'not_invited'
}
