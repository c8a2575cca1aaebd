import type { EvidenceItem } from '~/domain/dossiers'
import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { EvidenceLink } from './evidence-view'

interface OfferedEvidenceProps {
  evidence: readonly EvidenceItem[]
  /** `stage/criterion` */
  criterion: string
}

/** What the team offers as evidence for one criterion, as links beside its mark. */
export function OfferedEvidence({ evidence, criterion }: OfferedEvidenceProps) {
  const t = useMessages(judgingMessages)
  const items = evidence.filter(({ criteria }) => criteria?.includes(criterion))
  if (items.length === 0) return null
  return (
    <div className="field-hint">
      {t('offeredEvidence')}
      {items.map((item) => (
        <div key={item.uid}>
          <EvidenceLink item={item} />
        </div>
      ))}
    </div>
  )
}
