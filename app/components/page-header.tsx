import type { ReactNode } from 'react'
import { Icon } from './icon'

type PageHeaderProps = {
  title: ReactNode
  /** A line above the title: the competition, the stage. */
  over?: ReactNode
  /** One or two sentences under the title. */
  lead?: ReactNode
  back?: { href: string; label: string }
  /** Badges and facts under the title. */
  facts?: ReactNode
  /** Buttons; beside the title on desks. */
  actions?: ReactNode
}

/** The top of a page, with its only h1. */
export function PageHeader({ title, over, lead, back, facts, actions }: PageHeaderProps) {
  return (
    <header className="page-header">
      {back && (
        <a className="back-link" href={back.href}>
          <Icon name="arrow-left" size={16} />
          <span>{back.label}</span>
        </a>
      )}
      <div className="page-header-row">
        <div className="page-header-words">
          {over && <p className="over">{over}</p>}
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
          {facts && <div className="page-facts">{facts}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
    </header>
  )
}
