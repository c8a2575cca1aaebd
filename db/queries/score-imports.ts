import type { Db } from '../connect'

const imports = (db: Db) =>
  db
    .selectFrom('score_import')
    .innerJoin('person as typist', 'typist.id', 'score_import.entered_by')
    .leftJoin('person as decider', 'decider.id', 'score_import.decided_by')
    .selectAll('score_import')
    .select(['typist.name as enteredBy', 'decider.name as decidedBy'])

/** Imports of paper sheets of a competition, newest first. */
export const listScoreImports = (db: Db, competitionId: number) =>
  imports(db)
    .where('score_import.competition_id', '=', competitionId)
    .orderBy('score_import.id', 'desc')
    .execute()

export const findScoreImport = (db: Db, uid: string) =>
  imports(db).where('score_import.uid', '=', uid).executeTakeFirst()

export type ScoreImportRow = NonNullable<Awaited<ReturnType<typeof findScoreImport>>>
