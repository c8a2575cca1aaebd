import type { Db } from '#db/connect'
import { listJudgeAssignments, listStageAssignments } from '#db/queries/assignments'
import { findConflict, listActiveConflicts } from '#db/queries/conflicts'
import { listOccupants } from '#db/queries/panels'
import { findPersonByUid } from '#db/queries/people'
import { findRegion } from '#db/queries/regions'
import { listBlindLabels, listEntryUids, listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { CONFLICT_KINDS, type DeclaredKind } from '~/domain/conflicts'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { levelOf } from '~/domain/regions'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import { conflictFinder, type Judge } from './conflict-finder.server'
import type { Context } from './context'
import { closedParts } from './plenary-access.server'
import { currentRules } from './rules.server'
import { listSetAside } from './set-aside.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

export interface NewConflict {
  kind: DeclaredKind
  /** Public id of the entry, or the code of a region whose wards are all meant. */
  entry?: string | null
  region?: string | null
  fromYear?: number | null
  untilYear?: number | null
  note?: string | null
  /** Public id of the judge, when an organizer declares it for them. */
  person?: string | null
}

/**
 * Declares a tie of a judge. From now on the judge neither sees nor scores the entries that it reaches; active
 * assignments among them step aside with what was recorded.
 * @throws InputError when neither entry nor region is named, or the region is none.
 */
export async function declareConflict(
  ctx: Context,
  actor: Actor,
  slug: string,
  conflict: NewConflict,
  once?: WriteKey,
): Promise<{ uid: string; steppedAside: number }> {
  const act = { type: 'conflict.declared', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await competitionOf(tx, slug)
    const subject = subjectOf(competition)
    authorizeSight(actor, conflict.person ? 'panel.view' : 'conflict.declare', subject)
    if (conflict.person) authorize(actor, 'panel.manage', subject)
    const person = await judgeOf(tx, actor, competition.id, conflict.person)
    if (!CONFLICT_KINDS.includes(conflict.kind)) throw inputError('kind', 'required')
    const entryId = await entryOf(tx, competition.id, conflict.entry)
    const region = conflict.region?.trim() || null
    if (region !== null && (levelOf(region) === null || !(await findRegion(tx, region))))
      throw inputError('region', 'region_unknown')
    if (entryId === null && region === null) throw inputError('entry', 'conflict_without_target')
    record.chain(competition.uid)
    const row = await record.insert('conflict', {
      competition_id: competition.id,
      person_id: person.personId,
      kind: conflict.kind,
      region_code: region,
      entry_id: entryId,
      from_year: conflict.fromYear ?? null,
      until_year: conflict.untilYear ?? null,
      note: conflict.note?.trim() || null,
      declared_by: actor.id ?? 0,
      declared_at: ctx.now().toISOString(),
    })
    record.refs({ conflict: row.uid })
    const steppedAside = await releaseConflicted(
      tx,
      record,
      competition.id,
      person,
      'all',
      ctx.now().toISOString(),
    )
    return { uid: row.uid, steppedAside }
  })
}

async function judgeOf(tx: Tx, actor: Actor, competitionId: number, uid: string | null | undefined) {
  const person = uid ? await findPersonByUid(tx, uid) : null
  const wanted = uid ? person?.id : actor.id
  const occupant = (await listOccupants(tx, competitionId)).find(({ personId }) => personId === wanted)
  if (!occupant) throw new NotFoundError('judge')
  return occupant
}

async function entryOf(tx: Tx, competitionId: number, uid: string | null | undefined) {
  if (!uid) return null
  const entry = await tx
    .selectFrom('entry')
    .select('id')
    .where('uid', '=', uid)
    .where('competition_id', '=', competitionId)
    .executeTakeFirst()
  if (!entry) throw inputError('entry', 'entry_unknown')
  return entry.id
}

const CONFLICT = 'konflik kepentingan'

/**
 * Gives a seat's new occupant what the former one could not score for reasons of their own: a conflict, stepping aside.
 * What the organizer withdrew stays withdrawn, and so does what the new occupant may not score either.
 */
export async function reopenForOccupant(
  tx: Tx,
  record: Recorder,
  competitionId: number,
  { seat, judge, by }: { seat: number; judge: Judge; by: number | null },
  moment: string,
): Promise<void> {
  const { rules } = await currentRules(tx, competitionId)
  const isClosed = await closedParts(tx, competitionId)
  for (const stage of rules.stages) {
    const find = await conflictFinder(tx, competitionId, stage, [judge], moment)
    const entries = (await listStageEntries(tx, competitionId, stage.code)).filter(
      ({ kecamatanCode }) => !isClosed(stage.code, kecamatanCode),
    )
    for (const row of await listStageAssignments(tx, competitionId, stage.code)) {
      const entry = entries.find(({ id }) => id === row.stageEntryId)
      if (row.seatId !== seat || row.revisionNumber !== null || !entry || find(judge, entry)) continue
      const isPersonal = row.state === 'stepped_aside' || row.reason?.startsWith(CONFLICT)
      if (row.state === 'active' || !isPersonal) continue
      const values = { state: 'active', reason: null, assigned_by: by, assigned_at: moment } as const
      await record.update('assignment', row.id, values)
    }
  }
}

/**
 * Takes active assignments of a person's seats out where a conflict reaches the entry. `all`: also those with a
 * sheet (the judge steps aside); `unscored`: a sheet of an earlier occupant goes on counting. What a closed meeting has
 * looked at stays.
 */
export async function releaseConflicted(
  tx: Tx,
  record: Recorder,
  competitionId: number,
  judge: Judge,
  which: 'all' | 'unscored',
  moment: string,
): Promise<number> {
  const seats = await seatsOf(tx, competitionId, judge.personId)
  const { rules } = await currentRules(tx, competitionId)
  const isClosed = await closedParts(tx, competitionId)
  let released = 0
  for (const stage of rules.stages) {
    const find = await conflictFinder(tx, competitionId, stage, [judge], moment)
    const entries = new Map(
      (await listStageEntries(tx, competitionId, stage.code)).map((row) => [row.id, row]),
    )
    for (const row of await listStageAssignments(tx, competitionId, stage.code)) {
      const entry = entries.get(row.stageEntryId)
      if (row.state !== 'active' || !seats.has(row.seatId) || !entry) continue
      if (which === 'unscored' && row.revisionNumber !== null) continue
      if (isClosed(stage.code, entry.kecamatanCode)) continue
      const conflict = find(judge, entry)
      if (!conflict) continue
      await record.update('assignment', row.id, {
        state: which === 'all' ? 'stepped_aside' : 'withdrawn',
        reason: `${CONFLICT}: ${conflict.replaceAll('_', ' ')}`,
      })
      released++
    }
  }
  return released
}

async function seatsOf(db: Db, competitionId: number, personId: number): Promise<Set<number>> {
  const occupants = await listOccupants(db, competitionId)
  return new Set(
    occupants.filter((row) => row.personId === personId && row.until === null).map(({ seatId }) => seatId),
  )
}

/** Ends a declared tie that was a mistake or is over; assignments are not given back by themselves. */
export async function endConflict(
  ctx: Context,
  actor: Actor,
  slug: string,
  uid: string,
  reason: string,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const act = { type: 'conflict.ended', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await competitionOf(tx, slug)
    const conflict = await findConflict(tx, uid)
    if (!conflict || conflict.competition_id !== competition.id) throw new NotFoundError('conflict')
    authorizeSight(actor, 'panel.view', subjectOf(competition))
    authorize(actor, 'panel.manage', subjectOf(competition))
    if (conflict.ended_at) throw new StateError('conflict_ended')
    if (reason.trim() === '') throw inputError('alasan', 'required')
    await record.update('conflict', conflict.id, {
      ended_at: ctx.now().toISOString(),
      ended_reason: reason.trim(),
    })
    record.chain(competition.uid)
    record.refs({ conflict: uid })
    return { uid }
  })
}

/** A judge's own ties in a competition, and the entries that a new one could name. */
export async function readConflictPage(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'conflict.declare', subjectOf(competition))
  const rows = await listJudgeAssignments(ctx.db, actor.id ?? 0, ctx.now().toISOString(), competition.id)
  const labels = new Map(rows.map(({ entryId, label }) => [entryId, label]))
  // Whoever knows an entry by its label of a blind stage does not learn here which number it has.
  for (const [entry, label] of await listBlindLabels(ctx.db, competition.id)) labels.set(entry, label)
  const entries = await listEntryUids(
    ctx.db,
    rows.map(({ entryId }) => entryId),
  )
  const conflicts = await listActiveConflicts(ctx.db, competition.id, [actor.id ?? 0])
  const now = ctx.now().toISOString()
  return {
    name: competition.name,
    zone: competition.zone,
    /** Where another role keeps the judge from scoring: nothing that they declare or end. */
    aside: await listSetAside(ctx.db, actor, subjectOf(competition), now),
    entries: entries.map(({ id, uid }) => ({ uid, label: labels.get(id) ?? '' })),
    conflicts: conflicts.map(({ uid, kind, region, entry, entryLabel, note, declaredAt }) => ({
      uid,
      kind,
      target: labels.get(entry ?? 0) ?? entryLabel ?? region,
      note,
      declaredAt,
    })),
  }
}
