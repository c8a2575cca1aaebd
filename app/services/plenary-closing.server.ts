import { findCompetitionBySlug } from '#db/queries/competitions'
import { findEntryState } from '#db/queries/entries'
import { findChainHead } from '#db/queries/events'
import { deleteDrafts, listDrafts } from '#db/queries/plenaries'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { ChangedError, NotFoundError, StateError } from '~/domain/errors'
import type { ClosingObstacle } from '~/domain/meeting-view'
import type { PlenaryDecisions } from '~/domain/plenary'
import { isPlenaryOnly } from '~/domain/rules'
import { MEETING_FIELDS, orderReasonField, presentField, remarkField, typedOutcome } from '~/forms/plenary'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { Outrun, untilNotOutrun } from './outrun.server'
import { type MeetingPlace, seeMeeting } from './plenary-access.server'
import { type MeetingBoard, readMeetingBoard } from './plenary-board.server'
import { findClosingConflict, mustLeaveClosing } from './plenary-conflict.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

/** Everything that keeps the meeting from closing now; empty when it may. */
export function findObstacles({
  stage,
  window,
  values,
  held,
  ranking,
  seats,
  lateSheets,
  isSealed,
  meetings,
}: MeetingBoard) {
  const obstacles: ClosingObstacle[] = []
  if (window !== 'closed' && !(isPlenaryOnly(stage) && window === 'open')) obstacles.push('stage_open')
  if (isSealed && window === 'closed') obstacles.push('sealed')
  if (lateSheets > 0) obstacles.push('late_sheets')
  if (ranking.members.length === 0) obstacles.push('no_entries')
  if (!values[MEETING_FIELDS.date]) obstacles.push('no_date')
  if (!values[MEETING_FIELDS.place]) obstacles.push('no_place')
  if (!seats.some(({ uid }) => values[presentField(uid)])) obstacles.push('nobody_present')
  if (meetings.length > 0 && held.orders.length === 0 && !changesAny({ held }))
    obstacles.push('nothing_changed')
  if (held.problems.length > 0) obstacles.push('undecided')
  return obstacles
}

const changesAny = ({ held }: Pick<MeetingBoard, 'held'>) =>
  [...held.rows.values()].some(({ changes }) => changes)

/** What the page that asks for the closing showed. */
export interface SeenMeeting {
  /** SHA-256 of the ranking. */
  ranking: string
  /** Version of what was prepared. */
  version: number
}

/**
 * Closes a meeting: its decisions become the outcomes of its entries, for good. The ranking is computed off the event
 * loop; the transaction checks that nothing was recorded since, and the work is done again when something was.
 * @throws ChangedError when ranking or preparation are not those that were seen; StateError naming what is missing
 */
export async function closeMeeting(
  ctx: Context,
  actor: Actor,
  place: MeetingPlace,
  seen: SeenMeeting,
  once?: WriteKey,
): Promise<{ uid: string; number: number }> {
  const competition = await findCompetitionBySlug(ctx.db, place.slug)
  if (!competition) throw new NotFoundError('competition')
  const act = { type: 'plenary.closed', competition: competition.uid, once } as const
  return untilNotOutrun(async () => {
    const { subject } = await seeMeeting(ctx.db, ctx, actor, place)
    authorize(actor, 'plenary.close', subject)
    const board = await readMeetingBoard(ctx, actor, place)
    return transact(ctx, actor, act, (tx, record) => close(tx, record, ctx, actor, board, seen))
  })
}

async function close(
  tx: Tx,
  record: Recorder,
  ctx: Context,
  actor: Actor,
  board: MeetingBoard,
  seen: SeenMeeting,
): Promise<{ uid: string; number: number }> {
  const { competition, stage, region, ranking, meetings } = board
  const part = { competition: competition.id, stage: stage.code, region: region?.code ?? null }
  const sight = await seeMeeting(tx, ctx, actor, {
    slug: competition.slug,
    stage: stage.code,
    region: part.region,
  })
  authorize(actor, 'plenary.close', sight.subject)
  if ((await findChainHead(tx, competition.uid))?.seq !== ranking.version) throw new Outrun('plenary_outrun')
  const [draft] = await listDrafts(tx, part)
  if (!draft) throw new StateError(meetings.length > 0 ? 'plenary_closed' : 'plenary_not_prepared')
  if (draft.version !== seen.version || draft.version !== board.version)
    throw new ChangedError('plenary_changed_since')
  if (board.sha256 !== seen.ranking) throw new ChangedError('plenary_ranking_changed')
  const conflict = await findClosingConflict(
    tx,
    actor,
    { competitionId: competition.id, stage, members: ranking.members },
    ctx.now().toISOString(),
  )
  if (mustLeaveClosing(conflict))
    throw new StateError('plenary_conflict', {
      entries: conflict.entries.join(', '),
      others: conflict.others.join(', '),
    })
  if (findObstacles({ ...board, window: sight.window }).length > 0) throw new StateError('plenary_incomplete')
  const at = ctx.now().toISOString()
  const decisions = decisionsOf(board)
  const number = (meetings.at(-1)?.number ?? 0) + 1
  const meeting = await record.insert('plenary', {
    ...{ competition_id: competition.id, stage: stage.code, region_code: part.region, number },
    ...minutesOf(board),
    decisions: canonicalJson(decisions as never),
    ...{ ranking: board.canonical, ranking_sha256: board.sha256, rules_id: ranking.rules.id },
    ...{ closed_at: at, closed_by: actor.id },
  })
  const idOf = new Map(ranking.members.map(({ uid, id }) => [uid, id]))
  for (const { entry, outcome } of decisions.outcomes) {
    const id = idOf.get(entry) ?? 0
    await record.insert('entry_state', {
      ...{ entry_id: id, stage: stage.code, plenary_id: meeting.id },
      from_state: (await findEntryState(tx, id))?.to_state ?? null,
      ...{ to_state: outcome, decided_by: actor.id, at },
    })
  }
  await deleteDrafts(tx, part)
  record.refs({
    ...{ plenary: meeting.uid, stage: stage.code, meeting: number },
    ...(part.region === null ? {} : { region: part.region }),
    ...{ outcomes: decisions.outcomes.length, ranking: board.sha256, rules: ranking.rules.number },
  })
  return { uid: meeting.uid, number }
}

/** Ids and codes alone. A further meeting writes only what it changes. */
const decisionsOf = ({ held, ranking }: MeetingBoard): PlenaryDecisions => ({
  basis: ranking.basis,
  outcomes: ranking.members.flatMap(({ uid }) => {
    const row = held.rows.get(uid)
    return row?.changes && row.outcome ? [{ entry: uid, outcome: row.outcome }] : []
  }),
  orders: held.orders.map((order) => order.map((ids) => ids.map(String))),
})

/** What the meeting says in words, sealed in two: why it decided so, and what concerns those present. */
export interface MeetingContent {
  /** Why there was a further meeting. */
  reason: string | null
  notes: string | null
  entries: Record<string, { reason?: string; document?: string }>
  /** Why tied groups are ordered so, by their first entry. */
  orders: Record<string, string>
}
export interface MeetingParticipants {
  remarks: Record<string, string>
  others: string | null
}
export interface Attendance {
  seat: string
  person: string | null
  present: boolean
}

function minutesOf({ values, seats, ranking, held }: MeetingBoard) {
  const given = (field: string) => values[field] ?? null
  const content: MeetingContent = {
    ...{ reason: given(MEETING_FIELDS.reason), notes: given(MEETING_FIELDS.notes) },
    entries: Object.fromEntries(
      ranking.members.flatMap(({ uid }) => {
        const { reason, document } = typedOutcome(values, uid)
        if (!held.rows.get(uid)?.changes || (reason === '' && document === '')) return []
        return [[uid, { ...(reason && { reason }), ...(document && { document }) }]]
      }),
    ),
    orders: Object.fromEntries(
      held.ties.flatMap(({ ids: [first = ''] }) => {
        const reason = values[orderReasonField(first)]
        return reason === undefined ? [] : [[first, reason]]
      }),
    ),
  }
  const participants: MeetingParticipants = {
    remarks: Object.fromEntries(
      seats.flatMap(({ uid }) => {
        const remark = values[remarkField(uid)]
        return remark === undefined ? [] : [[uid, remark]]
      }),
    ),
    others: given(MEETING_FIELDS.others),
  }
  const attendance: Attendance[] = seats.map(({ uid, person }) => ({
    ...{ seat: uid, person: person?.uid ?? null },
    present: values[presentField(uid)] !== undefined,
  }))
  return {
    ...{ held_on: given(MEETING_FIELDS.date), held_at: given(MEETING_FIELDS.time) },
    place: given(MEETING_FIELDS.place),
    attendance: canonicalJson(attendance as never),
    content: canonicalJson(content as never),
    participants: canonicalJson(participants as never),
  }
}
