import type { ReactNode } from 'react'

export type NavigationLink = {
  href: string
  label: ReactNode
  /** This page or one below it. */
  current?: boolean
  /** How many things wait there. */
  count?: number
}

/** The links of a navigation. */
export function NavigationList({ links }: { links: readonly NavigationLink[] }) {
  return (
    <ul>
      {links.map(({ href, label, current, count }) => (
        <li key={href}>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {label}
            {count ? <span className="tab-count">{count}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  )
}
