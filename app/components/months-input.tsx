import type { MonthsField } from '~/domain/fields/types'
import { useMessages } from '~/i18n'
import { answerMessages } from '~/i18n/messages/answers'
import { describedBy, type FieldBase, FieldNotes, Optional } from './field'
import { DateField } from './fields'

type MonthsInputProps = FieldBase & {
  field: MonthsField
  /** What stands in the two boxes. */
  parts: Readonly<Record<string, string>>
}

/** Two months, the second of which may stay empty where there is no end yet. */
export function MonthsInput({ field, parts, ...base }: MonthsInputProps) {
  const t = useMessages(answerMessages)
  const { name, label, hint, error, optional, status } = base
  const limits = { ...(field.min ? { min: field.min } : {}), ...(field.max ? { max: field.max } : {}) }
  return (
    <fieldset
      className={error ? 'field choices field-wrong' : 'field choices'}
      aria-describedby={describedBy(base)}
    >
      <legend>
        {label}
        {optional && <Optional />}
      </legend>
      <FieldNotes name={name} hint={hint} error={error} />
      <div className="months">
        {(['from', 'to'] as const).map((part) => (
          <DateField
            key={part}
            kind="month"
            name={`${name}:${part}`}
            label={t(part)}
            {...limits}
            {...(part === 'to' && !field.ended ? { hint: t('toHint') } : {})}
            defaultValue={parts[part] ?? ''}
          />
        ))}
      </div>
      {status && <div className="field-status">{status}</div>}
    </fieldset>
  )
}
