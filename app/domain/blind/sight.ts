import type { Actor, Grant, Role } from '../actors'
import { can, type WardSubject } from '../policy'

/** Roles that come with a seat. Who holds a chair's may open whole dossiers by that office; a page names them. */
const OF_SEATS: readonly Role[] = ['chair', 'deputy', 'judge']

/**
 * Whether these roles, those of seats aside, open a ward's dossier with its names: an organizer's, an inspector's, its
 * verifier's, its team's. Such a person does not judge it in a stage without names.
 */
export function seesNames(grants: readonly Grant[], ward: WardSubject): boolean {
  const others = grants.filter(({ role }) => !OF_SEATS.includes(role))
  return can({ ...NOBODY, grants: others }, 'dossier.view', ward)
}

/** What the policy asks of an actor beyond the grants plays no part here. */
const NOBODY: Actor = { id: null, uid: '', account: '', name: '', locale: 'id', via: 'system', grants: [] }
