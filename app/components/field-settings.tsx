import type { ConceptTemplate } from '~/domain/fields/concepts'
import type { Form } from '~/domain/fields/form'
import type { Field, FieldTypeName } from '~/domain/fields/types'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { EnglishFields, IndonesianField, type Typing } from './bilingual-field'
import { CheckboxField, RadioField } from './choices'
import { ConditionField } from './condition-field'
import { FieldLimits } from './field-limits'

interface FieldSettingsProps {
  form: Form
  type: FieldTypeName
  stored: Field | null
  concepts: readonly ConceptTemplate[]
  typing: Typing
}

/** Everything about one field of a form, to be typed. */
export function FieldSettings({ form, type, stored, concepts, typing }: FieldSettingsProps) {
  const t = useMessages(builderMessages)
  const label = { name: 'label', label: t('label'), hint: t('labelHint'), stored: stored?.label }
  const more = [
    { name: 'help', label: t('help'), hint: t('helpHint'), stored: stored?.help, optional: true, long: true },
    { name: 'example', label: t('example'), stored: stored?.example, optional: true, long: true },
  ]
  const unit = stored?.type === 'number' ? stored.unit : undefined
  const units = type === 'number' ? [{ name: 'unit', label: t('unit'), stored: unit }] : []
  return (
    <>
      <IndonesianField text={label} typing={typing} />
      <CheckboxField
        name="required"
        label={t('mustFill')}
        optional
        defaultChecked={typing.failed ? typing.value('required') !== '' : (stored?.required ?? true)}
      />
      <FieldLimits {...{ type, stored, concepts, typing }} />
      {more.map((text) => (
        <IndonesianField key={text.name} text={text} typing={typing} />
      ))}
      <VisibilityField stored={stored?.visibility} typing={typing} />
      <ConditionField form={form} own={stored?.code ?? null} stored={stored?.when} typing={typing} />
      <EnglishFields texts={[label, ...units, ...more]} typing={typing} />
    </>
  )
}

/** Who may read an answer or a file once the dossier may be published. */
export function VisibilityField({ stored, typing }: { stored: Field['visibility']; typing: Typing }) {
  const t = useMessages(builderMessages)
  return (
    <RadioField
      name="visibility"
      label={t('visibility')}
      options={(['panel', 'public'] as const).map((value) => ({ value, label: t(`visibility_${value}`) }))}
      defaultValue={typing.value('visibility', stored ?? 'panel')}
      error={typing.error('visibility')}
    />
  )
}
