import * as z from 'zod/mini'
import { InputError, inputError } from '~/domain/errors'
import { brokenConditions, type Form } from '~/domain/fields/form'
import {
  addField,
  addSlot,
  changeField,
  changeSlot,
  dependentsOf,
  type FieldDraft,
  type SlotDraft,
} from '~/domain/form-edit'
import type { Bilingual } from '~/domain/locale'
import { bilingual } from './bilingual'
import { line, optionalLine, optionalText, text } from './fields'
import { parseForm } from './parse'

const sectionForm = z.object({ name: line(200), nameEn: optionalLine(200) })

/** The name of a section. @throws InputError */
export function readSectionName(typed: Record<string, string>): Bilingual {
  const { name, nameEn } = parseForm(sectionForm, typed)
  return bilingual(name, nameEn)
}

const descriptionForm = z.object({
  name: line(200),
  nameEn: optionalLine(200),
  description: text(2000),
  descriptionEn: optionalText(2000),
})

/** What a form is called and says about itself. @throws InputError */
export function readFormDescription(typed: Record<string, string>): Pick<Form, 'name' | 'description'> {
  const values = parseForm(descriptionForm, typed)
  return {
    name: bilingual(values.name, values.nameEn),
    description: bilingual(values.description, values.descriptionEn),
  }
}

/** The form with a new field. @throws InputError for a condition that cannot hold or a form that is full */
export function withNewField(form: Form, section: string, draft: FieldDraft): Form {
  if (!form.sections.some(({ code }) => code === section)) throw inputError('section', 'invalid')
  if (form.fields.length >= 500) throw inputError('', 'form_full')
  return checked(addField(form, section, draft))
}

/** The form with a field changed. @throws InputError also for a choice on whose options others hang */
export function withField(form: Form, code: string, draft: FieldDraft): Form {
  const next = changeField(form, code, draft)
  const broken = new Set(brokenConditions(next))
  const hanging = dependentsOf(form, code).filter((item) => item.code !== code && broken.has(item.code))
  const [first] = hanging
  if (!first) return checked(next)
  const fields = hanging.map(({ label }) => label.id).join(', ')
  throw inputError(
    draft.type === 'choice' || draft.type === 'choices' ? (draft.when ? 'when' : 'options') : 'label',
    'choice_in_use',
    {
      fields,
    },
  )
}

export function withNewSlot(form: Form, draft: SlotDraft): Form {
  if (form.evidence.length >= 100) throw inputError('', 'form_full')
  return checked(addSlot(form, draft))
}

export const withSlot = (form: Form, code: string, draft: SlotDraft): Form =>
  checked(changeSlot(form, code, draft))

function checked(form: Form): Form {
  if (brokenConditions(form).length > 0) throw new InputError([{ field: 'when', kind: 'broken_condition' }])
  return form
}
