import type Database from 'better-sqlite3'

/** A stage that is a meeting and nothing else has no marks to seal. */
const MARKED = `EXISTS (SELECT 1 FROM rules_criterion
  WHERE rules_criterion.rules_id = rules_stage.rules_id AND rules_criterion.stage = rules_stage.code)`

/**
 * Codes of the stages whose marks are under seal now: sealed by the rules in force, or by those that one of its sheets was
 * written under, and not opened by two people. Shared as text, since workers and services read through different clients.
 */
export const SEALED_STAGES = `
  SELECT code FROM (
    SELECT rules_stage.code AS code FROM rules_stage
    WHERE rules_stage.sealed = 1 AND ${MARKED}
      AND rules_stage.rules_id = (SELECT id FROM rules WHERE competition_id = :competition ORDER BY number DESC LIMIT 1)
    UNION
    SELECT rules_stage.code FROM rules_stage
    JOIN rules ON rules.id = rules_stage.rules_id
    WHERE rules_stage.sealed = 1 AND ${MARKED} AND rules.competition_id = :competition
      AND EXISTS (
        SELECT 1 FROM scoresheet_revision
        JOIN stage_entry ON stage_entry.id = scoresheet_revision.stage_entry_id
        WHERE scoresheet_revision.rules_id = rules.id AND stage_entry.competition_id = :competition
          AND stage_entry.stage = rules_stage.code)
  ) WHERE code NOT IN (SELECT stage FROM seal_opening WHERE competition_id = :competition)
  ORDER BY code`

export function readSealedStages(sqlite: Database.Database, competition: number): ReadonlySet<string> {
  const rows = sqlite.prepare<{ competition: number }, { code: string }>(SEALED_STAGES).all({ competition })
  return new Set(rows.map(({ code }) => code))
}
