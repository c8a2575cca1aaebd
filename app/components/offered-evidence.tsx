import type { DossierReading } from '~/domain/dossiers'
import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { EvidenceLink } from './evidence-view'

interface OfferedEvidenceProps {
  dossiers: readonly Pick<DossierReading, 'content'>[]
  /** `stage/criterion` */
  criterion: string
}

/** What the team offers as evidence for one criterion, as links beside its mark. */
export function OfferedEvidence({ dossiers, criterion }: OfferedEvidenceProps) {
  const t = useMessages(judgingMessages)
  const items = dossiers
    .flatMap(({ content }) => content.evidence)
    .filter(({ criteria }) => criteria?.includes(criterion))
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
