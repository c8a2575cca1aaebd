import type { Db } from '#db/connect'
import { guardTransaction } from '#db/dialect'
import {
  type AssignmentDraftRow,
  deleteAssignmentDraft,
  findAssignmentDraft,
  replaceAssignmentDraft,
} from '#db/queries/assignment-drafts'
import type { Actor } from '~/domain/actors'
import { ROUNDS } from '~/domain/assignment/improve'
import type { AssignmentProblem } from '~/domain/assignment/problem'
import { joinPanels } from '~/domain/assignment/sections'
import { canonicalJson } from '~/domain/canonical-json'
import {
  ChangedError,
  InputError,
  inputError,
  NotFoundError,
  type Problem,
  StateError,
} from '~/domain/errors'
import { type DraftOrder, loadStageProblem, type StageProblem } from './assignment-problem.server'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { requestJob } from './jobs.server'
import { type Tx, transact, type WriteKey } from './transact.server'

/** Where a draft stands: one for each stage. */
export interface DraftPlace {
  slug: string
  stage: string
}

/** As it is stored: entries and seats by public id. */
export interface DraftContent {
  panels: Record<string, string[]>
  /** What stands against any assignment; none where there is one. */
  blocks: { entries: string[]; seats: string[]; missing: number }[]
}

/** What an organizer has before them. */
export interface AssignmentDraft {
  order: DraftOrder
  /** Null for one that was read from a table. */
  seed: number | null
  content: DraftContent
  savedBy: string
  savedAt: string
  basis: string
  /** Differs as soon as anything in the draft does. */
  version: string
}

const MOST_SEED = 999_999

/** The competition of a stage whose assignments this person manages. @throws NotFoundError, ForbiddenError */
export async function manageAssignments(db: Db, actor: Actor, slug: string) {
  const competition = await competitionOf(db, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  authorize(actor, 'assignment.manage', subjectOf(competition))
  return competition
}

/**
 * Asks the optimizer for a draft, which takes the place of the stage's former one.
 * @param seed the same one gives the same draft; drawn where none is named
 * @throws InputError for what the stage does not have
 */
export async function requestAssignmentDraft(
  ctx: Context,
  actor: Actor,
  { slug, stage }: DraftPlace,
  order: DraftOrder,
  seed: number | null,
): Promise<{ uid: string }> {
  const competition = await manageAssignments(ctx.db, actor, slug)
  const { seats, entries } = await loadStageProblem(ctx.db, ctx, competition.id, stage, order)
  if (entries.length === 0) throw inputError('', 'no_entries_to_assign')
  const scoring = seats.filter(({ present, uid }) => present !== null && uid !== order.absent).length
  if (order.absent !== null && !seats.some(({ uid }) => uid === order.absent))
    throw inputError('absent', 'invalid')
  if (order.perEntry > scoring) throw inputError('perEntry', 'too_few_judges', { max: scoring })
  const drawn = seed ?? Buffer.from(ctx.random(4)).readUInt32BE() % (MOST_SEED + 1)
  return requestJob(ctx, actor, 'assignment', { slug, stage, order, seed: drawn })
}

/** Runs the optimizer, step by step in a thread of its own, and keeps what it finds. */
export async function makeAssignmentDraft(
  ctx: Context,
  actor: Actor,
  { slug, stage, order, seed }: DraftPlace & { order: DraftOrder; seed: number },
  step: (done: number, total: number) => Promise<void>,
): Promise<{ feasible: boolean }> {
  const competition = await manageAssignments(ctx.db, actor, slug)
  const found = await loadStageProblem(ctx.db, ctx, competition.id, stage, order)
  const total = found.sections.length * (ROUNDS + 1)
  const panels: number[][][] = []
  const blocks: DraftContent['blocks'] = []
  for (const [at, section] of found.sections.entries()) {
    const outcome = await solveSection(ctx, section.problem, seed, (done) =>
      step(at * (ROUNDS + 1) + done, total),
    )
    panels.push(outcome.feasible ? outcome.panels : section.problem.fixed.map((each) => [...each]))
    if (!outcome.feasible)
      for (const { items, judges, missing } of outcome.blocks)
        blocks.push({
          entries: items.map((item) => found.entries[section.entries[item] ?? 0]?.uid ?? ''),
          seats: judges.map((judge) => found.seats[section.seats[judge] ?? 0]?.uid ?? ''),
          missing,
        })
  }
  await step(total, total)
  const joined = joinPanels(found.entries.length, found.sections, panels)
  const row = {
    ...{ competition_id: competition.id, stage, per_entry: order.perEntry, keep: order.keep, seed },
    ...{ absent_seat: order.absent, basis_sha256: found.basis },
    content: canonicalJson({ panels: namePanels(found, joined), blocks }),
    ...{ saved_by: actor.id ?? 0, saved_at: ctx.now().toISOString() },
  }
  await ctx.db.transaction().execute((tx) => guardTransaction(() => replaceAssignmentDraft(tx as Tx, row)))
  return { feasible: blocks.length === 0 }
}

async function solveSection(
  ctx: Context,
  problem: AssignmentProblem,
  seed: number,
  step: (done: number) => Promise<void>,
) {
  await step(0)
  let found = await ctx.compute.arrange({ problem, seed })
  for (let round = 0; round < ROUNDS && found.feasible; round++) {
    await step(round + 1)
    found = await ctx.compute.arrange({ problem, seed, from: { panels: found.panels, round } })
  }
  return found
}

const namePanels = ({ entries, seats }: StageProblem, panels: readonly (readonly number[])[]) =>
  Object.fromEntries(
    entries.map(({ uid }, entry) => [uid, (panels[entry] ?? []).map((seat) => seats[seat]?.uid ?? '')]),
  )

/** The stage's draft and the problem as it is now. @throws NotFoundError without one */
export async function openDraft(db: Db, ctx: Context, competitionId: number, stage: string) {
  const row = await findAssignmentDraft(db, competitionId, stage)
  if (!row) throw new NotFoundError('assignment draft')
  const draft = readDraft(row)
  return { draft, problem: await loadStageProblem(db, ctx, competitionId, stage, draft.order) }
}

export function readDraft(row: AssignmentDraftRow & { savedBy: string }): AssignmentDraft {
  const order = { perEntry: row.per_entry, keep: row.keep, absent: row.absent_seat }
  const { seed, content, savedBy, basis_sha256: basis, saved_at: savedAt } = row
  const version = sha256Hex(canonicalJson({ ...order, seed, content, basis })).slice(0, 16)
  return {
    ...{ order, seed, savedBy, savedAt, basis, version },
    content: JSON.parse(content) as DraftContent,
  }
}

/** By entry: the places of its seats in the problem's list. */
export const panelsOf = ({ content }: AssignmentDraft, { entries, seats }: StageProblem): number[][] =>
  entries.map(({ uid }) =>
    (content.panels[uid] ?? [])
      .map((seat) => seats.findIndex((each) => each.uid === seat))
      .filter((seat) => seat !== -1)
      .sort((a, b) => a - b),
  )

/** @throws StateError when the stage has changed since the draft was made; ChangedError when the draft has */
export function requireFresh(draft: AssignmentDraft, { basis }: StageProblem, basedOn: string): void {
  if (draft.basis !== basis) throw new StateError('assignment_draft_outdated')
  if (draft.version !== basedOn) throw new ChangedError('changed_since')
}

/**
 * Gives one entry other judges in the draft. Who keeps it stays.
 * @throws InputError for a judge who may not have it; ChangedError, StateError `assignment_draft_outdated`
 */
export async function adjustDraft(
  ctx: Context,
  actor: Actor,
  { slug, stage, entry: uid }: DraftPlace & { entry: string },
  sent: { seats: readonly string[]; basedOn: string },
  once?: WriteKey,
): Promise<{ entry: string }> {
  return transact(ctx, actor, { type: 'assignment.created', ...(once ? { once } : {}) }, async (tx) => {
    const competition = await manageAssignments(tx, actor, slug)
    const { draft, problem } = await openDraft(tx, ctx, competition.id, stage)
    requireFresh(draft, problem, sent.basedOn)
    const choices = choicesFor(problem, uid)
    const chosen = sent.seats.map((seat) => {
      const choice = choices.find((each) => each.uid === seat)
      if (!choice) throw new NotFoundError('seat')
      return choice
    })
    const problems = chosen
      .filter(({ state }) => state === 'barred')
      .map(({ name }): Problem => ({ field: 'penilai', kind: 'judge_may_not', params: { judge: name } }))
    if (problems.length > 0) throw new InputError(problems)
    const panel = choices.filter((choice) => choice.state === 'kept' || chosen.includes(choice))
    const content = {
      ...draft.content,
      panels: { ...draft.content.panels, [uid]: panel.map((choice) => choice.uid) },
    }
    const row = await findAssignmentDraft(tx, competition.id, stage)
    if (!row) throw new NotFoundError('assignment draft')
    const { id: _, savedBy: __, ...stored } = row
    await replaceAssignmentDraft(tx, {
      ...stored,
      content: canonicalJson(content),
      ...{ saved_by: actor.id ?? 0, saved_at: ctx.now().toISOString() },
    })
    return { entry: uid }
  })
}

export interface Choice {
  uid: string
  name: string
  /** `kept`: has the entry and keeps it; `barred`: a conflict, another region, a vacant seat. */
  state: 'free' | 'kept' | 'barred'
}

/** Every judge of the stage with what holds between them and one entry. @throws NotFoundError */
export function choicesFor({ seats, entries, sections }: StageProblem, entryUid: string): Choice[] {
  const entry = entries.findIndex(({ uid }) => uid === entryUid)
  if (entry === -1) throw new NotFoundError('entry')
  const own = sections.filter((section) => section.entries.includes(entry))
  const has = (kind: 'eligible' | 'fixed', seat: number) =>
    own.some((section) =>
      section.problem[kind][section.entries.indexOf(entry)]?.includes(section.seats.indexOf(seat)),
    )
  return seats.map(({ uid, label, present }, seat) => ({
    ...{ uid, name: present?.name ?? label },
    state: has('fixed', seat) ? 'kept' : has('eligible', seat) ? 'free' : 'barred',
  }))
}

/** Throws the draft away; nothing that is assigned changes. */
export async function discardDraft(
  ctx: Context,
  actor: Actor,
  { slug, stage }: DraftPlace,
  once?: WriteKey,
): Promise<{ stage: string }> {
  return transact(ctx, actor, { type: 'assignment.created', ...(once ? { once } : {}) }, async (tx) => {
    const competition = await manageAssignments(tx, actor, slug)
    await deleteAssignmentDraft(tx, competition.id, stage)
    return { stage }
  })
}
