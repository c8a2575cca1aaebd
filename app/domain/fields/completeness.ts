import { type EvidenceSlot, type Form, isAsked, type Values } from './form'
import { checkValue, isEmpty } from './index'
import type { Field, Problem } from './types'

/** A count of answers: `filled` of `total` in all, and the codes of the required ones that are still empty. */
export type Progress = { total: number; filled: number; required: number; missing: string[] }

export type FieldProblems = { field: string; problems: Problem[] }

export type SectionProgress = Progress & { code: string; problems: FieldProblems[] }

export type Completeness = Progress & {
  sections: SectionProgress[]
  evidence: Progress
  problems: FieldProblems[]
  /** Nothing required is missing and nothing is wrong: the dossier may be submitted. */
  complete: boolean
}

/**
 * How far a dossier is. Evidence slots count like fields: filled when they hold a file, required when they ask for one,
 * missing until they hold as many as they ask for. What the answers so far do not ask for counts nowhere. More files than allowed are refused when they are uploaded.
 * @param values by field code @param files number of files by slot code
 */
export function measureCompleteness(
  form: Form,
  values: Values,
  files: Readonly<Record<string, number | undefined>>,
): Completeness {
  const sections = form.sections.map(({ code }) =>
    measureSection(
      code,
      form.fields.filter((field) => field.section === code && isAsked(field, values)),
      values,
    ),
  )
  const evidence = measureEvidence(
    form.evidence.filter((slot) => isAsked(slot, values)),
    files,
  )
  const overall = [...sections, evidence].reduce(addProgress)
  const problems = sections.flatMap((section) => section.problems)
  const complete = overall.missing.length === 0 && problems.length === 0
  return { ...pickProgress(overall), sections, evidence, problems, complete }
}

function measureSection(code: string, fields: Field[], values: Values): SectionProgress {
  const required = fields.filter((field) => field.required)
  const empty = (field: Field) => isEmpty(values[field.code])
  return {
    code,
    total: fields.length,
    filled: fields.filter((field) => !empty(field)).length,
    required: required.length,
    missing: required.filter(empty).map((field) => field.code),
    problems: fields
      .map((field) => ({ field: field.code, problems: checkValue(field, values[field.code]) }))
      .filter(({ problems }) => problems.length > 0),
  }
}

function measureEvidence(
  slots: EvidenceSlot[],
  files: Readonly<Record<string, number | undefined>>,
): Progress {
  const count = (slot: EvidenceSlot) => files[slot.code] ?? 0
  const required = slots.filter(({ minFiles }) => minFiles > 0)
  return {
    total: slots.length,
    filled: slots.filter((slot) => count(slot) > 0).length,
    required: required.length,
    missing: required.filter((slot) => count(slot) < slot.minFiles).map(({ code }) => code),
  }
}

function addProgress(a: Progress, b: Progress): Progress {
  return {
    total: a.total + b.total,
    filled: a.filled + b.filled,
    required: a.required + b.required,
    missing: [...a.missing, ...b.missing],
  }
}

function pickProgress({ total, filled, required, missing }: Progress): Progress {
  return { total, filled, required, missing }
}
