import type { CsvFault } from '~/domain/csv-faults'
import { parseValue } from '~/domain/fields'
import type { Field } from '~/domain/fields/types'
import { type Category, findCategory, type Rules } from '~/domain/rules'
import type { CsvCells, CsvFormat, CsvRowFault } from './csv.server'

export interface ImportRow {
  region: string
  category: Category | undefined
  title: string
  values: [field: Field, value: string][]
  /** What is wrong with the cells as they stand; what only the database knows comes to it. */
  faults: CsvRowFault[]
}

const BASE = ['region_code', 'category_code', 'title'] as const

/** What the export of all dossiers says beside the answers: it may stay in the file and is not read. */
export const BESIDE = [
  ...['entry', 'kelurahan', 'kecamatan', 'dossier_state', 'revision', 'received_at'],
  ...['fields_filled', 'fields_total', 'fields_missing', 'not_read'],
] as const

/** The file's columns under these rules, as documented and as read. */
export function importFormat(rules: Rules): CsvFormat<ImportRow> {
  const codes = rules.categories.flatMap(({ form }) => form.fields.map(({ code }) => code))
  const fields = [...new Set(codes)].filter((code) => !BASE.some((base) => base === code))
  return {
    columns: [
      ...BASE.map((name) => ({ name, type: 'text' as const })),
      ...fields.map((name) => ({ name, type: 'text' as const, optional: true })),
      ...BESIDE.filter((name) => !fields.includes(name)).map((name) => ({
        name,
        type: 'text' as const,
        optional: true,
      })),
    ],
    readRow: (cells) => readRow(rules, fields, cells),
  }
}

const text = (cells: CsvCells, name: string) => String(cells[name] ?? '').trim()

/** A line with all that is wrong with it, so that nobody has to send the file again for each fault. */
function readRow(rules: Rules, fields: readonly string[], cells: CsvCells): { value: ImportRow } {
  const faults: CsvRowFault[] = []
  const fault = (columnName: string, kind: string, params: CsvFault['params'] = {}) =>
    faults.push({ columnName, kind, params })
  const [region, code, title] = BASE.map((name) => text(cells, name)) as [string, string, string]
  const category = findCategory(rules, code)
  if (code === '') fault('category_code', 'required')
  else if (!category)
    fault('category_code', 'not_allowed', { allowed: rules.categories.map((one) => one.code).join(', ') })
  if (title === '') fault('title', 'required')
  const values: ImportRow['values'] = []
  for (const name of category ? fields : []) {
    const typed = String(cells[name] ?? '')
    if (typed.trim() === '') continue
    const field = category?.form.fields.find((candidate) => candidate.code === name)
    const parsed = field && parseValue(field, typed, 'id')
    if (!field || !parsed) fault(name, 'not_in_category', { category: code })
    else if (!parsed.ok) fault(name, parsed.problem.kind, { value: typed })
    else values.push([field, parsed.value])
  }
  return { value: { region, category, title, values, faults } }
}
