import type { Form } from '~/domain/fields/form'
import type { CellPlace } from '~/domain/fields/types'
import { rowKey } from '~/domain/fields/units'
import type { Locale } from '~/domain/locale'
import { inputName } from '~/forms/draft-names'
import type { Translate } from '~/i18n'
import type { answerMessages } from '~/i18n/messages/answers'
import { fieldId } from './field'

/** Where a field is filled in: at the cell in question, or at its first input. */
export function fieldHref(uid: string, form: Form, code: string, at?: CellPlace): string {
  const field = form.fields.find((candidate) => candidate.code === code)
  if (!field) return `/berkas/${uid}/bukti`
  const first = field.type === 'months' ? inputName(code, 'from') : inputName(code)
  const name = at ? inputName(rowKey(code, at.row), at.column) : first
  return `/berkas/${uid}/bagian/${field.section}#${fieldId(name)}`
}

/** What a field or an evidence slot is called. */
export const fieldLabel = (form: Form, code: string, locale: Locale): string =>
  [...form.fields, ...form.evidence].find((item) => item.code === code)?.label[locale] ?? code

/** A field, or the cell in question: *Hasil, baris 2, Sumber*. */
export function cellWords(
  form: Form,
  code: string,
  at: CellPlace | undefined,
  locale: Locale,
  t: Translate<typeof answerMessages>,
): string {
  const label = fieldLabel(form, code, locale)
  if (!at) return label
  const field = form.fields.find((candidate) => candidate.code === code)
  const column = field?.type === 'rows' ? field.columns.find((one) => one.code === at.column) : undefined
  return t('cell', { field: label, n: at.number, column: column ? column.label[locale] : at.column })
}
