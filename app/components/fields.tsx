import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { Field, type FieldBase } from './field'

type TextFieldProps = FieldBase & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
  defaultValue?: string
  autoComplete?: string
  /** Roughly how much is typed: the box says so by its width. */
  width?: 'short' | 'medium' | 'full'
  maxLength?: number
  spellCheck?: boolean
  /** What the browser offers while typing; anything else may be typed too. */
  offers?: readonly { value: string; label: string }[]
}

export function TextField({ type = 'text', width = 'full', ...props }: TextFieldProps) {
  const { defaultValue, autoComplete, maxLength, spellCheck, offers, ...field } = props
  return (
    <Field {...field}>
      {(control) => (
        <>
          <input
            {...control}
            {...{ type, defaultValue, autoComplete, maxLength, spellCheck }}
            list={offers && `${control.id}-offers`}
            className={`input input-${width}`}
          />
          {offers && (
            <datalist id={`${control.id}-offers`}>
              {offers.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  )
}

type TextAreaFieldProps = FieldBase & {
  defaultValue?: string
  rows?: number
  /** Stated under the label; the server counts. */
  maxWords?: number
}

export function TextAreaField({ defaultValue, rows = 6, maxWords, hint, ...field }: TextAreaFieldProps) {
  const t = useMessages(componentMessages)
  const limit = maxWords !== undefined && t('maxWords', { n: maxWords })
  const both = hint && limit ? [hint, ' ', limit] : hint || limit
  return (
    <Field {...field} hint={both || undefined}>
      {(control) => <textarea {...control} className="input" rows={rows} defaultValue={defaultValue} />}
    </Field>
  )
}

type NumberFieldProps = FieldBase & {
  /** As typed or as the locale writes it; never reformatted here. */
  defaultValue?: string
  /** Allows a decimal comma; the phone then shows the keyboard with it. */
  decimal?: boolean
  /** Before the box, such as `Rp`. */
  prefix?: string
  /** The unit, after the box. */
  unit?: string
  /** Where it can be negative: numeric keyboards of phones lack the minus. */
  signed?: boolean
}

/** A number is text with a numeric keyboard: a number input would refuse the decimal comma. */
export function NumberField({ defaultValue, decimal, signed, prefix, unit, ...field }: NumberFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <span className="input-group">
          {prefix && <span className="input-affix">{prefix}</span>}
          <input
            {...control}
            type="text"
            inputMode={signed ? 'text' : decimal ? 'decimal' : 'numeric'}
            autoComplete="off"
            className="input input-number"
            defaultValue={defaultValue}
          />
          {unit && <span className="input-affix">{unit}</span>}
        </span>
      )}
    </Field>
  )
}

type DateFieldProps = FieldBase & {
  kind?: 'date' | 'month' | 'time' | 'datetime-local'
  /** `2025-02-28`, `2025-02`, `23:59` or `2025-02-28T23:59` in the competition's zone. */
  defaultValue?: string
  min?: string
  max?: string
  /** Shown after the box: `WIB`. */
  zone?: string
}

/** What an input of each kind can show; it would show anything else as nothing, and send nothing. */
const SHOWN = {
  date: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-\d\d$/,
  time: /^\d\d:\d\d$/,
  'datetime-local': /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
}

/** A date or time; one that stands there otherwise than the browser's own box can show keeps a box of text. */
export function DateField({ kind = 'date', defaultValue = '', min, max, zone, ...field }: DateFieldProps) {
  const isShown = defaultValue === '' || SHOWN[kind].test(defaultValue)
  return (
    <Field {...field}>
      {(control) => (
        <span className="input-group">
          <input
            {...control}
            {...(isShown ? { type: kind, min, max } : { type: 'text' })}
            defaultValue={defaultValue}
            className="input input-date"
          />
          {zone && <span className="input-affix">{zone}</span>}
        </span>
      )}
    </Field>
  )
}

type FileFieldProps = FieldBase & {
  /** `application/pdf,image/*` and the like; the server decides by the bytes. */
  accept?: string
  multiple?: boolean
  /** On a phone, the camera opens instead of the list of files. */
  camera?: boolean
}

export function FileField({ accept, multiple, camera, ...field }: FileFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type="file"
          className="input-file"
          {...{ accept, multiple }}
          capture={camera ? 'environment' : undefined}
        />
      )}
    </Field>
  )
}
