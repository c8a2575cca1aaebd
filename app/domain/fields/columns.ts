import type { Locale } from '../locale'
import { choice } from './choice'
import { date } from './date'
import { money } from './money'
import { number } from './number'
import { percent } from './percent'
import { text } from './text'
import type { Column, ColumnTypeName, Field, FieldType, FieldValue, Parsed, Problem } from './types'

type Registry = { [Name in ColumnTypeName]: FieldType<Extract<Field, { type: Name }>> }

/** The types of field that a column may have: those with a single input. */
export const columnTypes: Registry = { text, number, money, percent, date, choice }

export const columnTypeNames = Object.keys(columnTypes) as ColumnTypeName[]

export const isColumnType = (name: string | null): name is ColumnTypeName =>
  name !== null && Object.hasOwn(columnTypes, name)

/** A column as a field of its own, so that one reader and one input serve both. */
export const columnField = (column: Column): Extract<Field, { type: ColumnTypeName }> => ({
  ...column,
  section: '',
})

/** Sound because a column always meets the entry that its `type` names. */
const typeOf = (column: Column): FieldType<Field> => columnTypes[column.type]

export function parseCell(column: Column, typed: string, locale: Locale): Parsed {
  return typed.trim() === ''
    ? { ok: true, value: '' }
    : typeOf(column).parse(columnField(column), typed, locale)
}

/** What a draft keeps of a cell: the canonical value, or, when it cannot be read, exactly what was typed. */
export function keepCell(column: Column, typed: string, locale: Locale): FieldValue {
  const parsed = parseCell(column, typed, locale)
  return parsed.ok ? parsed.value : typed
}

export const formatCell = (column: Column, value: FieldValue, locale: Locale): string =>
  value === '' ? '' : typeOf(column).format(columnField(column), value, locale)

export const editCell = (column: Column, value: FieldValue, locale: Locale): string =>
  typeOf(column).edit(columnField(column), value, locale)

export const checkCell = (column: Column, value: FieldValue): Problem[] =>
  typeOf(column).problems(columnField(column), value)
