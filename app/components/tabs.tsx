import type { ReactNode } from 'react'

export type Tab = { href: string; label: ReactNode; count?: number; current?: boolean }

/** Views of one thing, each with its own address. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, label: name, count, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {name}
              {count !== undefined && <span className="tab-count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
