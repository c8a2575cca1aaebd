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

/**
 * Lays marks out by judge and entry. The score of a sheet is Σ w·x ÷ Σ w over all criteria, exactly; a sheet that
 * lacks a mark has none, for what is missing is never zero. Without `weights` all criteria weigh 1.
 *
 * @param marks no judge, entry and criterion twice
 * @param weights one for each criterion in the marks, not negative, of a sum above zero
 */
export function tabulate(marks: readonly FileMark[], weights?: ReadonlyMap<string, Rational>): MarkTable {
  const judges = sortIds(new Set(marks.map(({ judge }) => judge)))
  const entries = sortIds(new Set(marks.map(({ entry }) => entry)))
  const criteria = sortIds(new Set(marks.map(({ criterion }) => criterion))).map((id) => ({
    id,
    weight: weights ? (weights.get(id) ?? ZERO) : ratio(1n),
  }))
  const places = {
    judge: placesOf(judges),
    entry: placesOf(entries),
    criterion: placesOf(criteria.map(({ id }) => id)),
  }
  const rows = judges.map(() => entries.map((): (string | null)[] | null => null))
  for (const { judge, entry, criterion, score } of marks) {
    if (score === null) continue
    const row = rows[places.judge.get(judge) ?? 0] ?? []
    const at = places.entry.get(entry) ?? 0
    const own = row[at] ?? criteria.map(() => null)
    own[places.criterion.get(criterion) ?? 0] = score
    row[at] = own
  }
  const scoreOf = weightedMean(criteria.map(({ weight }) => weight))
  const sheets = rows.map((row) => row.map((own) => own && { marks: own, score: scoreOf(own) }))
  return { judges, entries, criteria, sheets }
}

const placesOf = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]))

/** The weighted mean of a whole sheet; the few different marks are read once. */
function weightedMean(weights: readonly Rational[]): (marks: readonly (string | null)[]) => Rational | null {
  const common = weights.reduce((all, { d }) => lcm(all, d), 1n)
  const whole = weights.map(({ n, d }) => n * (common / d))
  const total = whole.reduce((all, weight) => all + weight, 0n)
  const known = new Map<string, Rational>()
  const read = (text: string) => {
    const value = known.get(text) ?? decimal(text)
    known.set(text, value)
    return value
  }
  return (marks) => {
    const values = marks.flatMap((mark) => (mark === null ? [] : [read(mark)]))
    if (values.length < marks.length) return null
    const unit = values.reduce((all, { d }) => (all % d === 0n ? all : lcm(all, d)), 1n)
    const units = values.reduce((all, { n, d }, at) => all + (whole[at] ?? 0n) * n * (unit / d), 0n)
    return ratio(units, unit * total)
  }
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
