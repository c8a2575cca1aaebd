import { sql } from 'kysely'
import type { Db } from '../connect'
import { SEALED_STAGES } from '../sqlite/sealed-stages'

/** Codes of the stages whose marks are under seal now. */
export async function listSealedStages(db: Db, competitionId: number): Promise<string[]> {
  const text = SEALED_STAGES.replaceAll(':competition', String(Math.trunc(competitionId)))
  const { rows } = await sql.raw<{ code: string }>(text).execute(db)
  return rows.map(({ code }) => code)
}

/** Seals that were opened, with the two people. */
export function listSealOpenings(db: Db, competitionId: number) {
  return db
    .selectFrom('seal_opening')
    .innerJoin('approval', 'approval.id', 'seal_opening.approval_id')
    .innerJoin('person as requester', 'requester.id', 'approval.requested_by')
    .innerJoin('person as decider', 'decider.id', 'approval.decided_by')
    .select([
      'seal_opening.stage',
      'seal_opening.opened_at as openedAt',
      'requester.name as requestedBy',
      'decider.name as decidedBy',
    ])
    .where('seal_opening.competition_id', '=', competitionId)
    .orderBy('seal_opening.id')
    .execute()
}
