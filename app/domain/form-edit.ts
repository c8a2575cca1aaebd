import { brokenConditions, type EvidenceSlot, type Form, type Section } from './fields/form'
import type { ChoiceOption, Condition, Field } from './fields/types'
import type { Bilingual } from './locale'
import { moveItem } from './rules-edit'
import { slugify, uniqueSlug } from './slug'

/*
 * Changes to a category's form as pure functions. Codes are made from a label once and never change with it; fields
 * stand in the order of their sections. What names nothing that is there changes nothing.
 */

type Unplaced<F> = F extends Field ? Omit<F, 'code' | 'section'> : never
/** A field as its page describes it: everything but its code and its place. */
export type FieldDraft = Unplaced<Field>
export type SlotDraft = Omit<EvidenceSlot, 'code'>

type Coded = { code: string }

/** A code made from a label that no other item has; `fallback` where the label leaves nothing. */
export function codeFor(label: string, taken: readonly Coded[], fallback: string): string {
  const codes = new Set(['constructor', ...taken.map(({ code }) => code)])
  const slug = slugify(label, fallback).slice(0, 50).replace(/-$/, '')
  return uniqueSlug(slug, (candidate) => codes.has(candidate))
}

const indexOf = (items: readonly Coded[], code: string) => items.findIndex((item) => item.code === code)

const replaced = <T extends Coded>(items: readonly T[], code: string, change: (item: T) => T): T[] =>
  items.map((item) => (item.code === code ? change(item) : item))

function insertedAfter<T extends Coded>(items: readonly T[], code: string, item: T): T[] {
  const index = indexOf(items, code)
  return index < 0 ? [...items] : items.toSpliced(index + 1, 0, item)
}

/** The form with its fields in the order of their sections. */
function inSectionOrder(form: Form): Form {
  const fields = form.sections.flatMap(({ code }) => form.fields.filter(({ section }) => section === code))
  return { ...form, fields }
}

/** Leaves out the conditions that hang on what is no longer there. */
function withoutBrokenConditions(form: Form): Form {
  const broken = new Set(brokenConditions(form))
  const mend = <T extends Coded & { when?: Condition }>(item: T): T => {
    if (!broken.has(item.code)) return item
    const { when: _, ...rest } = item
    return rest as T
  }
  return { ...form, fields: form.fields.map(mend), evidence: form.evidence.map(mend) }
}

export function addSection(form: Form, name: Bilingual): Form {
  const section: Section = { code: codeFor(name.id, form.sections, 'bagian'), name }
  return { ...form, sections: [...form.sections, section] }
}

export const renameSection = (form: Form, code: string, name: Bilingual): Form => ({
  ...form,
  sections: replaced(form.sections, code, (section) => ({ ...section, name })),
})

export const moveSection = (form: Form, code: string, by: -1 | 1): Form =>
  inSectionOrder({ ...form, sections: moveItem(form.sections, indexOf(form.sections, code), by) })

/** Takes a section away; its fields go `into` another section, or away with it. */
export function removeSection(form: Form, code: string, into: string | null): Form {
  const target = form.sections.find((section) => section.code === into && into !== code)?.code
  const fields = form.fields.flatMap((field) => {
    if (field.section !== code) return [field]
    return target === undefined ? [] : [{ ...field, section: target }]
  })
  const sections = form.sections.filter((section) => section.code !== code)
  return withoutBrokenConditions(inSectionOrder({ ...form, sections, fields }))
}

const codesOf = ({ fields, evidence }: Form): Coded[] => [...fields, ...evidence]

/** Adds a field as the last of its section. */
export function addField(form: Form, section: string, draft: FieldDraft): Form {
  const code = codeFor(draft.label.id, codesOf(form), 'isian')
  return inSectionOrder({ ...form, fields: [...form.fields, { ...draft, code, section }] })
}

/** Puts a field as its page describes it in the place of the one with that code. */
export const changeField = (form: Form, code: string, draft: FieldDraft): Form => ({
  ...form,
  fields: replaced(form.fields, code, ({ section }) => ({ ...draft, code, section })),
})

/** Swaps a field with the one before (`-1`) or after (`1`) it in its section. */
export function moveField(form: Form, code: string, by: -1 | 1): Form {
  const own = form.fields.find((field) => field.code === code)?.section
  const siblings = form.fields.filter(({ section }) => section === own)
  const moved = moveItem(siblings, indexOf(siblings, code), by)
  return inSectionOrder({
    ...form,
    fields: [...form.fields.filter(({ section }) => section !== own), ...moved],
  })
}

/** Moves a field to the end of another section. */
export function moveFieldTo(form: Form, code: string, section: string): Form {
  const field = form.fields.find((candidate) => candidate.code === code)
  if (!field || field.section === section || indexOf(form.sections, section) < 0) return form
  const others = form.fields.filter((candidate) => candidate !== field)
  return inSectionOrder({ ...form, fields: [...others, { ...field, section }] })
}

const copyOf = ({ id, en }: Bilingual): Bilingual => ({ id: `${id} (salinan)`, en: `${en} (copy)` })

/** Puts a copy of a field right after it, with a code of its own. */
export function duplicateField(form: Form, code: string): Form {
  const field = form.fields.find((candidate) => candidate.code === code)
  if (!field) return form
  const label = copyOf(field.label)
  const copy = { ...field, label, code: codeFor(label.id, codesOf(form), 'isian') }
  return { ...form, fields: insertedAfter(form.fields, code, copy) }
}

/** Takes a field away; what was asked only because of it is then always asked. */
export const removeField = (form: Form, code: string): Form =>
  withoutBrokenConditions({ ...form, fields: form.fields.filter((field) => field.code !== code) })

/** What is asked only for some answers to this field. */
export const dependentsOf = (form: Form, code: string): (Field | EvidenceSlot)[] =>
  [...form.fields, ...form.evidence].filter(({ when }) => when?.field === code)

export const addSlot = (form: Form, draft: SlotDraft): Form => ({
  ...form,
  evidence: [...form.evidence, { ...draft, code: codeFor(draft.label.id, codesOf(form), 'bukti') }],
})

export const changeSlot = (form: Form, code: string, draft: SlotDraft): Form => ({
  ...form,
  evidence: replaced(form.evidence, code, () => ({ ...draft, code })),
})

export const moveSlot = (form: Form, code: string, by: -1 | 1): Form => ({
  ...form,
  evidence: moveItem(form.evidence, indexOf(form.evidence, code), by),
})

export function duplicateSlot(form: Form, code: string): Form {
  const slot = form.evidence.find((candidate) => candidate.code === code)
  if (!slot) return form
  const label = copyOf(slot.label)
  const copy = { ...slot, label, code: codeFor(label.id, codesOf(form), 'bukti') }
  return { ...form, evidence: insertedAfter(form.evidence, code, copy) }
}

export const removeSlot = (form: Form, code: string): Form => ({
  ...form,
  evidence: form.evidence.filter((slot) => slot.code !== code),
})

/** Another form's content under this form's own code: name, description, sections, fields and evidence slots. */
export const startFrom = (form: Form, model: Form): Form => ({ ...model, code: form.code })

/** Options from their labels, in order. An option keeps its code under the same label, and where only labels changed. */
export function optionsFrom(labels: readonly Bilingual[], former: readonly ChoiceOption[]): ChoiceOption[] {
  const kept = (label: Bilingual) => former.find((option) => option.label.id === label.id)
  const gone = former.filter((option) => !labels.some((label) => kept(label) === option))
  const fresh = labels.filter((label) => !kept(label))
  const renamed = gone.length === fresh.length ? gone : []
  const options: ChoiceOption[] = []
  for (const label of labels) {
    const code = (kept(label) ?? renamed[fresh.indexOf(label)])?.code
    options.push({ code: code ?? codeFor(label.id, [...former, ...options], 'pilihan'), label })
  }
  return options
}
