import type { DossierContent } from './dossiers'
import { formatValue, isEmpty } from './fields'
import { formatCell } from './fields/columns'
import { type Form, isAsked } from './fields/form'
import { readRows } from './fields/rows'
import type { Field, FieldValue, RowsField } from './fields/types'
import { foldText } from './folding'

/** Code of the field that says how far an innovation is, and of the one with the programmes that it supports. */
export const PHASE_FIELD = 'phase'
export const PROGRAMMES_FIELD = 'programmes'

/** What of a dossier is searched: what its team wrote in words of its own, and everything else it says. */
export interface SearchText {
  title: string
  /** Compared by `foldText`. */
  titleKey: string
  prose: string
  facts: string
}

type Said = { prose: string[]; facts: string[] }

/**
 * The searchable text of a dossier, in Indonesian. Unanswered and unasked fields have none, and no label stands in it: a
 * search finds what a team said, not what it was asked.
 */
export function searchText(form: Form, content: DossierContent): SearchText {
  const said: Said = { prose: [], facts: [] }
  for (const field of form.fields) {
    const value = content.values[field.code] ?? ''
    if (isEmpty(value) || !isAsked(field, content.values)) continue
    if (field.type === 'rows') sayRows(field, value, said)
    else if (field.type !== 'location') sayValue(field, value, said)
  }
  for (const { caption, fileName, url } of content.evidence)
    said.facts.push([caption, fileName, url].filter(Boolean).join(' '))
  return {
    title: content.title,
    titleKey: foldText(content.title),
    prose: said.prose.join('\n'),
    facts: said.facts.join('\n'),
  }
}

function sayValue(field: Exclude<Field, RowsField>, value: FieldValue, { prose, facts }: Said): void {
  if (field.code === 'title') return
  const list = field.type === 'text' ? prose : facts
  list.push(formatValue(field, value, 'id'))
}

function sayRows(field: RowsField, value: FieldValue, { prose, facts }: Said): void {
  for (const { cells } of readRows(value) ?? [])
    for (const column of field.columns) {
      const cell = cells[column.code]
      if (cell) (column.type === 'text' ? prose : facts).push(formatCell(column, cell, 'id'))
    }
}
