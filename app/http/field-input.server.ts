import { inputError } from '~/domain/errors'
import { isFieldType } from '~/domain/fields'
import type { Field } from '~/domain/fields/types'
import type { FieldDraft } from '~/domain/form-edit'
import { readFieldDraft } from '~/forms/field-draft'
import { languageTag } from '~/i18n'
import { conceptTemplates } from '~/services/templates.server'
import type { FormInput } from './form.server'
import type { PrivateVisit } from './handler.server'
import { readLocale } from './locale.server'

/** The field that a posted page describes, numbers as the person's language writes them. @throws InputError */
export function readTypedField(
  visit: Pick<PrivateVisit, 'context' | 'actor'>,
  form: FormInput,
  type: string | null,
  former: Field | null,
): FieldDraft {
  if (!isFieldType(type)) throw inputError('', 'invalid')
  const locale = languageTag(readLocale(visit.context.cookies, visit.actor))
  const typed = { object: form.object(), when: form.all('when') }
  return readFieldDraft(type, typed, { locale, concepts: conceptTemplates, former })
}
