import type Database from 'better-sqlite3'

export interface CompetitionRow {
  id: number
  uid: string
  slug: string
  name: string
  zone: 'WIB' | 'WITA' | 'WIT'
}

export interface RulesRow {
  id: number
  number: number
  sha256: string
  content: string
}

export function readCompetition(sqlite: Database.Database, id: number): CompetitionRow | undefined {
  return sqlite
    .prepare<[number], CompetitionRow>('SELECT id, uid, slug, name, zone FROM competition WHERE id = ?')
    .get(id)
}

/** Every version of the rules, the newest first. */
export function readRulesVersions(sqlite: Database.Database, competitionId: number): RulesRow[] {
  return sqlite
    .prepare<[number], RulesRow>(
      'SELECT id, number, sha256, content FROM rules WHERE competition_id = ? ORDER BY number DESC',
    )
    .all(competitionId)
}

/** Number of the chain's last event: changes whenever anything recorded about the competition does. */
export function readDataVersion(sqlite: Database.Database, chain: string): number {
  const row = sqlite
    .prepare<[string], { seq: number | null }>('SELECT max(seq) AS seq FROM event WHERE chain = ?')
    .get(chain)
  return row?.seq ?? 0
}

/** Labels of seats and names of people, for what is written beside ids. */
export function readSeatLabels(sqlite: Database.Database, competitionId: number): Map<number, string> {
  const rows = sqlite
    .prepare<[number], { id: number; label: string }>(
      'SELECT seat.id, seat.label FROM seat JOIN panel ON panel.id = seat.panel_id WHERE panel.competition_id = ?',
    )
    .all(competitionId)
  return new Map(rows.map(({ id, label }) => [id, label]))
}
