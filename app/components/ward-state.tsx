import type { WardState } from '~/domain/ward-board'
import { useMessages } from '~/i18n'
import { wardBoardMessages } from '~/i18n/messages/ward-board'
import { Badge, type Tone } from './badge'

const TONES: Record<WardState, Tone> = {
  not_invited: 'neutral',
  unopened: 'warning',
  active: 'info',
  drafting: 'accent',
  submitted: 'success',
  declined: 'danger',
}

/** How far a kelurahan has come, in words. */
export function WardStateBadge({ state }: { state: WardState }) {
  const t = useMessages(wardBoardMessages)
  return <Badge tone={TONES[state]}>{t(state)}</Badge>
}
