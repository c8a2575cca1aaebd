import type { Selectable } from 'kysely'
import type { Db } from '#db/connect'
import { findCompetitionBySlug } from '#db/queries/competitions'
import type { CompetitionTable } from '#db/schema'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { type CompetitionSubject, can } from '~/domain/policy'
import type { Rules } from '~/domain/rules'
import { authorize, authorizeSight } from './authorize.server'

export type CompetitionRow = Selectable<CompetitionTable>

export const subjectOf = ({
  id,
  host_region,
}: Pick<CompetitionRow, 'id' | 'host_region'>): CompetitionSubject => ({
  id,
  hostRegion: host_region,
})

/** What the competition's row repeats of its rules. */
export const competitionColumns = (rules: Rules) => ({
  name: rules.name,
  year: rules.year,
  tier: rules.tier,
  zone: rules.zone,
  unit: rules.unit,
  ward_kind: rules.wardKind,
})

/** The competition of that address as its people see it. @throws NotFoundError when it is not theirs to see. */
export async function seeCompetition(
  db: Db,
  actor: Actor,
  slug: string,
  permission:
    | 'competition.view'
    | 'competition.view_setup'
    | 'approval.view'
    | 'dossier.queue'
    | 'proposal.list'
    | 'inspection.view'
    | 'result.view' = 'competition.view_setup',
): Promise<CompetitionRow> {
  const competition = await findCompetitionBySlug(db, slug)
  if (!competition) throw new NotFoundError('competition')
  authorizeSight(actor, permission, subjectOf(competition))
  return competition
}

/** The competition to be acted upon. @throws NotFoundError, ForbiddenError */
export async function actOnCompetition(
  db: Db,
  actor: Actor,
  slug: string,
  permission:
    | 'competition.set_up'
    | 'competition.request'
    | 'schedule.change'
    | 'rules.change'
    | 'announcement.write'
    | 'agenda.write'
    | 'inspection.keep'
    | 'question.answer',
): Promise<CompetitionRow> {
  const competition = await findCompetitionBySlug(db, slug)
  if (!competition) throw new NotFoundError('competition')
  const subject = subjectOf(competition)
  if (!can(actor, permission, subject)) authorizeSight(actor, 'competition.view', subject)
  authorize(actor, permission, subject)
  return competition
}
