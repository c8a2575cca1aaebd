import type { Figures } from '../additive-estimates'
import type { Undefined } from '../undefined-value'

/** Values under the id of the judge or entry that they belong to. */
export type ById<T> = Record<string, T>

export const byId = <T>(ids: readonly string[], values: readonly T[]): ById<T> =>
  Object.fromEntries(ids.map((id, at) => [id, values[at] as T]))

/** A table judges × judges or entries × entries, by the id of the row, then of the column. */
export const tableById = <T>(ids: readonly string[], rows: readonly (readonly T[])[]): ById<ById<T>> =>
  byId(
    ids,
    rows.map((row) => byId(ids, row)),
  )

/** What has one value per id, or a reason for none. */
export const valuesById = <T>(
  ids: readonly string[],
  found: { value: readonly T[] } | Undefined,
): { value: ById<T> } | Undefined => (found.value === null ? found : { value: byId(ids, found.value) })

export const figuresById = (ids: readonly string[], found: Figures | Undefined) =>
  valuesById<number | null>(ids, found)

/** Ids by place; a place that there is not has none. */
export const idsAt = (ids: readonly string[], places: readonly number[]): string[] =>
  places.flatMap((place) => ids[place] ?? [])
