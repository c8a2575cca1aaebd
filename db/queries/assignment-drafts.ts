import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../connect'
import type { AssignmentDraftTable } from '../schema'

export type AssignmentDraftRow = Selectable<AssignmentDraftTable>

/** What is proposed for a stage, with the name of whoever saved it last. */
export function findAssignmentDraft(db: Db, competitionId: number, stage: string) {
  return db
    .selectFrom('assignment_draft')
    .innerJoin('person', 'person.id', 'assignment_draft.saved_by')
    .selectAll('assignment_draft')
    .select('person.name as savedBy')
    .where('assignment_draft.competition_id', '=', competitionId)
    .where('assignment_draft.stage', '=', stage)
    .executeTakeFirst()
}

/** Puts a draft in the place of the stage's former one. */
export async function replaceAssignmentDraft(
  db: Db,
  row: Omit<Insertable<AssignmentDraftTable>, 'id'>,
): Promise<void> {
  await db
    .insertInto('assignment_draft')
    .values(row)
    .onConflict((conflict) => conflict.columns(['competition_id', 'stage']).doUpdateSet(row))
    .execute()
}

export async function deleteAssignmentDraft(db: Db, competitionId: number, stage: string): Promise<void> {
  await db
    .deleteFrom('assignment_draft')
    .where('competition_id', '=', competitionId)
    .where('stage', '=', stage)
    .execute()
}
