import type { ReactNode } from 'react'

export type Definition = {
  term: ReactNode
  description: ReactNode
  /** A link that changes this answer; `about` is read out after its word. */
  action?: { href: string; label: string; about: string }
}

/** Facts by name: a receipt, the answers before they are sent. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="definitions">
      {items.map(({ term, description, action }, index) => (
        <div className="definition" key={index}>
          <dt>{term}</dt>
          <dd>{description}</dd>
          {action && (
            <dd className="definition-action">
              <a href={action.href}>
                {action.label}
                <span className="unseen"> {action.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
