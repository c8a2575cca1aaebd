import { canonicalJson } from './canonical-json'
import { columnField } from './fields/columns'
import type { Rules } from './rules'

/*
 * The rows that stand beside a frozen rules document so that queries and joins can use it. They hold nothing of
 * their own: `verify` derives them again from the document and compares.
 */

type Row = Readonly<Record<string, string | number | null>>

export const DERIVED_TABLES = [
  'rules_category',
  'rules_field',
  'rules_stage',
  'rules_criterion',
  'rules_level',
  'rules_tie_break',
  'rules_award',
] as const
export type DerivedTable = (typeof DERIVED_TABLES)[number]
export type DerivedRows = Readonly<Record<DerivedTable, readonly Row[]>>

const json = (value: unknown): string => canonicalJson(value as never)

/** Every derived row of a rules document, without `id` and `rules_id`, in the document's order. */
export function deriveRows(rules: Rules): DerivedRows {
  return {
    rules_category: rules.categories.map(({ code, name, form }, position) => ({
      ...{ code, position, name },
      form: json(form),
    })),
    rules_field: rules.categories.flatMap(fieldRows),
    rules_stage: rules.stages.map((stage, position) => ({
      code: stage.code,
      position,
      name: stage.name,
      kind: stage.kind,
      partition: stage.partition,
      conflict_level: stage.conflictLevel,
      sealed: Number(stage.sealed),
      blind: Number(stage.blind),
      totalling: json(stage.totalling),
      advance: stage.advance ? json(stage.advance) : null,
    })),
    rules_criterion: rules.stages.flatMap(criterionRows),
    rules_level: rules.stages.flatMap(levelRows),
    rules_tie_break: rules.tieBreaks.map(({ kind, ...detail }, position) => ({
      ...{ position, kind },
      detail: Object.keys(detail).length > 0 ? json(detail) : null,
    })),
    rules_award: rules.awards.map(({ code, name, ...detail }, position) => ({
      ...{ code, position, name },
      detail: json(detail),
    })),
  }
}

type FormField = Rules['categories'][number]['form']['fields'][number]

/** Every field, and after a field of rows its columns as `field/column`, so that figures in columns are found too. */
const fieldRows = ({ code: category, form }: Rules['categories'][number]): Row[] =>
  form.fields
    .flatMap((field) => [
      { field, code: field.code },
      ...(field.type === 'rows'
        ? field.columns.map((column) => ({
            field: { ...columnField(column), visibility: field.visibility },
            code: `${field.code}/${column.code}`,
          }))
        : []),
    ])
    .map(({ field, code }, position) => ({
      ...{ category, position },
      code,
      type: field.type,
      label: field.label.id,
      concept: ('concept' in field && field.concept?.code) || null,
      unit: unitOf(field),
      visibility: field.visibility ?? null,
    }))

function unitOf(field: FormField): string | null {
  if ('concept' in field && field.concept) return field.concept.unit
  if (field.type === 'money') return 'Rp'
  if (field.type === 'percent') return '%'
  return field.type === 'number' ? (field.unit?.id ?? null) : null
}

const criterionRows = ({ code: stage, instrument }: Rules['stages'][number]): Row[] =>
  instrument.criteria.map((node, position) => ({
    ...{ stage, position },
    code: node.code,
    parent: node.parent,
    name: node.name,
    type: node.type,
    min: node.min ?? null,
    max: node.max ?? null,
    step: node.step ?? null,
    weight: node.weight,
    filled_by: node.filledBy,
    reason: node.reason,
  }))

const levelRows = ({ code: stage, instrument }: Rules['stages'][number]): Row[] =>
  instrument.criteria.flatMap(({ code: criterion, levels = [] }) =>
    levels.map(({ value, label, description }, position) => ({
      ...{ stage, criterion, position, value, label },
      description: description ?? null,
    })),
  )
