import { type Expression, type SqlBool, sql } from 'kysely'
import type { ListScope } from '~/domain/policy'
import { lineageOf, subtreePrefixes } from '~/domain/regions'

interface Columns {
  competition: string
  host: string
  /** Absent where rows have no ward; parts bound to a ward then show nothing. */
  ward?: string
}

interface Builder {
  or(expressions: Expression<SqlBool>[]): Expression<SqlBool>
  and(expressions: Expression<SqlBool>[]): Expression<SqlBool>
}

const lies = (column: string, region: string): Expression<SqlBool> => {
  const parts = subtreePrefixes(region).map((prefix) =>
    prefix === ''
      ? sql<SqlBool>`1`
      : sql<SqlBool>`${sql.ref(column)} = ${prefix} OR ${sql.ref(column)} LIKE ${`${prefix}.%`}`,
  )
  return sql<SqlBool>`(${sql.join(parts, sql` OR `)})`
}

const isAbove = (column: string, region: string): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} IN (${sql.join(lineageOf(region))})`

/** Turns a list scope of the policy into a `where`; an empty scope shows nothing. */
export function whereInScope(eb: unknown, scope: ListScope, columns: Columns): Expression<SqlBool> {
  const { or, and } = eb as Builder
  const parts = scope.map(({ competition, hostIn, hostNear, wardIn }) => {
    const tests: Expression<SqlBool>[] = [sql<SqlBool>`1`]
    if (competition !== null) tests.push(sql<SqlBool>`${sql.ref(columns.competition)} = ${competition}`)
    if (hostIn !== null) tests.push(lies(columns.host, hostIn))
    if (hostNear !== null) tests.push(or([lies(columns.host, hostNear), isAbove(columns.host, hostNear)]))
    if (wardIn !== null) tests.push(columns.ward ? lies(columns.ward, wardIn) : sql<SqlBool>`0`)
    return and(tests)
  })
  return parts.length === 0 ? sql<SqlBool>`0` : or(parts)
}
