import type { ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { classNames } from './class-names'
import { Icon } from './icon'

/** What every field takes. `name` is the form's name and gives the element its id, which error links use. */
export type FieldBase = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and how to mend it, in words. */
  error?: string
  /**
   * The field may stay empty, and the label says so. `unsaid` where words beside it say when it may. Without it the
   * field is required.
   */
  optional?: boolean | 'unsaid'
  disabled?: boolean
  /** Beside the field's foot: a word count, a `SaveStatus`. */
  status?: ReactNode
}

/** Attributes that tie a control to its label, hint and error. */
export type Control = {
  id: string
  name: string
  required: boolean
  disabled?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: true
}

/** The id of the control with this name: brackets and dots become dashes. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, '-')}`
}

/** Ids of hint, error and status, in the order in which they are read out. */
export function describedBy({ name, hint, error }: Pick<FieldBase, 'name' | 'hint' | 'error'>) {
  const id = fieldId(name)
  return classNames(hint ? `${id}-hint` : undefined, error ? `${id}-error` : undefined) || undefined
}

type FieldProps = FieldBase & { children: (control: Control) => ReactNode }

/** Label, hint, control and error of one field; `children` draws the control with the attributes given to it. */
export function Field({ name, label, hint, error, optional, disabled, status, children }: FieldProps) {
  const id = fieldId(name)
  return (
    <div className={classNames('field', error && 'field-wrong')}>
      <label htmlFor={id}>
        {label}
        {optional === true && <Optional />}
      </label>
      <FieldNotes name={name} hint={hint} error={error} />
      {children({
        id,
        name,
        required: !optional,
        disabled,
        'aria-describedby': describedBy({ name, hint, error }),
        'aria-invalid': error ? true : undefined,
      })}
      {status && <div className="field-status">{status}</div>}
    </div>
  )
}

export function Optional() {
  const t = useMessages(componentMessages)
  return <span className="field-optional"> ({t('optional')})</span>
}

/** Hint and error, with the ids that `describedBy` names. */
export function FieldNotes({ name, hint, error }: Pick<FieldBase, 'name' | 'hint' | 'error'>) {
  const id = fieldId(name)
  return (
    <>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="danger" />
          <span>{error}</span>
        </p>
      )}
    </>
  )
}
