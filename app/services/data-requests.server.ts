import { findDataRequest, findWaitingDataRequest, listDataRequests } from '#db/queries/data-requests'
import { listGrantsOf } from '#db/queries/grants'
import { findPersonById } from '#db/queries/people'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { DataAnswer, DataRequestInput } from '~/forms/data-requests'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { erasePerson } from './person-erasure.server'
import { toSubject } from './person-subjects.server'
import { transact, type WriteKey } from './transact.server'

/**
 * A person asks for a correction of what they cannot change themselves, or for the erasure of their data.
 * @throws StateError `data_request_waiting` while one of the same kind waits
 */
export async function requestAboutOwnData(
  ctx: Context,
  actor: Actor,
  { kind, about, content }: DataRequestInput,
  once?: WriteKey,
): Promise<{ uid: string }> {
  return transact(ctx, actor, { type: 'privacy.requested', once }, async (tx, record) => {
    const personId = actor.id ?? 0
    if (await findWaitingDataRequest(tx, personId, kind)) throw new StateError('data_request_waiting')
    const row = await record.insert('data_request', {
      person_id: personId,
      ...{ kind, about, content, answer: null },
      requested_at: ctx.now().toISOString(),
    })
    record.refs({ request: row.uid, person: actor.uid, kind })
    return { uid: row.uid }
  })
}

/** Requests of those whom the actor manages, their own left out. @throws NotFoundError for those who manage nobody */
export async function listManagedRequests(ctx: Context, actor: Actor) {
  authorizeSight(actor, 'people.list', null)
  const now = ctx.now().toISOString()
  const rows = (await listDataRequests(ctx.db)).filter(({ person_id }) => person_id !== actor.id)
  const grants =
    rows.length > 0
      ? await listGrantsOf(
          ctx.db,
          rows.map(({ person_id }) => person_id),
        )
      : []
  return rows
    .filter(({ person_id }) => {
      const own = grants.filter((grant) => grant.person_id === person_id)
      return can(actor, 'person.manage', toSubject(person_id, own, now))
    })
    .map((row) => ({
      ...{ uid: row.uid, person: row.person_uid, account: row.account, name: row.name },
      ...{ titleBefore: row.title_before, titleAfter: row.title_after },
      ...{ kind: row.kind, about: row.about, content: row.content, answer: row.answer },
      ...{ requestedAt: row.requested_at, decision: row.decision, decidedAt: row.decided_at },
    }))
}

/**
 * Answers a request; saying yes to an erasure erases, in the same act.
 * @throws StateError `already_decided`, `still_needed`; InputError at `answer` for a refusal without a reason
 */
export async function answerDataRequest(
  ctx: Context,
  actor: Actor,
  uid: string,
  { decision, answer }: DataAnswer,
  once?: WriteKey,
): Promise<{ erased: boolean }> {
  return transact(ctx, actor, { type: 'privacy.answered', once }, async (tx, record) => {
    const row = await findDataRequest(tx, uid)
    const person = row && (await findPersonById(tx, row.person_id))
    if (!row || !person || person.id === actor.id) throw new NotFoundError('data_request')
    const subject = toSubject(person.id, await listGrantsOf(tx, [person.id]), ctx.now().toISOString())
    authorizeSight(actor, 'person.view', subject)
    authorize(actor, 'person.manage', subject)
    if (row.decision !== null) throw new StateError('already_decided')
    if (decision === 'refused' && !answer) throw inputError('answer', 'required')
    const at = ctx.now().toISOString()
    await record.update('data_request', row.id, { decision, answer, decided_by: actor.id, decided_at: at })
    record.refs({ request: row.uid, person: person.uid, kind: row.kind, decision })
    const erases = decision === 'done' && row.kind === 'erasure'
    if (erases) {
      await erasePerson(ctx, tx, record, actor, person, row.id)
      record.as('account.erased')
    }
    return { erased: erases }
  })
}
