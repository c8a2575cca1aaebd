import type { Actor } from '~/domain/actors'
import { type CompetitionSubject, can } from '~/domain/policy'
import type { Office } from '~/domain/results/snapshot'

/** In which office somebody acts on a competition: a deputy stands in for the chair, and it is written down. */
export function officeOf(actor: Actor, subject: CompetitionSubject): Office {
  const roles = actor.grants
    .filter((grant) => can({ ...actor, grants: [grant] }, 'approval.decide', subject))
    .map(({ role }) => role)
  return (['chair', 'deputy', 'organizer'] as const).find((role) => roles.includes(role)) ?? 'organizer'
}
