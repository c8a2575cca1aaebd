import type { DerivedRows } from '~/domain/derive-rows'
import type { Db } from '../connect'

const ROWS_PER_STATEMENT = 200

/** Writes the rows derived from a rules document beside it. */
export async function insertDerivedRows(db: Db, rulesId: number, derived: DerivedRows): Promise<void> {
  for (const [table, rows] of Object.entries(derived)) {
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
      const part = rows.slice(start, start + ROWS_PER_STATEMENT).map((row) => ({ rules_id: rulesId, ...row }))
      await db
        .insertInto(table as 'rules_award')
        .values(part as never)
        .execute()
    }
  }
}
