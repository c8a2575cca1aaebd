import { isMonth, parseMonth } from '../calendar'
import { formatMonth } from '../format'
import type { FieldType, FieldValue, MonthsField, Problem } from './types'

type Parts = Readonly<Record<string, string>>

const canonical = /^(\d{4}-\d{2})\/(\d{4}-\d{2})?$/
/** How people write *from … to*; a plain hyphen only with space around it, since months hold one. */
const between = /\s*[–—]\s*|\s+(?:-|s\.?d\.?|sd|sampai(?: dengan)?|hingga|until|to)\s+/i
const notYet = /^(?:sekarang|kini|now|today)?$/i

/** From one month to another: `2024-01/2024-06`, and `2024-01/` where there is no end yet. */
export const months: FieldType<MonthsField> = {
  parse(_field, typed) {
    const text = typed.trim()
    if (readMonths(text)) return { ok: true, value: text }
    const [from = '', to = '', ...more] = text.split(between)
    if (more.length > 0) return { ok: false, problem: { kind: 'not-a-month' } }
    return read({ from, to: notYet.test(to.trim()) ? '' : to })
  },
  format(_field, value, locale) {
    const range = readMonths(value)
    if (!range) return Object.values(split(value)).filter(Boolean).join(' – ')
    const now = locale === 'id' ? 'sekarang' : 'now'
    return `${formatMonth(range.from, locale)} – ${range.to ? formatMonth(range.to, locale) : now}`
  },
  edit: (_field, value) => value,
  problems(field, value) {
    const range = readMonths(value)
    if (!range) {
      const kept = readKept(value)
      const parsed = kept ? read(kept) : months.parse(field, value, 'id')
      return [parsed.ok ? { kind: 'not-a-month' } : parsed.problem]
    }
    const found: Problem[] = []
    const { from, to } = range
    if (to !== '' && to < from) found.push({ kind: 'months-reversed' })
    if (to === '' && field.ended) found.push({ kind: 'months-without-end' })
    if (field.min !== undefined && from < field.min)
      found.push({ kind: 'before-earliest', earliest: field.min })
    const { max } = field
    if (max !== undefined && (to || from) > max) found.push({ kind: 'after-latest', latest: max })
    return found
  },
  parts: {
    split: (_field, value) => split(value),
    join(_field, { from = '', to = '' }) {
      if (from.trim() === '' && to.trim() === '') return ''
      const parsed = read({ from, to })
      if (parsed.ok) return parsed.value
      return to === '' && split(from).from === from ? from : JSON.stringify({ from, to })
    },
  },
}

function read({ from = '', to = '' }: Parts) {
  if (from.trim() === '') return { ok: false, problem: { kind: 'months-without-start' } } as const
  const start = parseMonth(from)
  const end = to.trim() === '' ? '' : parseMonth(to)
  if (start === null || end === null) return { ok: false, problem: { kind: 'not-a-month' } } as const
  return { ok: true, value: `${start}/${end}` } as const
}

function readMonths(value: FieldValue): { from: string; to: string } | null {
  const [, from = '', to = ''] = canonical.exec(value) ?? []
  return isMonth(from) && (to === '' || isMonth(to)) ? { from, to } : null
}

function split(value: FieldValue): { from: string; to: string } {
  return readMonths(value) ?? readKept(value) ?? { from: value, to: '' }
}

/** What `join` kept of two months that could not be read. */
function readKept(value: FieldValue): { from: string; to: string } | null {
  if (!value.startsWith('{"from":')) return null
  try {
    const { from, to } = JSON.parse(value)
    return typeof from === 'string' && typeof to === 'string' ? { from, to } : null
  } catch {
    return null
  }
}
