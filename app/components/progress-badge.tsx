import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { Badge, type Tone } from './badge'
import type { IconName } from './icon'

const looks = {
  none: { tone: 'neutral', icon: 'not-started' },
  draft: { tone: 'info', icon: 'partial' },
  sent: { tone: 'success', icon: 'success' },
  confirm: { tone: 'warning', icon: 'warning' },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>

/** How far a judge has come with one sheet. */
export function ProgressBadge({ progress }: { progress: keyof typeof looks }) {
  const t = useMessages(judgingMessages)
  return <Badge {...looks[progress]}>{t(progress)}</Badge>
}
