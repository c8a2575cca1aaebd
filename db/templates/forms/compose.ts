import type { Form } from '~/domain/fields/form'
import type { Field } from '~/domain/fields/types'

/** Fields that many forms ask alike, without the section in which each form puts them. */
export type Part = readonly Omit<Field, 'section'>[]

/** In the place of fields: a shared part, the codes that this form requires, and those it takes where not all. */
interface Use {
  part: string
  section: string
  required?: string[]
  only?: string[]
}

/** A form as it is written, before its shared parts are put in. */
export type WrittenForm = Omit<Form, 'fields'> & { fields: readonly (object | Use)[] }

/** The form with the fields of its shared parts. @throws Error for a part that does not exist */
export function compose(form: WrittenForm, parts: Readonly<Record<string, Part>>): object {
  return {
    ...form,
    fields: form.fields.flatMap((item) => ('part' in item ? fieldsOf(item, parts) : [item])),
  }
}

function fieldsOf(
  { part, section, required = [], only }: Use,
  parts: Readonly<Record<string, Part>>,
): object[] {
  const fields = parts[part]
  if (!fields) throw new Error(`no shared part ${part}`)
  return fields
    .filter(({ code }) => only === undefined || only.includes(code))
    .map((field) => ({ ...field, section, required: field.required || required.includes(field.code) }))
}
