import { columnField } from '~/domain/fields/columns'
import type { ConceptTemplate } from '~/domain/fields/concepts'
import type { Column, ColumnTypeName } from '~/domain/fields/types'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { EnglishFields, IndonesianField, type Typing } from './bilingual-field'
import { CheckboxField } from './choices'
import { FieldLimits } from './field-limits'

interface ColumnSettingsProps {
  type: ColumnTypeName
  /** Of another type while its type is changed, null for a new one. */
  stored: Column | null
  concepts: readonly ConceptTemplate[]
  typing: Typing
}

/** Everything about one column of repeating rows, to be typed. */
export function ColumnSettings({ type, stored, concepts, typing }: ColumnSettingsProps) {
  const t = useMessages(builderMessages)
  const label = { name: 'label', label: t('columnLabel'), stored: stored?.label }
  const help = {
    name: 'help',
    label: t('help'),
    hint: t('helpHint'),
    stored: stored?.help,
    optional: true,
    long: true,
  }
  const unit = stored?.type === 'number' ? stored.unit : undefined
  const units = type === 'number' ? [{ name: 'unit', label: t('unit'), stored: unit }] : []
  return (
    <>
      <IndonesianField text={label} typing={typing} />
      <CheckboxField
        name="required"
        label={t('columnMust')}
        optional
        defaultChecked={typing.failed ? typing.value('required') !== '' : (stored?.required ?? false)}
      />
      <FieldLimits {...{ type, concepts, typing }} stored={stored && columnField(stored)} />
      <IndonesianField text={help} typing={typing} />
      <EnglishFields texts={[label, ...units, help]} typing={typing} />
    </>
  )
}
