import { checkValue } from '~/domain/fields'
import { writeRows } from '~/domain/fields/rows'
import type { Field, Problem, RowsField, Typed } from '~/domain/fields/types'
import { findUnit, rowKey, rowsOf, typedOfUnit, type Unit } from '~/domain/fields/units'
import type { Locale } from '~/domain/locale'

/** One unit of saving as its page shows it. */
export interface PageUnit {
  key: string
  typed: Typed
  version: number
  problems: Problem[]
}

/** One field as its page shows it: itself as its only unit, or its rows, the last ones blank. */
export interface PageField {
  field: Field
  units: PageUnit[]
  /** What is wrong with the field as a whole, beside what is wrong with its units. */
  problems: Problem[]
}

type Stored = Readonly<Record<string, { value: string; version: number } | undefined>>

const BLANK_ROWS = 2

/** @param newRow ids of blank rows; null where nothing can be written and none is offered */
export function pageField(
  field: Field,
  stored: Stored,
  { locale, newRow }: { locale: Locale; newRow: (() => string) | null },
): PageField {
  if (field.type === 'rows') return pageRows(field, stored, { locale, newRow })
  const { value = '', version = 0 } = stored[field.code] ?? {}
  const unit: Unit = { key: field.code, field }
  const typed = typedOfUnit(unit, value, locale)
  return {
    field,
    units: [{ key: field.code, typed, version, problems: checkValue(field, value) }],
    problems: [],
  }
}

function pageRows(
  field: RowsField,
  stored: Stored,
  { locale, newRow }: { locale: Locale; newRow: (() => string) | null },
): PageField {
  const kept = Object.entries(stored).map(([key, unit]) => ({ field: key, value: unit?.value ?? '' }))
  const rows = rowsOf(field, kept)
  const problems = checkValue(field, writeRows(rows))
  const toUnit = (id: string): PageUnit => {
    const key = rowKey(field.code, id)
    const { value = '', version = 0 } = stored[key] ?? {}
    const unit = findUnit({ fields: [field] }, key)
    return {
      ...{ key, version },
      typed: unit ? typedOfUnit(unit, value, locale) : {},
      problems: problems.filter(({ at }) => at?.row === id),
    }
  }
  const room = Math.min(BLANK_ROWS, Math.max(0, (field.maxRows ?? Number.POSITIVE_INFINITY) - rows.length))
  const blank = newRow ? Array.from({ length: room }, newRow) : []
  return {
    field,
    units: [...rows.map(({ id }) => id), ...blank].map(toUnit),
    problems: problems.filter(({ at }) => at === undefined),
  }
}
