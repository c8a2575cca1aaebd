import type { EvidenceSlot } from '~/domain/fields/form'
import type { Field } from '~/domain/fields/types'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { dossierMessages } from '~/i18n/messages/dossier'

/** What an organizer sees of a field in a list: type, whether required, its limits, who may see it. */
export function useFieldSummary() {
  const t = useMessages(builderMessages)
  const limits = useFieldLimits()
  return (field: Field): string =>
    [
      field.type === 'text'
        ? `${t('type_text')} (${t(`size_${field.size}`).toLowerCase()})`
        : t(`type_${field.type}`),
      t(field.required ? 'required' : 'optional'),
      ...limits(field),
      ...(field.visibility === 'public' ? [t('public')] : []),
      ...(field.when ? [t('conditional')] : []),
      ...(field.code === 'title' ? [t('namesDossier')] : []),
    ].join(' · ')
}

function useFieldLimits() {
  const t = useMessages(builderMessages)
  const d = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const plain = (sentence: string) => sentence.replace(/\.$/, '').toLowerCase()
  return (field: Field): string[] => {
    switch (field.type) {
      case 'text':
        return [
          ...(field.minWords === undefined ? [] : [plain(d('minWords', { n: field.minWords }))]),
          ...(field.maxWords === undefined ? [] : [plain(d('maxWords', { n: field.maxWords }))]),
          ...(field.maxChars === undefined ? [] : [plain(d('maxChars', { n: field.maxChars }))]),
        ]
      case 'number':
        return field.unit ? [field.unit[locale]] : []
      case 'rows':
        return [field.columns.map(({ label }) => label[locale]).join(', ')]
      case 'choice':
      case 'choices':
        return [t('optionsCount', { n: field.options.length })]
      default:
        return []
    }
  }
}

/** The same for an evidence slot. */
export function useSlotSummary() {
  const t = useMessages(builderMessages)
  return ({ accept, minFiles: min, maxFiles: max, visibility, when }: EvidenceSlot): string =>
    [
      accept.map((type) => t(`accept_${type}`)).join(', '),
      t(min > 0 ? 'required' : 'optional'),
      min === max
        ? t('files', { n: max })
        : min > 0
          ? t('filesBetween', { min, max })
          : t('filesUpTo', { max }),
      ...(visibility === 'public' ? [t('public')] : []),
      ...(when ? [t('conditional')] : []),
    ].join(' · ')
}
