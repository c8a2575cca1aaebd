import { readdirSync, readFileSync } from 'node:fs'

/** Reference cases of agreement: their values, and everything of theirs that a result does not meet. */
const folder = new URL('../../cases/', import.meta.url)

export type Case = {
  title?: string
  input: { scores: (number | null)[][]; judges?: string[] | null; higher_is_better?: boolean }
  expected: Record<string, unknown>
}

/** The cases of the files that begin so, in order; a file may hold several. */
export function readCases(prefix: string): [string, Case][] {
  const files = readdirSync(folder).filter((name) => name.startsWith(prefix))
  return files.sort().flatMap((file) => {
    const { cases, ...single } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    const each: Case[] = cases ?? [single]
    return each.map((one): [string, Case] => [`${file}: ${one.title ?? ''}`, one])
  })
}

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is wrong, one line each: a value off by more than its tolerance, or an expectation that nothing compares. */
export function differences({ input, expected }: Case, actual: Fields): string[] {
  return Object.entries(expected).flatMap(([name, entry]) => {
    if (!(name in actual)) return [`${name}: no such figure`]
    const got = actual[name]
    if (entry === null) return isFields(got) && got.value === null ? [] : [`${name}: should be undefined`]
    if (!isFields(entry)) return compare(name, got, entry, 0)
    return isFields(got) ? differencesOfEntry(name, entry, got, input.judges ?? []) : [`${name}: no figure`]
  })
}

const ignored = ['origin', 'note', 'tol', 'ci_tol']

function differencesOfEntry(name: string, entry: Fields, got: Fields, judges: readonly string[]): string[] {
  const tolerance = Number(entry.tol)
  return Object.entries(entry).flatMap(([field, wanted]) => {
    const path = `${name}.${field}`
    if (ignored.includes(field)) return []
    if (field === 'value') return compare(path, got.value, wanted, tolerance)
    if (field === 'ci95') return compare(path, got.ci95, wanted, Number(entry.ci_tol))
    if (field === 'p') return compare(path, got.p, wanted, 1e-8)
    if (field === 'exact') return compare(path, got.value, quotient(String(wanted)), 1e-12)
    if (field === 'published') return comparePublished(path, got.value, wanted, judges)
    return [`${path}: nothing compares it`]
  })
}

function quotient(text: string): number {
  const [n, d = 1] = text.split('/').map(Number)
  return Number(n) / d
}

/** Printed as [value, tolerance], {value, tolerance}, a list as long as ours, or by judge to so many digits. */
function comparePublished(path: string, got: unknown, wanted: unknown, judges: readonly string[]): string[] {
  if (Array.isArray(wanted))
    return Array.isArray(got) ? compare(path, got, wanted, 1e-9) : compare(path, got, wanted[0], wanted[1])
  if (!isFields(wanted)) return [`${path}: nothing compares it`]
  if ('value' in wanted) return compare(path, got, wanted.value, Number(wanted.tol))
  return Object.entries(wanted).flatMap(([judge, printed]) => {
    const digits = String(printed).split('.')[1]?.length ?? 0
    const own = Array.isArray(got) ? got[judges.indexOf(judge)] : undefined
    return compare(`${path}.${judge}`, own, printed, 0.5 * 10 ** -digits)
  })
}

function compare(path: string, got: unknown, wanted: unknown, tolerance: number): string[] {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length)
      return [`${path}: not a list of ${wanted.length}`]
    return wanted.flatMap((each, i) => compare(`${path}[${i}]`, got[i], each, tolerance))
  }
  if (typeof wanted !== 'number') return got === wanted ? [] : [`${path}: ${got} is not ${wanted}`]
  const isClose = typeof got === 'number' && Math.abs(got - wanted) <= tolerance
  return isClose ? [] : [`${path}: ${got} is not ${wanted} ± ${tolerance}`]
}
