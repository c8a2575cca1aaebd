import type { ChoiceField, FieldType } from './types'

/** One of the options of the field, kept as its code. The label in either language is read too (imports from CSV). */
export const choice: FieldType<ChoiceField> = {
  parse(field, typed) {
    const text = typed.trim()
    const wanted = text.toLowerCase()
    const option =
      field.options.find(({ code }) => code === text) ??
      field.options.find(({ label }) => [label.id, label.en].some((name) => name.toLowerCase() === wanted))
    return option ? { ok: true, value: option.code } : { ok: false, problem: { kind: 'not-an-option' } }
  },
  format: (field, value, locale) => field.options.find(({ code }) => code === value)?.label[locale] ?? value,
  edit: (_field, value) => value,
  problems: (field, value) =>
    field.options.some(({ code }) => code === value) ? [] : [{ kind: 'not-an-option' }],
}
