import { listGrantsOf } from '#db/queries/grants'
import { listObjectionsOf } from '#db/queries/objections'
import {
  countOwnWork,
  listConflictsOf,
  listDataRequestsOf,
  listMailOf,
  listMeetingsOf,
  listSeatsOf,
  listStatementsOf,
} from '#db/queries/own-data'
import { findContact, findPersonById } from '#db/queries/people'
import { listQuestionsOf } from '#db/queries/questions'
import { listRegistrationsOf } from '#db/queries/registrations'
import { listSessions } from '#db/queries/sessions'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { toGrantView } from './people.server'
import type { Attendance, MeetingParticipants } from './plenary-closing.server'
import { transact } from './transact.server'

/**
 * Everything that is held on the actor. Passwords are held as hashes that nobody can read, sessions by a hash
 * of their key: both are left out.
 */
export async function readOwnData(ctx: Context, actor: Actor) {
  const id = actor.id ?? 0
  const person = await findPersonById(ctx.db, id)
  if (!person) throw new NotFoundError('person')
  const contact = await findContact(ctx.db, id)
  const now = ctx.now().toISOString()
  const { salt, event_id, id: _, organization_id, ...details } = person
  return {
    person: { ...details, email: contact?.email ?? null, phone: contact?.phone ?? null },
    roles: (await listGrantsOf(ctx.db, [id])).map((grant) => toGrantView(grant, now)),
    seats: await listSeatsOf(ctx.db, id),
    statements: await listStatementsOf(ctx.db, id),
    conflicts: await listConflictsOf(ctx.db, id),
    registrations: (await listRegistrationsOf(ctx.db, id)).map((row) => ({
      competition: row.competition_name,
      ward: row.ward_name,
      role: row.role,
      requestedAt: row.requested_at,
      decision: row.decision,
      reason: row.reason,
    })),
    meetings: (await listMeetingsOf(ctx.db, actor.uid)).map(meetingOf(actor.uid)),
    sessions: (await listSessions(ctx.db, id)).map(({ created_at, last_seen_at, device }) => ({
      createdAt: created_at,
      lastSeenAt: last_seen_at,
      device,
    })),
    questions: (await listQuestionsOf(ctx.db, id)).map(({ competition, text, askedAt }) => ({
      ...{ competition, text, askedAt },
    })),
    objections: (await listObjectionsOf(ctx.db, id)).map(({ competition, text, submittedAt }) => ({
      ...{ competition, text, submittedAt },
    })),
    mail: await listMailOf(ctx.db, id),
    requests: await listDataRequestsOf(ctx.db, id),
    work: await countOwnWork(ctx.db, id, actor.uid),
  }
}

/** What the minutes of a meeting say of the person alone. */
const meetingOf = (uid: string) => (row: Awaited<ReturnType<typeof listMeetingsOf>>[number]) => {
  const seats = (JSON.parse(row.attendance) as Attendance[]).filter(({ person }) => person === uid)
  const remarks =
    row.participants === null ? {} : (JSON.parse(row.participants) as MeetingParticipants).remarks
  return {
    ...{ competition: row.competition, heldOn: row.heldOn, present: seats.some(({ present }) => present) },
    remark: seats.flatMap(({ seat }) => remarks[seat] ?? []).join('; ') || null,
  }
}

export type OwnData = Awaited<ReturnType<typeof readOwnData>>

/** The same as a file, in the words of the program; that it was taken out is recorded, not what it says. */
export async function exportOwnData(ctx: Context, actor: Actor, record: boolean): Promise<string> {
  const text = `${JSON.stringify({ madeAt: ctx.now().toISOString(), ...(await readOwnData(ctx, actor)) }, null, 2)}\n`
  if (record)
    await transact(ctx, actor, { type: 'privacy.exported' }, async (_, recorder) =>
      recorder.refs({ person: actor.uid, sha256: sha256Hex(text) }),
    )
  return text
}
