import * as z from 'zod/mini'
import type { CsvFault } from '~/domain/csv-faults'
import type { CsvCells, CsvFormat, CsvRowFault } from './csv.server'

/**
 * A row function from a Zod schema over the cells. A refinement names its own fault by `params`:
 * `z.refine(isCode, { params: { kind: 'unknown_region' } })`, whose other entries fill the sentence.
 */
export function fromSchema<T>(schema: z.core.$ZodType<T>): CsvFormat<T>['readRow'] {
  return (cells) => {
    const result = z.safeParse(schema, cells)
    if (result.success) return { value: result.data }
    return { faults: result.error.issues.map((issue) => faultOf(issue, cells)) }
  }
}

function faultOf(issue: z.core.$ZodIssue, cells: CsvCells): CsvRowFault {
  const columnName = typeof issue.path[0] === 'string' ? issue.path[0] : null
  const value = columnName === null ? undefined : cells[columnName]
  if (columnName !== null && (value === null || value === ''))
    return { columnName, kind: 'required', params: {} }
  return { columnName, ...kindOf(issue) }
}

function kindOf(issue: z.core.$ZodIssue): Pick<CsvFault, 'kind' | 'params'> {
  switch (issue.code) {
    case 'too_small':
      return {
        kind: issue.origin === 'string' ? 'too_short' : 'too_small',
        params: { min: String(issue.minimum) },
      }
    case 'too_big':
      return {
        kind: issue.origin === 'string' ? 'too_long' : 'too_big',
        params: { max: String(issue.maximum) },
      }
    case 'invalid_value':
      return { kind: 'not_allowed', params: { allowed: issue.values.map(String).join(', ') } }
    case 'custom':
      return ownKind(issue.params ?? {})
    default:
      return { kind: 'invalid', params: {} }
  }
}

function ownKind({ kind, ...params }: Record<string, unknown>): Pick<CsvFault, 'kind' | 'params'> {
  const printable = Object.entries(params).map(([name, value]) => [name, String(value)])
  return { kind: typeof kind === 'string' ? kind : 'invalid', params: Object.fromEntries(printable) }
}
