import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Completeness } from '~/domain/dossier-search'
import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { whereInScope } from '../queries/scope'

export interface SearchFilter {
  /** Of the index's own language (`searchExpression`). */
  expression: string | null
  category?: string | undefined
  kecamatan?: string | undefined
  state?: string | undefined
  completeness?: Completeness | undefined
  phase?: string | undefined
  programme?: string | undefined
}

export interface SearchHit {
  id: number
  uid: string
  title: string
  label: string
  ward: string
  kecamatan: string | null
  category: string
  state: 'draft' | 'submitted' | 'returned' | 'complete'
  filled: number
  total: number
  missing: number
}

/** A word in the title weighs most, one in what the team wrote more than one in a figure or a place. */
const WEIGHTS = sql.raw('10.0, 3.0, 1.0, 2.0')

const BANDS: Record<Completeness, RawBuilder<SqlBool>> = {
  ready: sql`text.missing = 0`,
  most: sql`text.missing > 0 AND text.filled * 2 >= text.total`,
  some: sql`text.missing > 0 AND text.filled * 2 < text.total`,
}

function tests(competitionId: number, scope: ListScope, filter: SearchFilter): RawBuilder<SqlBool> {
  const { category, kecamatan, state, completeness, phase, programme } = filter
  const columns = {
    competition: 'entry.competition_id',
    host: 'competition.host_region',
    ward: 'entry.region_code',
  }
  const builder = {
    or: (parts: RawBuilder<SqlBool>[]) => sql<SqlBool>`(${sql.join(parts, sql` OR `)})`,
    and: (parts: RawBuilder<SqlBool>[]) => sql<SqlBool>`(${sql.join(parts, sql` AND `)})`,
  }
  const wanted = [
    sql<SqlBool>`entry.competition_id = ${competitionId}`,
    sql<SqlBool>`${whereInScope(builder, scope, columns)}`,
    ...(category ? [sql<SqlBool>`dossier.category = ${category}`] : []),
    ...(kecamatan ? [sql<SqlBool>`entry.kecamatan_code = ${kecamatan}`] : []),
    ...(state ? [sql<SqlBool>`dossier.state = ${state}`] : []),
    ...(completeness ? [BANDS[completeness]] : []),
    ...(phase ? [sql<SqlBool>`text.phase = ${phase}`] : []),
    ...(programme ? [sql<SqlBool>`instr(',' || text.programmes || ',', ${`,${programme},`}) > 0`] : []),
  ]
  return sql`${sql.join(wanted, sql` AND `)}`
}

/** What more dossiers than this have in common tells none of them apart. */
const MANY = 1_000

/**
 * What the hits are ordered by: how well they fit (BM25), or, where a word stands in very many dossiers and weighing each
 * of them would take longer than finding them, whether it stands in their title.
 */
async function scoreOf(db: Db, expression: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM (
    SELECT 1 FROM dossier_fts WHERE dossier_fts MATCH ${expression} LIMIT ${MANY + 1})`.execute(db)
  if ((rows[0]?.count ?? 0) <= MANY) return sql`bm25(dossier_fts, ${WEIGHTS})`
  const inTitle = `{title} : (${expression})`
  return sql`dossier.id NOT IN (SELECT rowid FROM dossier_fts WHERE dossier_fts MATCH ${inTitle})`
}

/**
 * One page of the dossiers within the scope that the filter finds, best first with an expression, else by label; and how
 * many there are. What lies outside the scope is neither found nor counted.
 */
export async function searchDossiers(
  db: Db,
  competitionId: number,
  scope: ListScope,
  filter: SearchFilter,
  page: { limit: number; offset: number },
): Promise<{ hits: SearchHit[]; total: number }> {
  const { expression } = filter
  // The rows of the texts are long: they are read for one page, or where the filter asks for what stands in them.
  const { completeness, phase, programme } = filter
  const reads = completeness || phase || programme || !expression
  const texts = reads ? sql`JOIN dossier_search AS text ON text.dossier_id = dossier.id` : sql``
  const found = expression
    ? sql`dossier_fts AS hit JOIN dossier ON dossier.id = hit.rowid ${texts}`
    : sql`dossier ${texts}`
  const score = expression ? await scoreOf(db, expression) : sql`0`
  const matched = expression ? sql`dossier_fts MATCH ${expression} AND` : sql``
  const { rows } = await sql<SearchHit & { matches: number }>`
    WITH found AS MATERIALIZED (
      SELECT dossier.id, ${score} AS score, entry.label
      FROM ${found}
      JOIN entry ON entry.id = dossier.entry_id
      JOIN competition ON competition.id = entry.competition_id
      WHERE ${matched} ${tests(competitionId, scope, filter)}
    ), best AS (
      SELECT id, score, label FROM found
      ORDER BY score, label, id LIMIT ${page.limit} OFFSET ${page.offset}
    )
    SELECT best.id, (SELECT count(*) FROM found) AS matches, dossier.uid, text.title, entry.label, entry.region_name AS ward,
      entry.kecamatan_name AS kecamatan, dossier.category, dossier.state, text.filled, text.total, text.missing
    FROM best
    JOIN dossier_search AS text ON text.dossier_id = best.id
    JOIN dossier ON dossier.id = best.id
    JOIN entry ON entry.id = dossier.entry_id
    ORDER BY best.score, best.label, best.id`.execute(db)
  return { hits: rows.map(({ matches: _, ...hit }) => hit), total: rows[0]?.matches ?? 0 }
}

/**
 * Around the found words of these dossiers, by dossier; the words stand between the marks. The plus keeps the index from
 * asking anew for each of them.
 */
export async function readSnippets(
  db: Db,
  expression: string,
  ids: readonly number[],
  marks: { begin: string; end: string },
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; snippet: string }>`
    SELECT rowid AS id, snippet(dossier_fts, -1, ${marks.begin}, ${marks.end}, '…', 28) AS snippet
    FROM dossier_fts WHERE dossier_fts MATCH ${expression} AND +rowid IN (${sql.join([...ids])})`.execute(db)
  return new Map(rows.map(({ id, snippet }) => [id, snippet]))
}

/** How many dossiers within the scope have changed since their text was last made. */
export async function countDue(db: Db, competitionId: number, scope: ListScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM dossier_search_due AS due
    JOIN dossier ON dossier.id = due.dossier_id
    JOIN entry ON entry.id = dossier.entry_id
    JOIN competition ON competition.id = entry.competition_id
    WHERE ${tests(competitionId, scope, { expression: null })}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Makes the index anew from the texts, without what was erased from them. */
export async function rebuildIndex(db: Db): Promise<void> {
  await sql`INSERT INTO dossier_fts (dossier_fts) VALUES ('rebuild')`.execute(db)
  await sql`INSERT INTO dossier_fts (dossier_fts) VALUES ('optimize')`.execute(db)
}
