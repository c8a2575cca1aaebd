import { type Form, isAsked, type Values } from './fields/form'
import { readRows } from './fields/rows'
import type { Concept } from './fields/types'
import { add, parseDecimal, type Rational } from './rational'

/** One figure that a dossier gives, in the fixed unit of its concept. */
export interface ConceptFigure {
  code: string
  unit: string
  value: Rational
}

/** What several dossiers give of one figure together. */
export interface ConceptTotal {
  code: string
  unit: string
  total: Rational
  /** How many dossiers give it. */
  dossiers: number
}

/** Shares of different wholes have no sum. */
const addsUp = (concept: Concept | null | undefined): concept is Concept =>
  Boolean(concept) && concept?.unit !== 'percent'

/** Every figure of a dossier that can be added up, those in the columns of rows too; what is not asked does not count. */
export function conceptFigures(form: Form, values: Values): ConceptFigure[] {
  return form.fields.flatMap((field) => {
    const value = values[field.code]
    if (value === undefined || !isAsked(field, values)) return []
    if (field.type !== 'rows') return figuresOf('concept' in field ? field.concept : null, [value])
    const cells = (readRows(value) ?? []).map((row) => row.cells)
    return field.columns.flatMap((column) =>
      figuresOf(
        'concept' in column ? column.concept : null,
        cells.flatMap((row) => row[column.code] ?? []),
      ),
    )
  })
}

function figuresOf(concept: Concept | null | undefined, texts: readonly string[]): ConceptFigure[] {
  if (!addsUp(concept)) return []
  const { code, unit } = concept
  return texts.flatMap((text) => {
    const value = parseDecimal(text)
    return value ? [{ code, unit, value }] : []
  })
}

/** Exact sums by figure and unit, in the order in which figures first appear. */
export function addUpFigures(dossiers: Iterable<readonly ConceptFigure[]>): ConceptTotal[] {
  const totals = new Map<string, ConceptTotal>()
  for (const figures of dossiers) {
    const counted = new Set<string>()
    for (const { code, unit, value } of figures) {
      const key = `${code} ${unit}`
      const known = totals.get(key)
      const dossierCounts = counted.has(key) ? 0 : 1
      counted.add(key)
      totals.set(key, {
        ...{ code, unit },
        total: known ? add(known.total, value) : value,
        dossiers: (known?.dossiers ?? 0) + dossierCounts,
      })
    }
  }
  return [...totals.values()]
}
