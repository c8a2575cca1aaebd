import type { Form } from '~/domain/fields/form'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { dossierViewMessages } from '~/i18n/messages/dossier-view'
import { CheckboxField, RadioField, SelectField } from './choices'
import { TextField } from './fields'

type EvidenceFieldsProps = {
  form: Form
  value: (field: string, stored?: string | null) => string
  error: (field: string) => string | undefined
  stored?: {
    caption: string | null
    field: string | null
    visibility: string
    personalData: boolean
    showsChildren: boolean
  }
}

/** What is asked about every piece of evidence, file or link. */
export function EvidenceFields({ form, value, error, stored }: EvidenceFieldsProps) {
  const t = useMessages(dossierMessages)
  const v = useMessages(dossierViewMessages)
  const locale = languageTag(useLocale())
  const problem = (field: string) => {
    const found = error(field)
    return found ? { error: found } : {}
  }
  return (
    <>
      <SelectField
        name="field"
        label={t('supports')}
        defaultValue={value('field', stored?.field)}
        placeholder={t('supportsNothing')}
        optional
        options={[...form.evidence, ...form.fields].map(({ code, label }) => ({
          value: code,
          label: label[locale],
        }))}
        {...problem('field')}
      />
      <TextField
        name="caption"
        label={t('caption')}
        hint={t('captionHint')}
        optional
        defaultValue={value('caption', stored?.caption)}
        {...problem('caption')}
      />
      <RadioField
        name="visibility"
        label={t('visibility')}
        defaultValue={value('visibility', stored?.visibility ?? 'panel')}
        options={(['panel', 'public', 'closed'] as const).map((visibility) => ({
          value: visibility,
          label: v(`visibility_${visibility}`),
          hint: v(`visibility_${visibility}_hint`),
        }))}
        {...problem('visibility')}
      />
      <CheckboxField
        name="personalData"
        label={t('personalData')}
        defaultChecked={value('personalData', stored?.personalData ? 'yes' : '') === 'yes'}
        optional
      />
      <CheckboxField
        name="showsChildren"
        label={t('showsChildren')}
        defaultChecked={value('showsChildren', stored?.showsChildren ? 'yes' : '') === 'yes'}
        optional
      />
    </>
  )
}
