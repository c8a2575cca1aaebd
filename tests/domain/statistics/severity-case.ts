import { type Case, differences } from './agreement-case'

/** Reference cases of the severity models, their entries laid out for the common comparison. */
type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Words about a value, not values. */
const words = ['note', 'model', 'must', 'origin', 'tol']

/** What is wrong, one line each; an expectation that nothing compares is wrong too. */
export function severityDifferences(expected: Fields, actual: Fields): string[] {
  const flat = flatten(expected, actual, '')
  const reference: Case = { input: { scores: [] }, expected: flat.expected }
  return differences(reference, flat.actual)
}

type Flat = { expected: Fields; actual: Fields }

/** Every value of a tree under its path; values without a tolerance of their own take that of the entry above. */
function flatten(expected: Fields, actual: Fields, above: string, tolerance?: unknown): Flat {
  const flat: Flat = { expected: {}, actual: {} }
  const tol = expected.tol ?? tolerance
  for (const [name, wanted] of Object.entries(expected)) {
    if (words.includes(name) || (name === 'exact' && wanted === null)) continue
    const path = above ? `${above}.${name}` : name
    const source = name === 'exact' || name === 'published' ? 'value' : name
    const got = above || !(name === 'published') ? actual[source] : actual.published
    if (isFields(wanted)) {
      const inner = flatten(wanted, isFields(got) ? got : {}, path, tol)
      Object.assign(flat.expected, inner.expected)
      Object.assign(flat.actual, inner.actual)
    } else {
      const isPrinted = name === 'published' && above !== ''
      const [value, own] = isPrinted && Array.isArray(wanted) ? wanted : [wanted, toleranceOf(name, tol)]
      flat.expected[path] = { value: toNumbers(value), tol: own }
      if (got !== undefined) flat.actual[path] = { value: got }
    }
  }
  return flat
}

/** Counts and places are exact; exact fractions and probabilities have a tolerance of their own. */
const toleranceOf = (name: string, tol: unknown) =>
  name === 'exact' ? 1e-10 : name === 'p' ? 1e-8 : typeof tol === 'number' ? tol : 1e-10

/** "-7/8" as a number, in lists too. */
function toNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toNumbers)
  if (typeof value !== 'string' || !/^-?\d+(\/\d+)?$/.test(value)) return value
  const [n, d = 1] = value.split('/').map(Number)
  return Number(n) / d
}
