import { type Expression, type SqlBool, sql } from 'kysely'
import type { ListScope } from '~/domain/policy'

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

const lies = (column: string, prefixes: readonly string[]): Expression<SqlBool> => {
  const parts = prefixes.map((prefix) =>
    prefix === ''
      ? sql<SqlBool>`1`
      : sql<SqlBool>`${sql.ref(column)} = ${prefix} OR ${sql.ref(column)} LIKE ${`${prefix}.%`}`,
  )
  return sql<SqlBool>`(${sql.join(parts, sql` OR `)})`
}

/** Turns a list scope of the policy into a `where`; an empty scope shows nothing. */
export function whereInScope(eb: unknown, scope: ListScope, columns: Columns): Expression<SqlBool> {
  const { or, and } = eb as Builder
  const parts = scope.map(({ competition, hostIn, hostIs, wardIn }) => {
    const tests: Expression<SqlBool>[] = [sql<SqlBool>`1`]
    if (competition !== null) tests.push(sql<SqlBool>`${sql.ref(columns.competition)} = ${competition}`)
    const hosts: Expression<SqlBool>[] = []
    if (hostIn) hosts.push(lies(columns.host, hostIn))
    if (hostIs) hosts.push(sql<SqlBool>`${sql.ref(columns.host)} IN (${sql.join(hostIs)})`)
    if (hosts.length > 0) tests.push(or(hosts))
    if (wardIn) tests.push(columns.ward ? lies(columns.ward, wardIn) : sql<SqlBool>`0`)
    return and(tests)
  })
  return parts.length === 0 ? sql<SqlBool>`0` : or(parts)
}
