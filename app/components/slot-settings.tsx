import { type EvidenceSlot, evidenceTypes, type Form } from '~/domain/fields/form'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { EnglishFields, IndonesianField, type Typing } from './bilingual-field'
import { CheckboxesField } from './choices'
import { ConditionField } from './condition-field'
import { VisibilityField } from './field-settings'
import { NumberField } from './fields'

/** Everything about one evidence slot of a form, to be typed. */
export function SlotSettings({
  form,
  stored,
  typing,
}: {
  form: Form
  stored: EvidenceSlot | null
  typing: Typing
}) {
  const t = useMessages(builderMessages)
  const label = { name: 'label', label: t('slotLabel'), stored: stored?.label }
  const help = {
    name: 'help',
    label: t('help'),
    hint: t('helpHint'),
    stored: stored?.help,
    optional: true,
    long: true,
  }
  return (
    <>
      <IndonesianField text={label} typing={typing} />
      <CheckboxesField
        name="accept"
        label={t('accept')}
        options={evidenceTypes.map((value) => ({ value, label: t(`accept_${value}`) }))}
        defaultValue={[...typing.values('accept', stored?.accept ?? evidenceTypes)]}
        error={typing.error('accept')}
      />
      <NumberField
        name="minFiles"
        label={t('minFiles')}
        hint={t('minFilesHint')}
        defaultValue={typing.value('minFiles', String(stored?.minFiles ?? 1))}
        error={typing.error('minFiles')}
      />
      <NumberField
        name="maxFiles"
        label={t('maxFiles')}
        defaultValue={typing.value('maxFiles', String(stored?.maxFiles ?? 5))}
        error={typing.error('maxFiles')}
      />
      <IndonesianField text={help} typing={typing} />
      <VisibilityField stored={stored?.visibility} typing={typing} />
      <ConditionField form={form} own={null} stored={stored?.when} typing={typing} />
      <EnglishFields texts={[label, help]} typing={typing} />
    </>
  )
}
