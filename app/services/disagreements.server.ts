import type { Db } from '#db/connect'
import { listStageAssignments } from '#db/queries/assignments'
import { listStandingSheets } from '#db/queries/compared-sheets'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { type ComparedSheet, type Disagreement, findDisagreements } from '~/domain/disagreement'
import { NotFoundError, StateError } from '~/domain/errors'
import { leaves } from '~/domain/instrument'
import { seededOrder } from '~/domain/judging-order'
import { seatReaches } from '~/domain/panel-reach'
import { can } from '~/domain/policy'
import { ratio, toExactDecimalText, toFractionText } from '~/domain/rational'
import { readMark, scoreSheet } from '~/domain/scoring'
import { windowState } from '~/domain/time'
import { wardName } from '~/domain/ward-name'
import { assignPairs } from './assignments.server'
import { type CompetitionRow, competitionOf, subjectOf } from './competition-of.server'
import { conflictFinder } from './conflict-finder.server'
import type { Context } from './context'
import { scoringSeats } from './panels.server'
import { openRanking } from './ranking.server'
import { isSealed } from './seals.server'
import { type StageRules, stageRules } from './stage-rules.server'
import type { WriteKey } from './transact.server'

/** By the entry's public id, where the judges of a stage differ by more than its rules say; nothing where they say nothing. */
export async function readDisagreements(
  db: Db,
  competitionId: number,
  { stage, compiled, counting }: Pick<StageRules, 'stage' | 'compiled' | 'counting'>,
): Promise<ReadonlyMap<string, Disagreement[]>> {
  const { disagreement } = stage
  if (!disagreement) return new Map()
  const of = { competition: competitionId, stage: stage.code, rules: counting }
  const sheets = new Map<string, ComparedSheet[]>()
  for (const row of await listStandingSheets(db, of)) {
    const marks = JSON.parse(row.marks) as Record<string, number>
    const holds = row.criteria === null ? null : (JSON.parse(row.criteria) as string[])
    const worth = compiled.leaves.flatMap((leaf) => {
      const mark = readMark(leaf, marks)
      return mark === null ? [] : [[leaf.code, ratio(BigInt(mark), BigInt(leaf.scale))] as const]
    })
    const compared: ComparedSheet = {
      ...{ seat: row.seat, holds: row.criteria ?? '', criteria: Object.fromEntries(worth) },
      total: scoreSheet(compiled, marks, { holds }).total,
    }
    sheets.set(row.entry, [...(sheets.get(row.entry) ?? []), compared])
  }
  const found = [...sheets].map(([entry, own]) => [entry, findDisagreements(disagreement, own)] as const)
  return new Map(found.filter(([, own]) => own.length > 0))
}

const textOf = (value: Disagreement['difference']) => toExactDecimalText(value) ?? toFractionText(value)

/** What a page shows of one difference, in exact figures. */
export const disagreementView =
  ({ stage }: Pick<StageRules, 'stage'>) =>
  ({ criterion, lowest, highest, difference }: Disagreement) => ({
    criterion: leaves(stage.instrument).find(({ code }) => code === criterion)?.name ?? null,
    lowest: { seat: lowest.seat, value: textOf(lowest.value) },
    highest: { seat: highest.seat, value: textOf(highest.value) },
    difference: textOf(difference),
  })

/**
 * Entries of a stage about which its judges disagree, with the further judge that the rules ask for.
 * @throws NotFoundError for a stage without such a rule and for whoever does not see its ranking; under seal no entry is
 * named.
 */
export async function viewDisagreements(ctx: Context, actor: Actor, place: { slug: string; stage: string }) {
  await openRanking(ctx, actor, place.slug)
  const competition = await competitionOf(ctx.db, place.slug)
  const rules = await stageRules(ctx.db, competition.id, place.stage)
  const { disagreement } = rules.stage
  if (!disagreement) throw new NotFoundError('disagreement')
  const sealed = await isSealed(ctx.db, competition.id, place.stage)
  const found: ReadonlyMap<string, Disagreement[]> = sealed
    ? new Map()
    : await readDisagreements(ctx.db, competition.id, rules)
  const thirds =
    disagreement.third && found.size > 0
      ? await proposeThirds(ctx, competition, rules, [...found.keys()])
      : new Map<string, Third>()
  const entries = await listStageEntries(ctx.db, competition.id, place.stage)
  const window = windowState(rules.stage, [], ctx.now().toISOString())
  return {
    competition: { slug: competition.slug, name: competition.name, year: competition.year },
    stage: { code: place.stage, name: rules.stage.name },
    rule: disagreement,
    isSealed: sealed,
    mayAssign:
      disagreement.third && window === 'open' && can(actor, 'assignment.manage', subjectOf(competition)),
    entries: entries
      .filter(({ uid }) => found.has(uid))
      .map((entry) => ({
        ...{ uid: entry.uid, label: entry.label, ward: wardName(entry.regionName, entry.kecamatanName) },
        differences: (found.get(entry.uid) ?? []).map(disagreementView(rules)),
        third: thirds.get(entry.uid) ?? null,
      })),
  }
}

/** The judge proposed for an entry; `assigned` once somebody was added after the others. */
export interface Third {
  seat: string
  label: string
  judge: string
  load: number
}

/**
 * For each entry the panel's least loaded judge who has no hand in it and no conflict; among equals a seeded order, the
 * same at every visit.
 */
async function proposeThirds(
  ctx: Context,
  competition: CompetitionRow,
  rules: StageRules,
  entries: readonly string[],
): Promise<Map<string, Third>> {
  const now = ctx.now().toISOString()
  const code = rules.stage.code
  const seats = await scoringSeats(ctx.db, competition.id, code, now)
  const people = seats.flatMap(({ present }) => present ?? [])
  const conflictOf = await conflictFinder(ctx.db, competition.id, rules.stage, people, now)
  const rows = await listStageAssignments(ctx.db, competition.id, code)
  const load = new Map<number, number>()
  for (const { seatId, state } of rows) if (state === 'active') load.set(seatId, (load.get(seatId) ?? 0) + 1)
  const proposed = new Map<string, Third>()
  const all = await listStageEntries(ctx.db, competition.id, code)
  for (const entry of all.filter(({ uid }) => entries.includes(uid))) {
    const own = rows.filter(({ stageEntryId }) => stageEntryId === entry.id)
    // Somebody assigned whose sheet is not in yet is the further judge already.
    if (own.some(({ state, revisionNumber }) => state === 'active' && revisionNumber === null)) continue
    const free = seats.filter(
      (seat) =>
        seat.present !== null &&
        !own.some(({ seatId }) => seatId === seat.id) &&
        seatReaches(rules.stage, seat.panelRegion, entry.region) &&
        conflictOf(seat.present, entry) === null,
    )
    const [first] = seededOrder(free, `${competition.uid} ${entry.uid}`, ({ uid }) => uid).sort(
      (a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0),
    )
    if (!first?.present) continue
    proposed.set(entry.uid, {
      ...{ seat: first.uid, label: first.label, judge: first.present.name },
      load: load.get(first.id) ?? 0,
    })
    load.set(first.id, (load.get(first.id) ?? 0) + 1)
  }
  return proposed
}

/**
 * Assigns the judge that the page proposed for an entry.
 * @throws StateError `third_changed` when another is proposed by now, `third_not_open` once nobody can score any more
 */
export async function assignThird(
  ctx: Context,
  actor: Actor,
  place: { slug: string; stage: string },
  pair: { entry: string; seat: string },
  once?: WriteKey,
): Promise<void> {
  const { entries, mayAssign } = await viewDisagreements(ctx, actor, place)
  if (!mayAssign) throw new StateError('third_not_open')
  if (entries.find(({ uid }) => uid === pair.entry)?.third?.seat !== pair.seat)
    throw new StateError('third_changed')
  await assignPairs(ctx, actor, place.slug, place.stage, [pair], once)
}
