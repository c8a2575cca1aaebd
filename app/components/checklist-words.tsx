import type { CheckItem } from '~/domain/checklist'
import { useMessages } from '~/i18n'
import { eligibilityMessages } from '~/i18n/messages/eligibility'

/** The requirements in words, in order: on the rules sheet and where a shipped list is chosen. */
export function ChecklistWords({ items }: { items: readonly CheckItem[] }) {
  const t = useMessages(eligibilityMessages)
  return (
    <ol>
      {items.map((item) => (
        <li key={item.code}>
          {item.kind === 'age'
            ? t('sheet_age', { text: item.text, n: item.months })
            : item.kind === 'former_winner'
              ? t('sheet_former_winner', { text: item.text, n: item.years })
              : item.text}
        </li>
      ))}
    </ol>
  )
}
