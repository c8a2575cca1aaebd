import * as z from 'zod/mini'
import { InputError, inputError, type Problem } from '~/domain/errors'
import type { Form } from '~/domain/fields/form'
import { draftFormSchema } from '~/domain/fields/schema'
import { type JsonPlaces, locateJson } from '~/domain/json-places'

const MOST_FAULTS = 20

/**
 * A category's form from its JSON text, checked as a whole; sections may still be empty.
 * @throws InputError naming line and path of each fault, the first twenty
 */
export function readFormJson(field: string, text: string): Form {
  if (text.trim() === '') throw inputError(field, 'required')
  const places = locateJson(text)
  if (!places.ok) throw inputError(field, 'json_syntax', { line: places.line, column: places.column })
  const result = z.safeParse(draftFormSchema, JSON.parse(text))
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => problemOf(field, issue, places))
  throw new InputError(problems.slice(0, MOST_FAULTS))
}

const OWN: Record<string, string> = {
  minimum_above_maximum: 'json_order',
  section_twice: 'json_section_twice',
  field_twice: 'json_field_twice',
  option_twice: 'json_option_twice',
  column_twice: 'json_column_twice',
  field_without_section: 'json_field_without_section',
  broken_condition: 'json_broken_condition',
}

function problemOf(
  field: string,
  issue: z.core.$ZodIssue,
  places: Extract<JsonPlaces, { ok: true }>,
): Problem {
  const params = { line: places.lineOf(issue.path), path: issue.path.join('.') || 'formulir' }
  const problem = (kind: string, more: Problem['params'] = {}) => ({
    field,
    kind,
    params: { ...params, ...more },
  })
  switch (issue.code) {
    case 'invalid_type':
      return problem(places.has(issue.path) ? 'json_type' : 'json_missing')
    case 'invalid_union':
    case 'invalid_value':
      return problem('json_value')
    case 'unrecognized_keys':
      return problem('json_unknown', {
        line: places.lineOf([...issue.path, issue.keys[0] ?? '']),
        name: issue.keys.join(', '),
      })
    case 'too_big':
    case 'too_small':
      return problem('json_size')
    case 'custom':
      return problem(OWN[String(issue.params?.['kind'])] ?? 'json_format')
    default:
      return problem('json_format')
  }
}
