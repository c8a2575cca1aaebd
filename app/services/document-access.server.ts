import type { Db } from '#db/connect'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { listEntryInnovations, listTies } from '#db/queries/conflicts'
import { listConflictTargets } from '#db/queries/documents'
import type { Actor } from '~/domain/actors'
import { tiedConflict } from '~/domain/conflicts'
import { NotFoundError, StateError } from '~/domain/errors'
import { findStage, type Rules } from '~/domain/rules'
import { authorize, authorizeSight } from './authorize.server'
import { type CompetitionRow, subjectOf } from './competition-access.server'
import { findClosingConflict, mustLeaveClosing } from './plenary-conflict.server'

/** The competition of a register of documents. @throws NotFoundError for whoever does not read it */
export async function seeDocuments(db: Db, actor: Actor, slug: string): Promise<CompetitionRow> {
  const competition = await findCompetitionBySlug(db, slug)
  if (!competition) throw new NotFoundError('competition')
  authorizeSight(actor, 'document.view', subjectOf(competition))
  return competition
}

/** The same for whoever makes documents. @throws NotFoundError, ForbiddenError */
export async function actOnDocuments(db: Db, actor: Actor, slug: string): Promise<CompetitionRow> {
  const competition = await seeDocuments(db, actor, slug)
  authorize(actor, 'document.make', subjectOf(competition))
  return competition
}

/**
 * Whoever has a conflict with an entry of a result does not make its documents: chair and deputy as for the closing of a
 * meeting, anybody else by the ties that are declared of them.
 * @throws StateError `document_conflict`
 */
export async function refuseConflict(
  db: Db,
  actor: Actor,
  about: { competition: CompetitionRow; rules: Rules; stage: string | null; now: string },
): Promise<void> {
  const { competition, rules, now } = about
  const stage = about.stage === null ? rules.stages.at(-1) : findStage(rules, about.stage)
  if (!stage) return
  const members = await listConflictTargets(db, competition.id)
  const asked = { competitionId: competition.id, stage, members }
  if (mustLeaveClosing(await findClosingConflict(db, actor, asked, now)))
    throw new StateError('document_conflict')
  const ties = await listTies(db, competition.id, [actor.id ?? 0], now)
  const innovations = await listEntryInnovations(
    db,
    members.map(({ id }) => id),
  )
  const tied = members.some(({ id, regionCode }) =>
    tiedConflict(ties, {
      ...{ id, region: regionCode },
      innovations: innovations.flatMap(({ entry, innovation }) => (entry === id ? [innovation] : [])),
    }),
  )
  const isCloser = (await findClosingConflict(db, actor, asked, now)) !== null
  if (tied && !isCloser) throw new StateError('document_conflict')
}
