import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger'

const usual: Record<Tone, IconName> = {
  neutral: 'circle',
  accent: 'partial',
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
}

/** A status: its word, an icon of its own, and a colour that only repeats them. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={`badge tone-${tone}`}>
      <Icon name={icon ?? usual[tone]} size={16} />
      <span>{children}</span>
    </span>
  )
}
