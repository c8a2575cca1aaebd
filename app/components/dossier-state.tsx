import type { DossierState } from '~/domain/dossiers'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { Badge, type Tone } from './badge'

const tones: Record<DossierState, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  returned: 'warning',
  complete: 'success',
}

/** How far a dossier has come, in words. */
export function DossierStateBadge({ state }: { state: DossierState }) {
  const t = useMessages(dossierMessages)
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
