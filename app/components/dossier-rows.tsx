import type { ReactNode } from 'react'
import { columnField } from '~/domain/fields/columns'
import type { Form } from '~/domain/fields/form'
import type { RowsField } from '~/domain/fields/types'
import { inputName } from '~/forms/draft-names'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { answerMessages } from '~/i18n/messages/answers'
import { DossierField, useFieldHint } from './dossier-field'
import { FieldNotes, fieldId, Optional } from './field'

/** The id of a row by its number on the page, to go to it. */
export const rowId = (code: string, number: number) => `${fieldId(inputName(code))}-${number}`

type DossierRowsProps = {
  field: RowsField
  form: Form
  /** What is wrong with the rows as a whole. */
  error?: string | undefined
  /** The rows, then what adds more. */
  children: ReactNode
}

/** A field of repeating rows: what it asks, what its columns mean, and its rows. */
export function DossierRows({ field, form, error, children }: DossierRowsProps) {
  const t = useMessages(answerMessages)
  const locale = languageTag(useLocale())
  const hint = useFieldHint(field, form)
  const name = inputName(field.code)
  const explained = field.columns.filter(({ help }) => help)
  return (
    <fieldset
      className={error ? 'field rows field-wrong' : 'field rows'}
      id={fieldId(name)}
      tabIndex={-1}
      aria-describedby={`${fieldId(name)}-hint`}
    >
      <legend>
        {field.label[locale]}
        {!field.required && <Optional />}
      </legend>
      <FieldNotes
        name={name}
        error={error}
        hint={
          <>
            {hint}
            {explained.length > 0 && (
              <ul className="column-helps">
                {explained.map(({ code, label, help }) => (
                  <li key={code}>
                    <strong>{label[locale]}:</strong> {help?.[locale]}
                  </li>
                ))}
              </ul>
            )}
            <p>{t('emptyRows')}</p>
          </>
        }
      />
      {children}
    </fieldset>
  )
}

type DossierRowProps = {
  field: RowsField
  form: Form
  /** Key of the unit that the row is. */
  unit: string
  number: number
  /** What stands in the cells, by column. */
  cells: Readonly<Record<string, string>>
  /** What is wrong with a cell. */
  error: (column: string) => string | undefined
}

/** The inputs of one row, each with its column's name. */
export function DossierRow({ field, form, unit, number, cells, error }: DossierRowProps) {
  const t = useMessages(answerMessages)
  return (
    <fieldset className="row-cells" id={rowId(field.code, number)} tabIndex={-1}>
      <legend>{t('rowNumber', { n: number })}</legend>
      {field.columns.map(({ help, ...column }) => {
        const wrong = error(column.code)
        return (
          <DossierField
            key={column.code}
            field={columnField(column)}
            form={form}
            name={inputName(unit, column.code)}
            value={cells[column.code] ?? ''}
            {...(wrong ? { error: wrong } : {})}
          />
        )
      })}
    </fieldset>
  )
}
