import { markField } from '~/domain/sheet-input'
import { CHANGE_REASON } from '~/domain/sheet-texts'
import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'

/** What the fields of a score sheet are called. */
export function useFieldNames() {
  const t = useMessages(fieldMessages)
  return (criteria: readonly { code: string; name: string }[], field: string): string => {
    if (field === CHANGE_REASON) return t('changeReason')
    const code = field.slice(field.indexOf('.') + 1)
    const name = criteria.find((criterion) => criterion.code === code)?.name ?? code
    return field === markField(code) ? name : t('reasonOf', { name })
  }
}
