import type { ReactNode } from 'react'
import { chosenCodes } from '~/domain/fields/choices'
import { countCharacters, countWords } from '~/domain/fields/count'
import type { Form } from '~/domain/fields/form'
import type { Field, RowsField, Typed } from '~/domain/fields/types'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { answerMessages } from '~/i18n/messages/answers'
import { dossierMessages } from '~/i18n/messages/dossier'
import { writingMessages } from '~/i18n/messages/writing'
import { CheckboxesField, RadioField, SelectField } from './choices'
import { useConditionWords } from './condition-words'
import { DateField, NumberField, TextAreaField, TextField } from './fields'
import { HiddenFields } from './form'
import { MonthsInput } from './months-input'

type DossierFieldProps = {
  /** Rows have inputs of their own (`DossierRows`). */
  field: Exclude<Field, RowsField>
  /** The form that it belongs to: what its condition hangs on. */
  form: Form
  name: string
  /** As it stands in the input, or in each of its inputs (`typedOf`). */
  value: Typed
  error?: string
  status?: ReactNode
}

const FEW = 6

/** The input of one field of a dossier's form, with its help, example and limits. */
export function DossierField({ field, form, name, value: typed, error, status }: DossierFieldProps) {
  const value = typeof typed === 'string' ? typed : ''
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
    case 'percent':
      return <NumberField {...base} status={status} decimal={field.decimals !== 0} unit="%" />
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
    case 'months':
      return (
        <MonthsInput
          {...base}
          {...{ field, status }}
          parts={typeof typed === 'string' ? { from: typed } : typed}
        />
      )
    case 'link':
      return <TextField {...base} status={status} type="url" />
    case 'location':
      return <TextField {...base} status={status ?? <Locate />} spellCheck={false} />
    case 'choices':
      return (
        <>
          <HiddenFields values={{ [name]: '' }} />
          <CheckboxesField
            {...base}
            status={status}
            options={field.options.map(({ code, label }) => ({ value: code, label: label[locale] }))}
            defaultValue={chosenCodes(value)}
          />
        </>
      )
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

/** Takes the place from the device; the page's script shows it where that can be. */
function Locate() {
  const t = useMessages(writingMessages)
  return (
    <span className="locate">
      <button type="button" className="button button-secondary button-small" data-locate="" hidden>
        {t('locate')}
      </button>
      <span role="status" data-locate-words="" />
    </span>
  )
}

const rowsFor = (words: number | undefined) => Math.min(16, Math.max(4, Math.round((words ?? 120) / 25)))

export function useFieldHint(field: Field, form: Form): ReactNode {
  const t = useMessages(dossierMessages)
  const a = useMessages(answerMessages)
  const locale = languageTag(useLocale())
  const condition = useConditionWords(form)(field)
  const limits: string[] = []
  if (field.type === 'text') {
    if (field.minWords !== undefined) limits.push(t('minWords', { n: field.minWords }))
    if (field.maxWords !== undefined) limits.push(t('maxWords', { n: field.maxWords }))
    if (field.maxChars !== undefined) limits.push(t('maxChars', { n: field.maxChars }))
  }
  if (field.type === 'location') limits.push(a('locationHint'))
  if (field.type === 'choices' && field.most !== undefined) limits.push(a('atMost', { n: field.most }))
  if (field.type === 'rows') {
    if (field.minRows !== undefined) limits.push(a('minRows', { n: field.minRows }))
    if (field.maxRows !== undefined) limits.push(a('maxRows', { n: field.maxRows }))
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
