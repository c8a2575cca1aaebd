import type { ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { classNames } from './class-names'
import { describedBy, Field, type FieldBase, FieldNotes, fieldId, Optional } from './field'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type SelectFieldProps = FieldBase & {
  options: readonly { value: string; label: string }[]
  defaultValue?: string
  /** The first, empty option; `null` leaves it out. */
  placeholder?: string | null
}

export function SelectField({ options, defaultValue, placeholder, ...field }: SelectFieldProps) {
  const t = useMessages(componentMessages)
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} className="input input-select" defaultValue={defaultValue ?? ''}>
          {placeholder !== null && <option value="">{placeholder ?? t('choose')}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type ChoiceGroupProps = FieldBase & {
  type: 'radio' | 'checkbox'
  options: readonly Choice[]
  chosen: readonly string[]
  /** Side by side on wide screens, for short words. */
  inline?: boolean
}

function ChoiceGroup({ type, options, chosen, inline, ...field }: ChoiceGroupProps) {
  const { name, label, hint, error, optional, disabled, status } = field
  const id = fieldId(name)
  return (
    <fieldset
      className={classNames('field', 'choices', error && 'field-wrong', inline && 'choices-inline')}
      aria-describedby={describedBy(field)}
    >
      <legend>
        {label}
        {optional === true && <Optional />}
      </legend>
      <FieldNotes name={name} hint={hint} error={error} />
      <div className="choice-list">
        {options.map((option, index) => (
          <ChoiceInput
            key={option.value}
            {...option}
            type={type}
            name={name}
            id={index === 0 ? id : `${id}-${index + 1}`}
            disabled={disabled || option.disabled}
            required={type === 'radio' && !optional}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
      {status && <div className="field-status">{status}</div>}
    </fieldset>
  )
}

type ChoiceInputProps = Choice & {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  required: boolean
  defaultChecked: boolean
  describedBy?: string
  invalid?: boolean
}

function ChoiceInput({ label, hint, describedBy: outer, invalid, ...input }: ChoiceInputProps) {
  const hintId = hint ? `${input.id}-about` : undefined
  return (
    <div className="choice">
      <input
        {...input}
        aria-describedby={classNames(hintId, outer) || undefined}
        aria-invalid={invalid || undefined}
      />
      <label htmlFor={input.id}>
        <span>{label}</span>
      </label>
      {hint && (
        <span className="choice-hint" id={hintId}>
          {hint}
        </span>
      )}
    </div>
  )
}

type RadioFieldProps = FieldBase & { options: readonly Choice[]; defaultValue?: string; inline?: boolean }

/** One of a few; an error link leads to the first. */
export function RadioField({ defaultValue, ...field }: RadioFieldProps) {
  return <ChoiceGroup {...field} type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} />
}

type CheckboxesFieldProps = FieldBase & {
  options: readonly Choice[]
  defaultValue?: readonly string[]
  inline?: boolean
}

/** Any of a few, all under one name. */
export function CheckboxesField({ defaultValue = [], ...field }: CheckboxesFieldProps) {
  return <ChoiceGroup {...field} type="checkbox" chosen={defaultValue} />
}

type CheckboxFieldProps = FieldBase & { defaultChecked?: boolean; value?: string }

/** A single statement to agree to. */
export function CheckboxField({ value = 'yes', defaultChecked = false, ...field }: CheckboxFieldProps) {
  const { name, label, hint, error, optional, disabled, status } = field
  return (
    <div className={classNames('field', error && 'field-wrong')}>
      <FieldNotes name={name} error={error} />
      <ChoiceInput
        {...{ name, label, hint, value, defaultChecked, disabled }}
        type="checkbox"
        id={fieldId(name)}
        required={!optional}
        describedBy={describedBy({ name, error })}
        invalid={Boolean(error)}
      />
      {status && <div className="field-status">{status}</div>}
    </div>
  )
}
