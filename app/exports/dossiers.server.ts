import type Database from 'better-sqlite3'
import { type DossierRow, draftEvidence, draftUnits, iterateDossiers } from '#db/sqlite/dossier-rows'
import { type DossierContent, measureContent, titleOf } from '~/domain/dossiers'
import { editValue, formatValue } from '~/domain/fields'
import { type Completeness, measureCompleteness } from '~/domain/fields/completeness'
import type { Form, Values } from '~/domain/fields/form'
import { lineText } from '~/domain/fields/rows'
import type { Field } from '~/domain/fields/types'
import { gatherValues } from '~/domain/fields/units'
import type { RankingScope } from '~/domain/ranking-view'
import type { Rules } from '~/domain/rules'
import { dossierCategory } from '~/domain/self-assessment'
import type { CsvColumn } from './csv.server'
import { isInScope, readHead } from './head.server'
import { type Export, type Table, tableOf } from './types'

/**
 * Every dossier with all it says, as wide as spreadsheet users expect it: a line per dossier, a column per field. The
 * names of the columns are those that `dossiers import` reads. A dossier in writing says what its draft says, another
 * what its newest revision says.
 */
export const dossiersExport: Export = { permission: 'export.download', load: loadDossiers }

interface Written {
  row: DossierRow
  form: Form
  title: string
  values: Values
  completeness: Completeness
}

const EMPTY: Form = {
  ...{ code: '', name: { id: '', en: '' }, description: { id: '', en: '' } },
  ...{ sections: [], fields: [], evidence: [] },
}

function loadDossiers(sqlite: Database.Database, competition: number, scope: RankingScope): Table {
  const { head, rules } = readHead(sqlite, competition, scope)
  const read = reader(sqlite, rules)
  function* rows() {
    for (const row of iterateDossiers(sqlite, competition)) if (isInScope(scope, row)) yield read(row)
  }
  const fields = fieldsIn(rules, scope)
  const own = (name: string) => !fields.has(name)
  const columns = [
    ...[...BEFORE, ...AFTER].filter(({ name }) => own(name)),
    ...[...fields].map(fieldColumn),
    NOT_READ,
  ]
  return tableOf(head, columns, rows())
}

/** What a dossier says now, under the rules in force. */
function reader(sqlite: Database.Database, rules: Rules): (row: DossierRow) => Written {
  const units = draftUnits(sqlite)
  const files = draftEvidence(sqlite)
  return (row) => {
    const form = dossierCategory(rules, row.category)?.form ?? EMPTY
    if (row.content !== null && (row.state === 'submitted' || row.state === 'complete')) {
      const content = JSON.parse(row.content) as DossierContent
      const completeness = measureContent(form, content)
      return { row, form, title: content.title, values: content.values, completeness }
    }
    const values = gatherValues(form, units(row.id))
    const completeness = measureCompleteness(form, values, files(row.id))
    return { row, form, title: titleOf(values, row.innovation), values, completeness }
  }
}

/** Every field that the categories in scope ask for, by code; whether all of them are counted in one way. */
function fieldsIn(rules: Rules, scope: RankingScope): Map<string, 'number' | 'text'> {
  const types = new Map<string, 'number' | 'text'>()
  for (const { code } of rules.categories)
    if (scope.category === null || code === scope.category)
      for (const field of dossierCategory(rules, code)?.form.fields ?? []) {
        if (field.code === 'title') continue
        const type = isNumeric(field) ? 'number' : 'text'
        types.set(field.code, (types.get(field.code) ?? type) === type ? type : 'text')
      }
  return types
}

const isNumeric = ({ type }: Field): boolean => type === 'number' || type === 'money' || type === 'percent'

const answerOf = ({ form, values }: Written, code: string): { field: Field; value: string } | null => {
  const field = form.fields.find((candidate) => candidate.code === code)
  const value = values[code]
  return field && value ? { field, value } : null
}

const isDecimal = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value)

function fieldColumn([name, type]: [string, 'number' | 'text']): CsvColumn<Written> {
  if (type === 'text') return { name, type, value: (written) => textOf(answerOf(written, name)) }
  return {
    name,
    type,
    value: (written) => {
      const found = answerOf(written, name)
      return found && isDecimal(found.value) ? found.value : null
    },
  }
}

/** As people read it where that can be read in again, else as it would be typed. */
function textOf(found: { field: Field; value: string } | null): string | null {
  if (!found) return null
  const { field, value } = found
  if (field.type === 'rows') return lineText(field, value, 'id')
  return field.type === 'choice' ? formatValue(field, value, 'id') : editValue(field, value, 'id')
}

const BEFORE: readonly CsvColumn<Written>[] = [
  { name: 'entry', type: 'text', value: ({ row }) => row.label },
  { name: 'region_code', type: 'code', value: ({ row }) => row.regionCode },
  { name: 'kelurahan', type: 'text', value: ({ row }) => row.regionName },
  { name: 'kecamatan', type: 'text', value: ({ row }) => row.kecamatanName },
  { name: 'category_code', type: 'text', value: ({ row }) => row.category },
  { name: 'title', type: 'text', value: ({ title }) => title },
]

const AFTER: readonly CsvColumn<Written>[] = [
  { name: 'dossier_state', type: 'text', value: ({ row }) => row.state },
  { name: 'revision', type: 'integer', value: ({ row }) => row.revision },
  { name: 'received_at', type: 'datetime', value: ({ row }) => row.receivedAt },
  { name: 'fields_filled', type: 'integer', value: ({ completeness }) => completeness.filled },
  { name: 'fields_total', type: 'integer', value: ({ completeness }) => completeness.total },
  {
    name: 'fields_missing',
    type: 'integer',
    value: ({ completeness }) => completeness.missing.length + completeness.problems.length,
  },
]

/** Answers of drafts that stand in a column of figures and are none: here, so that the file loses nothing. */
const NOT_READ: CsvColumn<Written> = {
  name: 'not_read',
  type: 'text',
  value: ({ form, values }) =>
    form.fields
      .filter((field) => isNumeric(field) && values[field.code] && !isDecimal(values[field.code] ?? ''))
      .map(({ code }) => `${code}: ${values[code]}`)
      .join('; '),
}
