import { decimal, lcm, type Rational, ratio, ZERO } from '../../rational'
import { sortIds } from './natural-order'
import { toDouble } from './to-double'

/** One line of a file: a judge's mark for an entry on a criterion as canonical decimal text; null = left out. */
export type FileMark = { judge: string; entry: string; criterion: string; score: string | null }

export type WeightedCriterion = { id: string; weight: Rational }

/** A judge's marks for one entry by criterion, and their weighted mean; null where a mark is missing. */
export type Sheet = { marks: readonly (string | null)[]; score: Rational | null }

/** Marks by place: judges, entries and criteria stand in the order of their ids, whatever the order of the lines. */
export type MarkTable = {
  judges: readonly string[]
  entries: readonly string[]
  criteria: readonly WeightedCriterion[]
  /** `[judge][entry]`; null = not a single mark. */
  sheets: readonly (readonly (Sheet | null)[])[]
}

/** All that a judge gave an entry: a mark for each criterion in a given order; null = left out. */
export type MarkSheet = { judge: string; entry: string; marks: readonly (string | null)[] }

/**
 * Lays marks out by judge and entry. The score of a sheet is Σ w·x ÷ Σ w over all criteria, exactly; a sheet that
 * lacks a mark has none, for what is missing is never zero. Without `weights` all criteria weigh 1.
 *
 * @param marks no judge, entry and criterion twice
 * @param weights one for each criterion in the marks, not negative, of a sum above zero
 */
export function tabulate(marks: readonly FileMark[], weights?: ReadonlyMap<string, Rational>): MarkTable {
  const criteria = sortIds(new Set(marks.map(({ criterion }) => criterion))).map((id) => ({
    id,
    weight: weights ? (weights.get(id) ?? ZERO) : ratio(1n),
  }))
  const places = placesOf(criteria.map(({ id }) => id))
  const sheets = new Map<string, Map<string, (string | null)[]>>()
  for (const { judge, entry, criterion, score } of marks) {
    const own = sheets.get(judge) ?? new Map<string, (string | null)[]>()
    const row = own.get(entry) ?? new Array<string | null>(criteria.length).fill(null)
    if (score !== null) row[places.get(criterion) ?? 0] = score
    sheets.set(judge, own.set(entry, row))
  }
  return tabulateSheets(
    [...sheets].flatMap(([judge, own]) => [...own].map(([entry, row]) => ({ judge, entry, marks: row }))),
    criteria,
  )
}

/**
 * The same from whole sheets, which spares looking up each mark of a large stage.
 *
 * @param sheets their marks in the order of `criteria`; no judge and entry twice
 * @param criteria in the order of their ids; weights not negative, of a sum above zero
 */
export function tabulateSheets(
  sheets: readonly MarkSheet[],
  criteria: readonly WeightedCriterion[],
): MarkTable {
  const judges = sortIds(new Set(sheets.map(({ judge }) => judge)))
  const entries = sortIds(new Set(sheets.map(({ entry }) => entry)))
  const places = { judge: placesOf(judges), entry: placesOf(entries) }
  const rows = judges.map(() => entries.map((): Sheet | null => null))
  const scoreOf = weightedMean(criteria.map(({ weight }) => weight))
  for (const { judge, entry, marks } of sheets) {
    const row = rows[places.judge.get(judge) ?? 0] ?? []
    if (marks.every((mark) => mark === null)) continue
    row[places.entry.get(entry) ?? 0] = { marks, score: scoreOf(marks) }
  }
  return { judges, entries, criteria, sheets: rows }
}

const placesOf = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]))

/** The weighted mean of a whole sheet; the few different marks are read once. */
function weightedMean(weights: readonly Rational[]): (marks: readonly (string | null)[]) => Rational | null {
  const common = weights.reduce((all, { d }) => lcm(all, d), 1n)
  const whole = weights.map(({ n, d }) => n * (common / d))
  const total = whole.reduce((all, weight) => all + weight, 0n)
  const small = whole.map(Number)
  const known = new Map<string, ReadMark>()
  const read = (text: string) => {
    const value = known.get(text) ?? readMark(decimal(text))
    known.set(text, value)
    return value
  }
  return (marks) => {
    const values: ReadMark[] = []
    for (const mark of marks) {
      if (mark === null) return null
      values.push(read(mark))
    }
    const sum = smallSum(values, small)
    if (sum) return ratio(BigInt(sum.n), BigInt(sum.d) * total)
    const unit = values.reduce((all, { d }) => (all % d === 0n ? all : lcm(all, d)), 1n)
    const units = values.reduce((all, { n, d }, at) => all + (whole[at] ?? 0n) * n * (unit / d), 0n)
    return ratio(units, unit * total)
  }
}

type ReadMark = Rational & { small: { n: number; d: number } }

const readMark = (value: Rational): ReadMark => ({
  ...value,
  small: { n: Number(value.n), d: Number(value.d) },
})

/** Σ w·x as n ÷ d in ordinary numbers, which is far quicker; null where they would not be exact. */
function smallSum(values: readonly ReadMark[], weights: readonly number[]): { n: number; d: number } | null {
  let d = 1
  for (const { small } of values) if (d % small.d !== 0) d *= small.d
  let [n, size] = [0, d]
  for (let at = 0; at < values.length; at++) {
    const { small } = values[at] as ReadMark
    const part = (weights[at] ?? 0) * small.n * (d / small.d)
    n += part
    size += Math.abs(part)
  }
  return size <= Number.MAX_SAFE_INTEGER ? { n, d } : null
}

/** `[judge][entry]`: the exact scores of whole sheets. */
export const exactScores = ({ sheets }: MarkTable): (Rational | null)[][] =>
  sheets.map((row) => row.map((sheet) => sheet?.score ?? null))

/** The same as doubles, as the models of agreement and severity take them. */
export const doubleScores = (table: MarkTable): (number | null)[][] =>
  exactScores(table).map((row) => row.map((score) => score && toDouble(score)))

/** `[judge][entry][criterion]`: single marks as doubles. */
export const doubleMarks = ({ criteria, sheets }: MarkTable): (number | null)[][][] => {
  const empty = criteria.map(() => null)
  return sheets.map((row) =>
    row.map((sheet) => (sheet ? sheet.marks.map((mark) => (mark === null ? null : Number(mark))) : empty)),
  )
}

/** Sheets that lack some marks, with the criteria without one, by judge and entry. */
export const incompleteSheets = ({ judges, entries, criteria, sheets }: MarkTable) =>
  sheets.flatMap((row, judge) =>
    row.flatMap((sheet, entry) => {
      if (!sheet || sheet.score !== null) return []
      const missing = criteria.flatMap(({ id }, at) => (sheet.marks[at] === null ? [id] : []))
      return [{ judge: judges[judge] ?? '', item: entries[entry] ?? '', missing }]
    }),
  )
