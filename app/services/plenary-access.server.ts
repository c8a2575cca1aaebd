import type { Db } from '#db/connect'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { countOpenInStage } from '#db/queries/own-sheets'
import { listClosedParts, listStageKecamatan } from '#db/queries/plenaries'
import type { Actor } from '~/domain/actors'
import { NotFoundError, StateError } from '~/domain/errors'
import { findStage, type Rules, type Stage } from '~/domain/rules'
import { windowState } from '~/domain/time'
import { authorizeSight } from './authorize.server'
import { type CompetitionRow, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { currentRules } from './rules.server'

/** Which meeting: of a stage, and of a partitioned one for which kecamatan. */
export interface MeetingPlace {
  slug: string
  stage: string
  region: string | null
}

/** A meeting as somebody may see it. */
export interface MeetingSight {
  competition: CompetitionRow
  rules: Rules
  stage: Stage
  region: { code: string; name: string } | null
  window: 'before' | 'open' | 'closed'
  subject: { id: number; hostRegion: string; ownDone: boolean }
}

/**
 * The meeting of that address.
 * @throws NotFoundError for a stage or kecamatan that is none, and for whoever may not see it: a chair who scores sees
 * nothing of a stage that is open before their own sheets are in.
 */
export async function seeMeeting(
  db: Db,
  ctx: Context,
  actor: Actor,
  place: MeetingPlace,
): Promise<MeetingSight> {
  const competition = await findCompetitionBySlug(db, place.slug)
  if (!competition?.opened_at) throw new NotFoundError('competition')
  const now = ctx.now().toISOString()
  const { rules } = await currentRules(db, competition.id)
  const stage = findStage(rules, place.stage)
  const window = stage ? windowState(stage, [], now) : 'before'
  // Once the stage is over nobody's sheet can follow what they see.
  const ownDone = window === 'closed' || !(await owesSheets(db, actor, competition.id, place.stage, now))
  const subject = { ...subjectOf(competition), ownDone }
  authorizeSight(actor, 'plenary.view', subject)
  if (!stage) throw new NotFoundError('stage')
  const region = await findPart(db, competition.id, stage, place.region)
  return { competition, rules, stage, region, window, subject }
}

/** Whether this person still has sheets of their own to hand in for a stage. */
export async function owesSheets(db: Db, actor: Actor, competition: number, stage: string, moment: string) {
  if (actor.id === null) return false
  return (await countOpenInStage(db, { competition, stage, person: actor.id, moment })) > 0
}

/** @throws NotFoundError unless a partitioned stage is asked for one of its kecamatan, and another for none */
async function findPart(db: Db, competitionId: number, stage: Stage, code: string | null) {
  if (stage.partition === 'whole') {
    if (code !== null) throw new NotFoundError('region')
    return null
  }
  const found = (await listStageKecamatan(db, competitionId, stage.code)).find((row) => row.code === code)
  if (!found || code === null) throw new NotFoundError('region')
  return { code, name: found.name ?? code }
}

/** Whether a meeting has closed, for each stage and kecamatan: an entry's own where the stage is partitioned. */
export async function closedParts(db: Db, competitionId: number) {
  const closed = await listClosedParts(db, competitionId)
  return (stage: string, kecamatan: string | null): boolean =>
    closed.some((part) => part.stage === stage && (part.region === null || part.region === kecamatan))
}

/**
 * What a closed meeting has looked at stays as it is.
 * @throws StateError `plenary_closed`
 */
export async function requireBeforePlenary(
  db: Db,
  competitionId: number,
  stage: string,
  kecamatan: readonly (string | null)[],
): Promise<void> {
  const isClosed = await closedParts(db, competitionId)
  if (kecamatan.some((code) => isClosed(stage, code))) throw new StateError('plenary_closed')
}
