import type { Db } from '#db/connect'
import { listJudgesToTell, listLastReminders, listRemindedOn } from '#db/queries/judge-reminders'
import type { Actor } from '~/domain/actors'
import { StateError } from '~/domain/errors'
import type { PersonName } from '~/domain/people'
import { can } from '~/domain/policy'
import { toLocal, type Zone } from '~/domain/time'
import { authorize } from './authorize.server'
import { subjectOf } from './competition-of.server'
import type { Context } from './context'
import { type Letter, queueMail } from './outbox.server'
import { loadBoard } from './progress.server'
import { requireOpen } from './sheet-access.server'
import { transact, type WriteKey } from './transact.server'

/** What a reminder says: how many sheets, never which, and no mark. */
export interface JudgeReminder {
  slug: string
  competition: string
  stage: { code: string; name: string }
  closesAt: string | null
  zone: Zone
  person: PersonName
  locale: 'id' | 'en'
  left: number
  due: number
}

interface StagePlace {
  slug: string
  stage: string
}

/** The board of a stage with what each judge still owes. */
async function load(db: Db, now: string, actor: Actor, place: StagePlace) {
  const board = await loadBoard(db, now, actor, place)
  const { competition, stage, seats, window } = board
  const ids = [...new Set(seats.flatMap(({ person }) => person ?? []))]
  const people = await listJudgesToTell(db, ids)
  const day = toLocal(now, competition.zone).date
  const told = await listRemindedOn(db, day, ids)
  const judges = people.map(({ id, uid, locale, email, ...person }) => {
    const own = seats.filter((seat) => seat.person === id)
    const due = own.reduce((sum, seat) => sum + seat.due, 0)
    const left = due - own.reduce((sum, seat) => sum + seat.sent, 0)
    const reminder: JudgeReminder = {
      ...{ slug: competition.slug, competition: `${competition.name} ${competition.year}` },
      ...{ stage: { code: stage.code, name: stage.name }, closesAt: stage.closesAt },
      ...{ zone: competition.zone, person, locale, left, due },
    }
    return { id, uid, hasMail: email !== null, toldToday: told.has(id), reminder }
  })
  return { ...board, window, day, judges: judges.filter(({ reminder }) => reminder.left > 0) }
}

/** The judges × entries of a stage, with what is late and who can be reminded. @throws NotFoundError */
export async function viewStageProgress(ctx: Context, actor: Actor, place: StagePlace) {
  const now = ctx.now().toISOString()
  const { competition, stage, seats, board, window, judges } = await load(ctx.db, now, actor, place)
  const last = await listLastReminders(ctx.db, competition.id, stage.code)
  const closed = window === 'closed'
  return {
    now,
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    stage: { code: stage.code, name: stage.name, closesAt: stage.closesAt, blind: stage.blind },
    window,
    seats: seats.map(({ uid, label, judge, person, due, sent, started }, index) => {
      const left = due - sent
      const open = judges.find(({ id }) => id === person)
      return {
        ...{ uid, number: index + 1, label, judge, due, sent, started, left, late: closed ? left : 0 },
        lastReminded: (person !== null && last.get(person)) || null,
        reminder: open && window === 'open' ? open.reminder : null,
      }
    }),
    rows: board.map(({ uid, label, place: ward, cells }) => ({
      ...{ uid, label, place: stage.blind ? '' : ward },
      cells: cells.map(({ seat, state }) => ({ seat, state: cellOf(state, closed) })),
    })),
    remindable: judges.filter(({ hasMail, toldToday }) => hasMail && !toldToday).length,
    mailEnabled: ctx.mail.enabled,
    mayRemind: can(actor, 'progress.remind', subjectOf(competition)),
  }
}

export type ProgressCell = 'sent' | 'draft' | 'assigned' | 'confirm' | 'conflict' | 'none' | 'late'
type BoardState = Awaited<ReturnType<typeof loadBoard>>['board'][number]['cells'][number]['state']

/** Sheets that are owed when their stage has closed are late, however far they are. */
function cellOf(state: BoardState, closed: boolean): ProgressCell {
  switch (state) {
    case 'sent':
    case 'conflict':
      return state
    case 'draft':
    case 'assigned':
    case 'confirm':
      return closed ? 'late' : state
    default:
      return 'none'
  }
}

/**
 * Reminds by mail every judge who still owes sheets of an open stage, at most once a day each, in whatever stage.
 * @returns how many were told
 * @throws StateError `stage_not_open_yet`, `stage_closed`, `judges_not_reminded` where nobody was
 */
export async function remindJudges(
  ctx: Context,
  actor: Actor,
  place: StagePlace,
  write: (reminder: JudgeReminder) => Letter,
  once?: WriteKey,
): Promise<{ reminded: number }> {
  const act = { type: 'scoresheet.reminded', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const now = ctx.now().toISOString()
    const { competition, stage, window, day, judges } = await load(tx, now, actor, place)
    authorize(actor, 'progress.remind', subjectOf(competition))
    requireOpen(window)
    const told: string[] = []
    for (const { id, uid, toldToday, reminder } of judges) {
      if (toldToday || !(await queueMail(ctx, uid, write(reminder), tx))) continue
      await record.insert('judge_reminder', {
        ...{ competition_id: competition.id, stage: stage.code, person_id: id, day },
        ...{ sent_by: actor.id ?? 0, sent_at: now },
      })
      told.push(uid)
    }
    if (told.length === 0) throw new StateError('judges_not_reminded')
    record.chain(competition.uid)
    record.refs({ stage: stage.code, people: told })
    return { reminded: told.length }
  })
}
