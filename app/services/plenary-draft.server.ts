import type { Db } from '#db/connect'
import { insertDraft, listDrafts } from '#db/queries/plenaries'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { ChangedError, inputError, StateError } from '~/domain/errors'
import {
  isChoice,
  joinValues,
  MEETING_FIELDS,
  type MeetingValues,
  meetingFields,
  readMeetingValues,
} from '~/forms/plenary'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { type MeetingPlace, type MeetingSight, seeMeeting } from './plenary-access.server'
import { listMeetingSeats, listPartMeetings } from './plenary-board.server'
import { type Tx, transact, type WriteKey } from './transact.server'

interface SentMeeting {
  /** What stands in a field, without surrounding space. */
  text: (field: string) => string
  /** Version of the values that the form was filled from; none: whatever is stored now. */
  basedOn?: number
}

/**
 * Keeps what is typed of a meeting; gaps are allowed. What two people changed at once is joined, unless they changed the
 * same.
 * @throws InputError for what can never be right; ChangedError naming the fields that somebody else filled otherwise;
 * StateError `plenary_closed` once the meeting is over
 */
export async function saveMeeting(
  ctx: Context,
  actor: Actor,
  place: MeetingPlace,
  sent: SentMeeting,
  once?: WriteKey,
): Promise<{ version: number }> {
  return transact(ctx, actor, { type: 'plenary.closed', ...(once ? { once } : {}) }, async (tx) => {
    const { sight, part, drafts } = await openDraft(tx, ctx, actor, place)
    const [latest] = drafts
    const stored = valuesOf(latest)
    const fields = await fieldsOf(tx, ctx, sight)
    const kept = stored[MEETING_FIELDS.reason]
    const typed: MeetingValues = {
      ...readMeetingValues(fields, sent.text),
      ...(kept === undefined ? {} : { [MEETING_FIELDS.reason]: kept }),
    }
    const base =
      sent.basedOn === undefined ? stored : valuesOf(drafts.find(({ version }) => version === sent.basedOn))
    const joined = joinValues(base, stored, typed)
    if (!joined) throw clash(stored, typed)
    if (latest && canonicalJson(joined) === latest.content) return { version: latest.version }
    return writeDraft(tx, ctx, actor, part, joined, latest?.version ?? 0)
  })
}

/** The page on which a further meeting begins. @throws as `beginFurtherMeeting`, but for the reason */
export async function viewFurtherMeeting(
  ctx: Context,
  actor: Actor,
  place: MeetingPlace,
): Promise<MeetingSight> {
  const sight = await seeMeeting(ctx.db, ctx, actor, place)
  authorize(actor, 'plenary.prepare', sight.subject)
  await requireNonePrepared(ctx.db, partOf(sight))
  return sight
}

type Part = ReturnType<typeof partOf>

const partOf = ({ competition, stage, region }: MeetingSight) => ({
  ...{ competition: competition.id, stage: stage.code, region: region?.code ?? null },
})

async function requireNonePrepared(db: Db, part: Part): Promise<void> {
  if ((await listPartMeetings(db, part)).length === 0) throw new StateError('plenary_none_closed')
  if ((await listDrafts(db, part)).length > 0) throw new StateError('plenary_in_preparation')
}

/**
 * Begins a further meeting about a stage whose meeting has closed.
 * @throws InputError without a reason; StateError `plenary_none_closed`, `plenary_in_preparation`
 */
export async function beginFurtherMeeting(
  ctx: Context,
  actor: Actor,
  place: MeetingPlace,
  { reason }: { reason: string },
  once?: WriteKey,
): Promise<{ version: number }> {
  return transact(ctx, actor, { type: 'plenary.closed', ...(once ? { once } : {}) }, async (tx) => {
    const sight = await seeMeeting(tx, ctx, actor, place)
    authorize(actor, 'plenary.prepare', sight.subject)
    const part = partOf(sight)
    await requireNonePrepared(tx, part)
    if (reason === '') throw inputError(MEETING_FIELDS.reason, 'required')
    return writeDraft(tx, ctx, actor, part, { [MEETING_FIELDS.reason]: reason }, 0)
  })
}

export const valuesOf = (draft: { content: string } | undefined): MeetingValues =>
  draft ? (JSON.parse(draft.content) as MeetingValues) : {}

async function openDraft(tx: Tx, ctx: Context, actor: Actor, place: MeetingPlace) {
  const sight = await seeMeeting(tx, ctx, actor, place)
  authorize(actor, 'plenary.prepare', sight.subject)
  const part = partOf(sight)
  const drafts = await listDrafts(tx, part)
  if (drafts.length === 0 && (await listPartMeetings(tx, part)).length > 0)
    throw new StateError('plenary_closed')
  return { sight, part, drafts }
}

async function fieldsOf(tx: Tx, ctx: Context, sight: MeetingSight): Promise<string[]> {
  const seats = await listMeetingSeats(tx, sight, ctx.now().toISOString())
  const entries = await listStageEntries(tx, sight.competition.id, sight.stage.code)
  return meetingFields(
    seats.map(({ uid }) => uid),
    entries.map(({ entryUid }) => entryUid),
  )
}

async function writeDraft(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  part: Part,
  values: MeetingValues,
  former: number,
) {
  const version = former + 1
  await insertDraft(tx, part, {
    ...{ content: canonicalJson(values), version, saved_by: actor.id },
    saved_at: ctx.now().toISOString(),
  })
  return { version }
}

/** Every field in which the form differs from what is stored, so that nobody overwrites what they have not read. */
function clash(stored: MeetingValues, typed: MeetingValues): ChangedError {
  const fields = [...new Set([...Object.keys(stored), ...Object.keys(typed)])]
  return new ChangedError(
    'changed_since',
    fields
      .filter((field) => stored[field] !== typed[field])
      .map((field) => {
        const theirs = stored[field]
        if (theirs === undefined) return { field, kind: 'stored_nothing' }
        if (isChoice(field)) return { field, kind: 'stored_other_choice' }
        return { field, kind: 'stored_other', params: { stored: theirs } }
      }),
  )
}
