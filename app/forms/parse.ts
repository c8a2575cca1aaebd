import * as z from 'zod/mini'
import { InputError, type Problem } from '~/domain/errors'

/**
 * The typed values of a form. A refinement names its own problem by `params`:
 * `z.refine(isSlug, { params: { kind: 'bad_slug' } })`, whose other entries fill the sentence.
 * @throws InputError with one problem per field at fault
 */
export function parseForm<T>(schema: z.core.$ZodType<T>, values: unknown): T {
  const result = z.safeParse(schema, values)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => problemOf(issue, values))
  throw new InputError(
    problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index),
  )
}

function problemOf(issue: z.core.$ZodIssue, values: unknown): Problem {
  const field = issue.path.join('.')
  const value = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    values,
  )
  const isMissing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (isMissing && issue.code !== 'custom') return { field, kind: 'required' }
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? { field, kind: 'too_long', params: { max: Number(issue.maximum) } }
        : { field, kind: 'too_big', params: { max: Number(issue.maximum) } }
    case 'too_small':
      return issue.origin === 'string'
        ? { field, kind: 'too_short', params: { min: Number(issue.minimum) } }
        : { field, kind: 'too_small', params: { min: Number(issue.minimum) } }
    case 'custom':
      return own(field, issue.params ?? {})
    default:
      return { field, kind: 'invalid' }
  }
}

function own(field: string, { kind, ...params }: Record<string, unknown>): Problem {
  const printable = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]),
  )
  return { field, kind: typeof kind === 'string' ? kind : 'invalid', params: printable }
}
