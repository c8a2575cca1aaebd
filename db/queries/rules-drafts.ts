import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { RulesDraftTable } from '../schema'

export function findRulesDraft(db: Db, competitionId: number) {
  return db
    .selectFrom('rules_draft')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .executeTakeFirst()
}

export async function insertRulesDraft(db: Db, row: Insertable<RulesDraftTable>): Promise<void> {
  await db.insertInto('rules_draft').values(row).execute()
}

/** Writes the next version unless somebody else has; whether it did. */
export async function updateRulesDraft(
  db: Db,
  row: Insertable<RulesDraftTable>,
  formerVersion: number,
): Promise<boolean> {
  const { competition_id, ...values } = row
  const result = await db
    .updateTable('rules_draft')
    .set(values)
    .where('competition_id', '=', competition_id)
    .where('version', '=', formerVersion)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
