import { listClosedParts, listOutcomes, listStageKecamatan } from '#db/queries/plenaries'
import { listProposedEntries } from '#db/queries/proposals'
import {
  listAllStageEntries,
  listJudgedStageEntries,
  listSubmittedRevisions,
} from '#db/queries/stage-entries'
import { withCountedAbsences } from '~/domain/absence'
import type { Actor } from '~/domain/actors'
import { gatesBefore } from '~/domain/advance'
import { canonicalJson } from '~/domain/canonical-json'
import { inputError, StateError } from '~/domain/errors'
import { outcomeBefore, passedAll, standingOutcomes } from '~/domain/outcomes'
import { stagesBefore } from '~/domain/plenary'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { closedParts, requireBeforePlenary } from './plenary-access.server'
import { currentRules } from './rules.server'
import { recordClaims } from './self-assessment.server'
import { stageRules } from './stage-rules.server'
import { type Tx, transact, type WriteKey } from './transact.server'

export interface Candidate {
  entryId: number
  uid: string
  label: string
  regionName: string
  kecamatan: string | null
  category: string | null
  title: string
  /** Public ids of the dossier revisions that would be judged. */
  revisions: string[]
  state: string | null
}

/** Entries that were handed in; where the rules say so, only those that their kecamatan propose. */
type Db = Tx | Context['db']

async function submittedEntries(db: Db, competitionId: number): Promise<Candidate[]> {
  const handedIn = await handedInEntries(db, competitionId)
  const { rules } = await currentRules(db, competitionId)
  if (rules.kecamatan?.way !== 'propose') return handedIn
  const proposed = await listProposedEntries(db, competitionId)
  return handedIn.filter(({ entryId }) => proposed.has(entryId))
}

async function handedInEntries(db: Db, competitionId: number): Promise<Candidate[]> {
  const entries = new Map<number, Candidate>()
  for (const row of await listSubmittedRevisions(db, competitionId)) {
    const known = entries.get(row.entryId)
    if (known) known.revisions.push(row.revisionUid)
    else
      entries.set(row.entryId, {
        ...row,
        uid: row.entryUid,
        revisions: [row.revisionUid],
      })
  }
  return [...entries.values()]
}

/** Submitted entries that are not in the stage yet. */
export async function listCandidates(ctx: Context, actor: Actor, slug: string, stage: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  const taken = await listAllStageEntries(ctx.db, competition.id, stage)
  const inStage = new Set(taken.filter(({ removedAt }) => !removedAt).map(({ entryId }) => entryId))
  const mayCome = await comingInto(ctx.db, competition.id, stage)
  return (await submittedEntries(ctx.db, competition.id)).filter(
    (entry) => !inStage.has(entry.entryId) && mayCome(entry),
  )
}

/**
 * Who may come into a stage: those who are in and passed every stage before whose meeting has closed. Where a stage
 * before decides who goes on, its meeting has closed for them.
 */
async function comingInto(db: Db, competitionId: number, stage: string) {
  const { rules } = await currentRules(db, competitionId)
  const standing = standingOutcomes(withCountedAbsences(rules, await listOutcomes(db, competitionId)))
  const isClosed = await closedParts(db, competitionId)
  const before = stagesBefore(rules, stage)
  const gates = gatesBefore(rules, stage)
  return ({ entryId, kecamatan }: Candidate): boolean => {
    const own = standing.get(entryId)
    if (outcomeBefore(own, { before, until: [stage] }) !== null) return false
    if (!gates.every(({ code }) => isClosed(code, kecamatan))) return false
    return passedAll(
      own,
      before.filter((code) => isClosed(code, kecamatan)),
    )
  }
}

/** From which stage entries come into this one, and whether its meetings have closed; null where all may come. */
export async function viewIncoming(ctx: Context, actor: Actor, slug: string, stage: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  const { rules } = await currentRules(ctx.db, competition.id)
  const from = gatesBefore(rules, stage).at(-1)
  if (!from) return null
  const isClosed = await closedParts(ctx.db, competition.id)
  const kecamatan = await listStageKecamatan(ctx.db, competition.id, from.code)
  return {
    from: { code: from.code, name: from.name },
    /** Whether its rules say who goes on, so that there is a page of it. */
    ranked: from.advance !== null,
    decided: kecamatan.length > 0 && kecamatan.every(({ code }) => isClosed(from.code, code)),
  }
}

/** How many entries were handed in but are not proposed, so that no stage can have them. */
export async function countHeldBack(ctx: Context, actor: Actor, slug: string): Promise<number> {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  const { rules } = await currentRules(ctx.db, competition.id)
  if (rules.kecamatan?.way !== 'propose') return 0
  const proposed = await listProposedEntries(ctx.db, competition.id)
  const handedIn = await listSubmittedRevisions(ctx.db, competition.id)
  return new Set(handedIn.flatMap(({ entryId }) => (proposed.has(entryId) ? [] : [entryId]))).size
}

/**
 * Puts submitted entries into a stage with the newest dossier revisions they handed in; `entries` holds public ids
 * or says all. Entries that are in the stage already stay as they are; one that comes back with sheets keeps what they
 * judged. In a blind stage labels are numbers drawn at
 * random, else the entry's own.
 * Where a stage before decides who goes on, only those come whom its meeting let pass.
 * @throws InputError `entry_not_submitted` for an entry that may not come; StateError `plenary_awaited` while the
 * meeting before is still to come for everybody, `plenary_closed` when the meeting of the stage itself is over
 */
export async function putEntries(
  ctx: Context,
  actor: Actor,
  slug: string,
  stageCode: string,
  entries: readonly string[] | 'all',
  once?: WriteKey,
): Promise<{ added: number }> {
  const act = { type: 'stage.entries_set', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await competitionOf(tx, slug)
    authorizeSight(actor, 'panel.view', subjectOf(competition))
    authorize(actor, 'assignment.manage', subjectOf(competition))
    const rules = await stageRules(tx, competition.id, stageCode)
    const { stage } = rules
    await requireGateClosed(tx, competition.id, stageCode)
    const mayCome = await comingInto(tx, competition.id, stageCode)
    const submitted = (await submittedEntries(tx, competition.id)).filter(mayCome)
    if (entries !== 'all' && entries.some((uid) => !submitted.some((entry) => entry.uid === uid)))
      throw inputError('entry', 'entry_not_submitted')
    const wanted = entries === 'all' ? submitted : submitted.filter(({ uid }) => entries.includes(uid))
    const earlier = new Map(
      (await listAllStageEntries(tx, competition.id, stageCode)).map((row) => [row.entryId, row]),
    )
    const added = wanted.filter(({ entryId }) => earlier.get(entryId)?.removedAt !== null)
    await requireBeforePlenary(
      tx,
      competition.id,
      stageCode,
      added.map(({ kecamatan }) => kecamatan),
    )
    const labels = stage.blind ? drawLabels(ctx, earlier.size, added.length) : null
    const judged = await listJudgedStageEntries(
      tx,
      added.flatMap(({ entryId }) => earlier.get(entryId)?.id ?? []),
    )
    const at = ctx.now().toISOString()
    for (const [index, entry] of added.entries()) {
      const former = earlier.get(entry.entryId)
      const revisions = canonicalJson(entry.revisions)
      // What a sheet has judged stays what the entry is judged by, whatever was handed in since.
      const kept = former && judged.has(former.id)
      if (former)
        await record.update('stage_entry', former.id, { removed_at: null, ...(kept ? {} : { revisions }) })
      else
        await record.insert('stage_entry', {
          competition_id: competition.id,
          stage: stageCode,
          entry_id: entry.entryId,
          revisions,
          rendition: stage.blind ? 'blind' : 'full',
          label: labels?.[index] ?? entry.label,
        })
      await record.insert('entry_state', {
        entry_id: entry.entryId,
        stage: stageCode,
        from_state: entry.state,
        to_state: 'in_stage',
        decided_by: actor.id,
        at,
      })
    }
    if (added.length > 0) await recordClaims(tx, record, ctx, actor, rules, competition.id)
    if (added.length > 0) {
      record.chain(competition.uid)
      record.refs({ stage: stageCode })
    }
    return { added: added.length }
  })
}

/** @throws StateError `plenary_awaited` where no meeting of the last stage that decides who comes has closed yet */
async function requireGateClosed(tx: Tx, competitionId: number, stage: string) {
  const { rules } = await currentRules(tx, competitionId)
  const gate = gatesBefore(rules, stage).at(-1)
  if (!gate) return
  const closed = await listClosedParts(tx, competitionId)
  if (!closed.some((part) => part.stage === gate.code)) throw new StateError('plenary_awaited')
}

/** Labels *Peserta 07* in random order, numbered on from those that exist. */
function drawLabels(ctx: Context, existing: number, count: number): string[] {
  const numbers = Array.from({ length: count }, (_, index) => existing + index + 1)
  const digits = Math.max(2, String(existing + count).length)
  const drawn = numbers.map((number) => ({ number, lot: Buffer.from(ctx.random(16)).toString('hex') }))
  drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return drawn.map(({ number }) => `Peserta ${String(number).padStart(digits, '0')}`)
}
