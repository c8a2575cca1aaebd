import { type Indicator, seenField, seenNoteField } from '~/domain/observations'
import { markField } from '~/domain/sheet-input'
import { CHANGE_REASON } from '~/domain/sheet-texts'
import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { visitMessages } from '~/i18n/messages/visit'

/** What the fields of a score sheet are called. */
export function useFieldNames() {
  const t = useMessages(fieldMessages)
  const v = useMessages(visitMessages)
  return (
    criteria: readonly { code: string; name: string }[],
    field: string,
    indicators: readonly Indicator[] = [],
  ): string => {
    if (field === CHANGE_REASON) return t('changeReason')
    const seen = indicators.find(({ key }) => seenField(key) === field)
    if (seen) return v('seen', { label: seen.label })
    const noted = indicators.find(({ key }) => seenNoteField(key) === field)
    if (noted) return v('note', { label: noted.label })
    const code = field.slice(field.indexOf('.') + 1)
    const name = criteria.find((criterion) => criterion.code === code)?.name ?? code
    return field === markField(code) ? name : t('reasonOf', { name })
  }
}
