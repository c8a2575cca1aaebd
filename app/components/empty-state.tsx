import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type EmptyStateProps = {
  /** What will appear here. */
  title: ReactNode
  icon?: IconName
  children?: ReactNode
  /** The one act that starts it. */
  action?: ReactNode
}

/** Nothing here yet. */
export function EmptyState({ title, icon = 'inbox', children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} size={40} />
      <p className="empty-title">{title}</p>
      {children && <div className="empty-words">{children}</div>}
      {action}
    </div>
  )
}
