import type { EvidenceSlot, Form } from '~/domain/fields/form'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { useConditionWords } from './condition-words'

/** What a team reads about a place for files: when it is asked for, its help, how many files it takes. */
export function useSlotWords(form: Form) {
  const t = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const condition = useConditionWords(form)
  return (slot: EvidenceSlot): string => {
    const { help, minFiles: min, maxFiles: max } = slot
    return [
      condition(slot),
      help?.[locale],
      min > 0 ? t('slotNeeds', { min, max }) : t('slotOptional', { max }),
    ]
      .filter(Boolean)
      .join(' ')
  }
}
