import type { Locale } from '../locale'
import { editCell, keepCell } from './columns'
import type { Form } from './form'
import { formatValue, keepTyped, parseValue, typedOf } from './index'
import { formatCells, isRowId, type Row, readCells, readRows, writeCells, writeRows } from './rows'
import type { Field, FieldValue, RowsField, Typed } from './types'

/*
 * The unit of saving: a field, or one row of a field of rows. Its key is the field's code, or `CODE/ROW`; each has a
 * version of its own, so that two people may write in different rows.
 */

export type Unit =
  | { key: string; field: Exclude<Field, RowsField> }
  | { key: string; field: RowsField; row: string }

export const rowKey = (code: string, row: string): string => `${code}/${row}`

/** The field's code, of whatever unit of it. */
export const fieldOfKey = (key: string): string => key.split('/', 1)[0] ?? key

/** The unit of that key; undefined when the form has none. */
export function findUnit(form: Pick<Form, 'fields'>, key: string): Unit | undefined {
  const [code, row, ...more] = key.split('/')
  const field = form.fields.find((candidate) => candidate.code === code)
  if (!field || more.length > 0) return undefined
  if (field.type === 'rows') return row !== undefined && isRowId(row) ? { key, field, row } : undefined
  return row === undefined ? { key, field } : undefined
}

/** What a draft keeps of what was typed; null when that has not the parts that the unit has. */
export function keepUnit(unit: Unit, typed: Typed, locale: Locale): FieldValue | null {
  if (!('row' in unit)) {
    const names = typeof typed === 'string' ? [] : Object.keys(typed)
    const known = typedOf(unit.field, '', locale)
    if (typeof typed !== 'string' && (typeof known === 'string' || names.some((name) => !(name in known))))
      return null
    return keepTyped(unit.field, typed, locale)
  }
  if (typeof typed === 'string') return null
  const { columns } = unit.field
  if (Object.keys(typed).some((name) => !columns.some(({ code }) => code === name))) return null
  return writeCells(
    Object.fromEntries(
      columns.map((column) => [column.code, keepCell(column, typed[column.code] ?? '', locale)]),
    ),
  )
}

/** What stands in the unit's input, or in each of its inputs; `keepUnit` reads it back as the same value. */
export function typedOfUnit(unit: Unit, value: FieldValue, locale: Locale): Typed {
  if (!('row' in unit)) return typedOf(unit.field, value, locale)
  const cells = readCells(value)
  return Object.fromEntries(
    unit.field.columns.map((column) => [column.code, editCell(column, cells[column.code] ?? '', locale)]),
  )
}

/** The unit's value as people read it, in one text. */
export const formatUnit = (unit: Unit, value: FieldValue, locale: Locale): string =>
  'row' in unit ? formatCells(unit.field, readCells(value), locale) : formatValue(unit.field, value, locale)

/** A field's value as the units that a draft keeps, in order. */
export function splitValue(field: Field, value: FieldValue): [key: string, value: FieldValue][] {
  if (field.type !== 'rows') return [[field.code, value]]
  return (readRows(value) ?? []).map(({ id, cells }) => [rowKey(field.code, id), writeCells(cells)])
}

/** What a draft keeps, in the order in which it was made. */
type Kept = { field: string; value: FieldValue }

/** The answers of a form from the units of a draft; what the form does not ask, and what is empty, is left out. */
export function gatherValues(form: Pick<Form, 'fields'>, kept: readonly Kept[]): Record<string, FieldValue> {
  const byKey = new Map(kept.map(({ field, value }) => [field, value]))
  const answers = form.fields.map((field): [string, FieldValue] => [
    field.code,
    field.type === 'rows' ? writeRows(rowsOf(field, kept)) : (byKey.get(field.code) ?? ''),
  ])
  return Object.fromEntries(answers.filter(([, value]) => value !== ''))
}

/** The filled rows of a field among a draft's units. */
export function rowsOf(field: RowsField, kept: readonly Kept[]): Row[] {
  return kept.flatMap((unit): Row[] => {
    const [code, id = ''] = unit.field.split('/')
    const cells = code === field.code && isRowId(id) ? readCells(unit.value) : {}
    return Object.keys(cells).length > 0 ? [{ id, cells }] : []
  })
}

/** Reads a whole field as a file gives it, as the units that a draft keeps. */
export const parseUnits = (field: Field, typed: string, locale: Locale) => {
  const parsed = parseValue(field, typed, locale)
  return parsed.ok ? ({ ok: true, units: splitValue(field, parsed.value) } as const) : parsed
}
