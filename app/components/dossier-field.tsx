import type { ReactNode } from 'react'
import { countCharacters, countWords } from '~/domain/fields/count'
import type { Form } from '~/domain/fields/form'
import type { Field } from '~/domain/fields/types'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { writingMessages } from '~/i18n/messages/writing'
import { RadioField, SelectField } from './choices'
import { useConditionWords } from './condition-words'
import { DateField, NumberField, TextAreaField, TextField } from './fields'

type DossierFieldProps = {
  field: Field
  /** The form that it belongs to: what its condition hangs on. */
  form: Form
  name: string
  /** As it stands in the input (`editValue`). */
  value: string
  error?: string
  status?: ReactNode
}

const FEW = 6

/** The input of one field of a dossier's form, with its help, example and limits. */
export function DossierField({ field, form, name, value, error, status }: DossierFieldProps) {
  const locale = languageTag(useLocale())
  const base = {
    name,
    label: field.label[locale],
    hint: useFieldHint(field, form),
    optional: !field.required,
    defaultValue: value,
    ...(error ? { error } : {}),
  }
  switch (field.type) {
    case 'text':
      return field.size === 'short' ? (
        <TextField {...base} status={status ?? <Count field={field} value={value} />} />
      ) : (
        <TextAreaField
          {...base}
          rows={rowsFor(field.maxWords)}
          status={status ?? <Count field={field} value={value} />}
        />
      )
    case 'number':
      return (
        <NumberField
          {...base}
          status={status}
          decimal={(field.decimals ?? 0) > 0}
          {...(field.unit ? { unit: field.unit[locale] } : {})}
        />
      )
    case 'money':
      return <NumberField {...base} status={status} prefix="Rp" />
    case 'date':
      return (
        <DateField
          {...base}
          status={status}
          {...(field.min ? { min: field.min } : {})}
          {...(field.max ? { max: field.max } : {})}
        />
      )
    case 'link':
      return <TextField {...base} status={status} type="url" />
    case 'choice': {
      const options = field.options.map(({ code, label }) => ({ value: code, label: label[locale] }))
      return options.length <= FEW ? (
        <RadioField {...base} status={status} options={options} />
      ) : (
        <SelectField {...base} status={status} options={options} />
      )
    }
  }
}

const rowsFor = (words: number | undefined) => Math.min(16, Math.max(4, Math.round((words ?? 120) / 25)))

function useFieldHint(field: Field, form: Form): ReactNode {
  const t = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const condition = useConditionWords(form)(field)
  const limits: string[] = []
  if (field.type === 'text') {
    if (field.minWords !== undefined) limits.push(t('minWords', { n: field.minWords }))
    if (field.maxWords !== undefined) limits.push(t('maxWords', { n: field.maxWords }))
    if (field.maxChars !== undefined) limits.push(t('maxChars', { n: field.maxChars }))
  }
  const words = [field.help?.[locale], ...limits].filter(Boolean).join(' ')
  if (!words && !field.example && !condition) return undefined
  return (
    <>
      {condition && <p className="field-condition">{condition}</p>}
      {words && <p>{words}</p>}
      {field.example && (
        <p className="field-example">
          {t('example')} {field.example[locale]}
        </p>
      )}
    </>
  )
}

function Count({ field, value }: { field: Field; value: string }) {
  const t = useMessages(writingMessages)
  if (field.type !== 'text' || (field.size === 'short' && !field.maxWords && !field.maxChars)) return null
  const { maxWords, maxChars } = field
  const byWords = maxWords !== undefined || maxChars === undefined
  const n = byWords ? countWords(value) : countCharacters(value)
  const max = maxWords ?? maxChars ?? 0
  const limited = byWords ? t('wordsOf', { n, max }) : t('charactersOf', { n, max })
  return (
    <span data-count={byWords ? 'words' : 'characters'} data-max={max || undefined}>
      {value === '' ? '' : max > 0 ? limited : t('words', { n })}
    </span>
  )
}
