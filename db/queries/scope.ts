import { type Expression, type SqlBool, sql } from 'kysely'
import type { ListScope } from '~/domain/policy'

interface Columns {
  competition: string
  host: string
  /** Absent where rows have no ward: parts bound to a ward then match by competition and host alone. */
  ward?: string
}

interface Builder {
  or(expressions: Expression<SqlBool>[]): Expression<SqlBool>
  and(expressions: Expression<SqlBool>[]): Expression<SqlBool>
}

const covered = (column: string, code: string): Expression<SqlBool> =>
  code === 'ID'
    ? sql<SqlBool>`1`
    : sql<SqlBool>`(${sql.ref(column)} = ${code} OR ${sql.ref(column)} LIKE ${`${code}.%`})`

/** Turns a list scope of the policy into a `where`; an empty scope shows nothing. */
export function whereInScope(eb: unknown, scope: ListScope, columns: Columns): Expression<SqlBool> {
  const { or, and } = eb as Builder
  const parts = scope.map(({ competition, host, ward }) => {
    const tests: Expression<SqlBool>[] = [sql<SqlBool>`1`]
    if (competition !== null) tests.push(sql<SqlBool>`${sql.ref(columns.competition)} = ${competition}`)
    if (host !== null) tests.push(covered(columns.host, host))
    if (ward !== null && columns.ward) tests.push(covered(columns.ward, ward))
    return and(tests)
  })
  return parts.length === 0 ? sql<SqlBool>`0` : or(parts)
}
