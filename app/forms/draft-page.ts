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
  /** What was written after the closing: shown, and no part of the dossier. */
  late: LateText | null
}

export interface LateText {
  value: string
  at: string
  by: string
}

/** One field as its page shows it: itself as its only unit, or its rows, the last ones blank. */
export interface PageField {
  field: Field
  units: PageUnit[]
  /** What is wrong with the field as a whole, beside what is wrong with its units. */
  problems: Problem[]
}

/** A draft's units by their keys. */
interface Draft {
  values: Readonly<Record<string, { value: string; version: number } | undefined>>
  late: Readonly<Record<string, LateText | undefined>>
}

const BLANK_ROWS = 2

/** @param newRow ids of blank rows; null where nothing can be written and none is offered */
export function pageField(
  field: Field,
  draft: Draft,
  { locale, newRow }: { locale: Locale; newRow: (() => string) | null },
): PageField {
  if (field.type === 'rows') return pageRows(field, draft, { locale, newRow })
  const { value = '', version = 0 } = draft.values[field.code] ?? {}
  const unit: Unit = { key: field.code, field }
  const typed = typedOfUnit(unit, value, locale)
  return {
    field,
    units: [
      {
        ...{ key: field.code, typed, version, problems: checkValue(field, value) },
        late: draft.late[field.code] ?? null,
      },
    ],
    problems: [],
  }
}

function pageRows(
  field: RowsField,
  draft: Draft,
  { locale, newRow }: { locale: Locale; newRow: (() => string) | null },
): PageField {
  const kept = Object.entries(draft.values).map(([key, unit]) => ({ field: key, value: unit?.value ?? '' }))
  const rows = rowsOf(field, kept)
  const problems = checkValue(field, writeRows(rows))
  const toUnit = (id: string): PageUnit => {
    const key = rowKey(field.code, id)
    const { value = '', version = 0 } = draft.values[key] ?? {}
    const unit = findUnit({ fields: [field] }, key)
    return {
      ...{ key, version },
      typed: unit ? typedOfUnit(unit, value, locale) : {},
      problems: problems.filter(({ at }) => at?.row === id),
      late: draft.late[key] ?? null,
    }
  }
  const room = Math.min(BLANK_ROWS, Math.max(0, (field.maxRows ?? Number.POSITIVE_INFINITY) - rows.length))
  const blank = newRow ? Array.from({ length: room }, newRow) : []
  const filled = rows.map(({ id }) => id)
  const late = Object.keys(draft.late).flatMap((key) => {
    const unit = findUnit({ fields: [field] }, key)
    return unit && 'row' in unit && !filled.includes(unit.row) ? [unit.row] : []
  })
  return {
    field,
    units: [...filled, ...late, ...blank].map(toUnit),
    problems: problems.filter(({ at }) => at === undefined),
  }
}
