import type { Finding } from './check-findings'
import type { DossierContent } from './dossiers'
import { isEmpty } from './fields'
import { countWords } from './fields/count'
import { type Form, isAsked } from './fields/form'
import { readRows } from './fields/rows'
import type { CellPlace, Column, Field, RowsField, TextField } from './fields/types'

/** What a dossier had better say, though it may be submitted as it is. */
export type Warning =
  | { kind: 'short'; field: string; words: number; usual: number }
  /** At a field that holds the source, or at the cell. */
  | { kind: 'number_without_source'; field: string; at?: CellPlace }
  | { kind: 'criteria_without_evidence'; names: string[] }
  | { kind: 'title_taken' }
  /** Too young for the rules at the closing, or nobody can tell: at a field of the form, or else the basics. */
  | { kind: 'age'; place: string | null; finding: AgeFinding }

export type AgeFinding = Extract<Finding, { kind: 'age' }>

export interface WarningFacts {
  /** Every criterion that judges mark, by the key that evidence names it with. */
  criteria: readonly { key: string; name: string }[]
  /** Whether another dossier of the competition has the same title. */
  titleTaken: boolean
  /** What the rules' list says about the innovation's age, each with the place that the list names for it. */
  ages: readonly { place?: string | undefined; finding: AgeFinding }[]
}

/** A long answer of fewer words is worth a second look. */
const USUAL_WORDS = 25
/** Of the most words that a field allows. */
const USUAL_SHARE = 5
const LETTERS_PER_WORD = 7

/** Codes of a place for the source of figures, as the shipped forms and forms of one's own name it. */
const SOURCES = ['source', 'data-source', 'figures-source', 'sumber', 'sumber-data', 'sumber-angka']
const isSource = (code: string): boolean => SOURCES.includes(code)
const isNumeric = ({ type }: Field | Column): boolean =>
  type === 'number' || type === 'money' || type === 'percent'

/** All that is worth a second look before submitting, in the order of the form. Nothing of it keeps a dossier back. */
export function findWarnings(form: Form, content: DossierContent, facts: WarningFacts): Warning[] {
  const { values, evidence } = content
  const answered = form.fields.filter((field) => isAsked(field, values) && !isEmpty(values[field.code]))
  const offered = new Set(evidence.flatMap(({ criteria }) => criteria ?? []))
  const bare = [...new Set(facts.criteria.filter(({ key }) => !offered.has(key)).map(({ name }) => name))]
  return [
    ...(facts.titleTaken ? [{ kind: 'title_taken' } as const] : []),
    ...facts.ages
      .filter(({ finding }) => !isOldEnough(finding))
      .map(({ place, finding }): Warning => {
        const field = form.fields.find(({ code }) => code === place)
        return { kind: 'age', place: field?.code ?? null, finding }
      }),
    ...answered.flatMap((field) => [
      ...findShort(field, values[field.code] ?? ''),
      ...(field.type === 'rows' ? findRowsWithoutSource(field, values[field.code] ?? '') : []),
    ]),
    ...findMissingSource(form, content, answered),
    ...(bare.length > 0 ? [{ kind: 'criteria_without_evidence', names: bare } as const] : []),
  ]
}

/** Without a closing time, or before anybody said when it began, there is nothing that holds. */
const isOldEnough = ({ startedOn, closesOn, months, required }: AgeFinding): boolean =>
  startedOn !== null && (closesOn === null || (months !== null && months >= required))

/** How long an answer usually is: a fifth of what the field allows, at most 25 words. */
function usualWords({ maxWords, maxChars }: TextField): number {
  const most = Math.min(
    maxWords ?? Number.POSITIVE_INFINITY,
    (maxChars ?? Number.POSITIVE_INFINITY) / LETTERS_PER_WORD,
  )
  return Math.min(USUAL_WORDS, Math.floor(most / USUAL_SHARE))
}

function findShort(field: Field, value: string): Warning[] {
  if (field.type !== 'text' || field.size !== 'long') return []
  const words = countWords(value)
  // Fewer than the rules ask for is an error, said elsewhere.
  if (field.minWords !== undefined && words < field.minWords) return []
  const usual = usualWords(field)
  return words < usual ? [{ kind: 'short', field: field.code, words, usual }] : []
}

function findRowsWithoutSource(field: RowsField, value: string): Warning[] {
  const source = field.columns.find((column) => column.type === 'text' && isSource(column.code))
  if (!source || source.required) return []
  return (readRows(value) ?? []).flatMap(({ id, cells }, index): Warning[] => {
    const counted = field.columns.some((column) => isNumeric(column) && cells[column.code] !== undefined)
    if (!counted || cells[source.code] !== undefined) return []
    const at = { row: id, number: index + 1, column: source.code }
    return [{ kind: 'number_without_source', field: field.code, at }]
  })
}

/** Figures were given, and the place that the form has for their source is empty. */
function findMissingSource(
  form: Form,
  { values, evidence }: DossierContent,
  answered: readonly Field[],
): Warning[] {
  if (!answered.some(isNumeric)) return []
  const fields = form.fields.filter(
    (field) =>
      field.type === 'text' &&
      isSource(field.code) &&
      !field.required &&
      isAsked(field, values) &&
      isEmpty(values[field.code]),
  )
  const slots = form.evidence.filter(
    (slot) =>
      isSource(slot.code) &&
      slot.minFiles === 0 &&
      isAsked(slot, values) &&
      !evidence.some(({ field }) => field === slot.code),
  )
  return [...fields, ...slots].map(({ code }) => ({ kind: 'number_without_source', field: code }))
}
