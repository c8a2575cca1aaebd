import type { DossierContent } from './dossiers'
import { formatValue, isEmpty } from './fields'
import { formatCell } from './fields/columns'
import { type Form, isAsked } from './fields/form'
import { readRows } from './fields/rows'
import type { Column, Field, RowsField } from './fields/types'
import type { Locale } from './locale'

/** One figure of the time before beside the same figure now. */
export interface BeforeAfter {
  /** Where it stands in the dossier, the same in every revision that keeps the field or row. */
  key: string
  label: string
  unit: string
  /** What the figures count, also where their texts say so themselves. */
  measure: string
  before: Figure
  now: Figure
}

/** One measured figure; `exact` is its canonical decimal. */
interface Figure {
  value: number
  text: string
  exact: string
}

const BEFORE = /^(.+-)?before$/
const NOW = ['now', 'after']
const NUMERIC: readonly (Field | Column)['type'][] = ['number', 'money', 'percent']

/**
 * The figures of a dossier that were measured twice: rows with a column for before and one for now, and fields whose
 * codes end in `-before` and `-after`. Values are for the length of bars only; texts are exact.
 */
export function beforeAfterFigures(
  form: Form,
  content: Pick<DossierContent, 'values'>,
  locale: Locale,
): BeforeAfter[] {
  const asked = form.fields.filter(
    (field) => isAsked(field, content.values) && !isEmpty(content.values[field.code]),
  )
  return asked.flatMap((field) =>
    field.type === 'rows'
      ? ofRows(field, content.values[field.code] ?? '', locale)
      : ofPair(field, asked, content.values, locale),
  )
}

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text)

/** The part of a code before `before`, shared with what holds the later figure; null for another code. */
function stemOf(code: string): string | null {
  const match = BEFORE.exec(code)
  return match ? (match[1] ?? '') : null
}

function measureOf(field: Field | Column, locale: Locale): string {
  if (field.type === 'money') return 'Rp'
  if (field.type === 'percent') return '%'
  return field.type === 'number' ? (field.unit?.[locale] ?? '') : ''
}

function laterOf<T extends { code: string; type: Field['type'] }>(
  all: readonly T[],
  { code, type }: T,
): T | undefined {
  const stem = stemOf(code)
  if (stem === null || !NUMERIC.includes(type)) return undefined
  return all.find((one) => one.type === type && NOW.some((end) => one.code === stem + end))
}

function ofRows(field: RowsField, value: string, locale: Locale): BeforeAfter[] {
  const before = field.columns.find((column) => laterOf(field.columns, column))
  const now = before && laterOf(field.columns, before)
  const named = field.columns.find(({ type }) => type === 'text' || type === 'choice')
  const unit = field.columns.find(({ code }) => code === 'unit')
  if (!before || !now || !named) return []
  return (readRows(value) ?? []).flatMap(({ id, cells }) => {
    const [was, is] = [cells[before.code] ?? '', cells[now.code] ?? '']
    if (!isNumber(was) || !isNumber(is)) return []
    return [
      {
        key: `${field.code}.${id}`,
        label: formatCell(named, cells[named.code] ?? '', locale),
        unit: unit ? formatCell(unit, cells[unit.code] ?? '', locale) : '',
        measure: unit ? formatCell(unit, cells[unit.code] ?? '', locale) : measureOf(now, locale),
        before: { value: Number(was), text: formatCell(before, was, locale), exact: was },
        now: { value: Number(is), text: formatCell(now, is, locale), exact: is },
      },
    ]
  })
}

function ofPair(
  field: Field,
  asked: readonly Field[],
  values: Readonly<Record<string, string>>,
  locale: Locale,
): BeforeAfter[] {
  const later = laterOf(asked, field)
  const [was, is] = [values[field.code] ?? '', values[later?.code ?? ''] ?? '']
  if (!later || !isNumber(was) || !isNumber(is)) return []
  // A form may ask for the figure's name beside it: `figure-1-name`, `figure-1-before`, `figure-1-after`.
  const named = asked.find(({ code }) => code === `${stemOf(field.code)}name`)
  const name = values[named?.code ?? ''] ?? ''
  return [
    {
      label:
        named && !isEmpty(name)
          ? formatValue(named, name, locale)
          : sharedWords(field.label[locale], later.label[locale]),
      key: field.code,
      unit: '',
      measure: measureOf(later, locale),
      before: { value: Number(was), text: formatValue(field, was, locale), exact: was },
      now: { value: Number(is), text: formatValue(later, is, locale), exact: is },
    },
  ]
}

/** The words with which both labels begin: *Kecelakaan sebelum inovasi* and *Kecelakaan sekarang* are *Kecelakaan*. */
function sharedWords(before: string, later: string): string {
  const [was, is] = [before.split(' '), later.split(' ')]
  const differs = is.findIndex((word, index) => word !== was[index])
  return (
    is
      .slice(0, Math.max(0, differs))
      .join(' ')
      .replace(/[,:;]$/, '') || later
  )
}

/** By how many per cent a figure has changed, rounded to whole ones; null where that says nothing. */
export function changePercent(before: number, now: number): number | null {
  if (before <= 0 || now < 0) return null
  const change = Math.round(((now - before) / before) * 100)
  return change === 0 && now !== before ? null : change
}
