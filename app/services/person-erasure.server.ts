import type { Selectable } from 'kysely'
import { listGrantsOf } from '#db/queries/grants'
import { listObjectionsOf } from '#db/queries/objections'
import { deleteMailTo } from '#db/queries/outbox'
import { findContact } from '#db/queries/people'
import { deleteCredential, listConflictsWithNote, listRequestsWithText } from '#db/queries/person-erasure'
import { listQuestionsOf } from '#db/queries/questions'
import { deletePersonSessions } from '#db/queries/sessions'
import type { PersonTable } from '#db/schema'
import type { Actor } from '~/domain/actors'
import { StateError } from '~/domain/errors'
import { listEnded } from './competition-end.server'
import type { Context } from './context'
import { holdsAt } from './person-subjects.server'
import type { Erasure, Recorder, Tx } from './transact.server'

/** Stands where a name stood; the id, the seat and what was scored stay. */
export const ERASED_NAME = 'Nama dihapus'

/**
 * Erases who a person is and keeps what they did: the row's id stays, so that sheets, seats and statements
 * keep pointing at it. For an answered request; the caller has authorized it.
 * @throws StateError `still_needed` while a role holds in anything that is not over
 */
export async function erasePerson(
  ctx: Context,
  tx: Tx,
  record: Recorder,
  actor: Actor,
  person: Selectable<PersonTable>,
  requestId: number,
): Promise<void> {
  const at = ctx.now().toISOString()
  const ended = await listEnded(tx, at)
  const grants = (await listGrantsOf(tx, [person.id])).filter((grant) => holdsAt(grant, at))
  if (grants.some(({ competition_id }) => competition_id === null || !ended.includes(competition_id)))
    throw new StateError('still_needed')
  const erasure: Erasure = {
    basis: 'request',
    data_request_id: requestId,
    kind: 'person',
    erased_by: actor.id ?? 0,
    erased_at: at,
  }
  const note = (table: 'person' | 'person_contact' | 'conflict', uid: string) =>
    record.insert('erasure', { ...erasure, table_name: table, row_uid: uid, column_name: null, parts: 1 })
  await note('person', person.uid)
  await record.update('person', person.id, {
    account: `dihapus-${person.uid.slice(-12)}`,
    ...{ title_before: null, name: ERASED_NAME, title_after: null, office: null, nip: null, nidn: null },
    ...{ home_region: null, work_region: null, organization_id: null },
    disabled_at: person.disabled_at ?? at,
  })
  const contact = await findContact(tx, person.id)
  if (contact) {
    await note('person_contact', contact.uid)
    await record.update('person_contact', contact.id, { email: null, phone: null })
  }
  for (const conflict of await listConflictsWithNote(tx, person.id)) {
    await note('conflict', conflict.uid)
    await record.update('conflict', conflict.id, { note: null })
  }
  for (const request of await listRequestsWithText(tx, person.id))
    for (const column of ['content', 'answer'] as const)
      if (request[column] !== null) await record.erase('data_request', request, column, erasure)
  for (const question of await listQuestionsOf(tx, person.id))
    await record.erase('question', question, 'content', erasure)
  for (const objection of await listObjectionsOf(tx, person.id))
    await record.erase('objection', objection, 'grounds', erasure)
  for (const grant of grants)
    await record.update('role_grant', grant.id, { revoked_at: at, revoked_reason: null })
  await deletePersonSessions(tx, person.id)
  await deleteMailTo(tx, person.id)
  await deleteCredential(tx, person.id)
}
