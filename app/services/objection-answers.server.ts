import type { Db } from '#db/connect'
import { listClosers } from '#db/queries/closers'
import { findCompetitionBySlug } from '#db/queries/competitions'
import {
  findObjection,
  listObjectionFiles,
  listObjections,
  listSeatNames,
  type ObjectionRow,
} from '#db/queries/objections'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { leadsToCorrection, nameIn, type ObjectionDecision } from '~/domain/objections'
import { can } from '~/domain/policy'
import { findStage, type Rules } from '~/domain/rules'
import { authorize } from './authorize.server'
import { type CompetitionRow, seeCompetition, subjectOf } from './competition-access.server'
import { conflictFinder } from './conflict-finder.server'
import type { Context } from './context'
import { headOf } from './overview.server'
import { currentRules } from './rules.server'
import { transact, type WriteKey } from './transact.server'

const summaryOf = (row: ObjectionRow, rules: Rules) => ({
  ...{ uid: row.uid, state: row.state, label: row.label, ward: row.ward, kecamatan: row.kecamatan },
  ...{ number: row.number, submittedAt: row.submittedAt, answeredAt: row.answeredAt },
  stage: row.stage === null ? null : (findStage(rules, row.stage)?.name ?? row.stage),
})

/** Objections of a competition for those who run it. @throws NotFoundError */
export async function viewObjections(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug, 'result.view')
  const rows = await listObjections(ctx.db, competition.id)
  if (rows.length === 0) return { competition: headOf(competition), objections: [] }
  const { rules } = await currentRules(ctx.db, competition.id)
  return { competition: headOf(competition), objections: rows.map((row) => summaryOf(row, rules)) }
}

async function loadObjection(db: Db, actor: Actor, { slug, uid }: { slug: string; uid: string }) {
  const competition = await seeCompetition(db, actor, slug, 'result.view')
  const row = await findObjection(db, uid)
  if (!row || row.competitionId !== competition.id) throw new NotFoundError('objection')
  return { competition, row }
}

/** One objection with what it says, and whether this actor decides about it. @throws NotFoundError */
export async function viewObjection(ctx: Context, actor: Actor, place: { slug: string; uid: string }) {
  const { competition, row } = await loadObjection(ctx.db, actor, place)
  const { rules } = await currentRules(ctx.db, competition.id)
  const answers = can(actor, 'objection.answer', subjectOf(competition)) && row.state === 'received'
  const conflict = answers ? await findConflict(ctx, ctx.db, actor, competition, row) : null
  return {
    competition: headOf(competition),
    objection: { ...summaryOf(row, rules), grounds: row.grounds, answer: row.answer, stageCode: row.stage },
    files: (await listObjectionFiles(ctx.db, [row.id])).map(({ uid, fileName, erasedAt }) => ({
      ...{ uid, fileName, erased: erasedAt !== null },
    })),
    mayAnswer: answers && conflict === null,
    /** Who can decide instead, where this actor has a conflict. */
    conflict,
    corrects: leadsToCorrection(row.state),
  }
}

/** Names of those who decide instead of somebody with a conflict; null without one, or where nobody is free of one. */
async function findConflict(ctx: Context, db: Db, actor: Actor, { id }: CompetitionRow, row: ObjectionRow) {
  const now = ctx.now().toISOString()
  const closers = await listClosers(db, id, now)
  const { rules } = await currentRules(db, id)
  const stage = row.stage === null ? rules.stages.at(-1) : findStage(rules, row.stage)
  // Who decides reads who objects, so that knowing names is no conflict here.
  const level = { conflictLevel: stage?.conflictLevel ?? 'none', blind: false } as const
  const find = await conflictFinder(db, id, level, closers, now)
  const target = { entryId: row.entryId, region: row.regionCode }
  const own = closers.find(({ personId }) => personId === actor.id)
  if (!own || find(own, target) === null) return null
  const others = closers.filter((closer) => closer !== own && find(closer, target) === null)
  return others.length === 0 ? null : others.map(({ name }) => name)
}

/**
 * The decision of chair or deputy, which stays. Its words are read by the team and, with the published result, by
 * everybody, so they name no judge.
 * @throws InputError at `decision` or `answer`; StateError `objection_decided`, `objection_conflict`
 */
export async function answerObjection(
  ctx: Context,
  actor: Actor,
  place: { slug: string; uid: string },
  { decision, answer }: { decision: ObjectionDecision; answer: string },
  once?: WriteKey,
): Promise<{ corrects: boolean }> {
  return transact(ctx, actor, { type: 'objection.answered', once }, async (tx, record) => {
    const { competition, row } = await loadObjection(tx, actor, place)
    authorize(actor, 'objection.answer', subjectOf(competition))
    if (row.state !== 'received') throw new StateError('objection_decided')
    if (await findConflict(ctx, tx, actor, competition, row)) throw new StateError('objection_conflict')
    const name = nameIn(answer, await listSeatNames(tx, competition.id))
    if (name !== null) throw inputError('answer', 'names_judge', { name })
    const at = ctx.now().toISOString()
    await record.update('objection', row.id, {
      ...{ state: decision, answer, answered_by: actor.id, answered_at: at, published_at: at },
    })
    record.chain(competition.uid)
    record.refs({ objection: row.uid, number: row.number, decision })
    return { corrects: leadsToCorrection(decision) }
  })
}

/** What the reason of a correction begins with; null where no objection of this competition was upheld under that id. */
export async function correctionFrom({ db }: Pick<Context, 'db'>, { slug }: { slug: string }, uid: string) {
  const row = await findObjection(db, uid)
  const competition = await findCompetitionBySlug(db, slug)
  if (!row || row.competitionId !== competition?.id) return null
  const { state, label, number } = row
  return state === 'upheld' || state === 'partly_upheld' ? { decision: state, label, number } : null
}
