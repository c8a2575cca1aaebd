import type { DossierReading } from '~/domain/dossiers'
import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { evidenceHref } from './evidence-view'

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
    <p className="field-hint">
      {t('offeredEvidence')}{' '}
      {items.map(({ uid, kind, url, caption, fileName }, index) => (
        <span key={uid}>
          {index > 0 && ', '}
          <a
            href={kind === 'file' ? evidenceHref(uid) : (url ?? '')}
            {...(kind === 'link' ? { rel: 'noopener noreferrer nofollow' } : {})}
          >
            {caption || fileName || url}
          </a>
        </span>
      ))}
    </p>
  )
}
