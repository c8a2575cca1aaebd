import type { ReactNode } from 'react'
import { Icon } from './icon'

type DetailsProps = { summary: ReactNode; open?: boolean; children: ReactNode }

/** Something not everybody needs, one touch away. */
export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details className="details" open={open}>
      <summary>
        <Icon name="chevron-right" size={16} />
        <span>{summary}</span>
      </summary>
      <div className="details-body">{children}</div>
    </details>
  )
}
