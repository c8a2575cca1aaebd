import type { ReactNode } from 'react'

type SectionProps = {
  title: ReactNode
  id?: string
  level?: 2 | 3
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page under its heading. */
export function Section({ title, id, level = 2, lead, actions, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="section" id={id}>
      <div className="section-head">
        <Heading>{title}</Heading>
        {actions}
      </div>
      {lead && <p className="section-lead">{lead}</p>}
      {children}
    </section>
  )
}

/** A sheet of paper on the ground: a form, a group of facts. */
export function Card({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div className="card" id={id}>
      {children}
    </div>
  )
}

/** Things under each other with even space between them. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="stack">{children}</div>
}

/** Cards in as many columns as fit. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className="grid">{children}</div>
}

type SplitProps = {
  /** `side`: a narrow list beside the page; `half`: two things to compare, such as dossier and form. */
  kind?: 'side' | 'half'
  aside: ReactNode
  asideLabel: string
  children: ReactNode
}

/** Two columns on desks; on phones the second follows the first. */
export function Split({ kind = 'side', aside, asideLabel, children }: SplitProps) {
  return (
    <div className={`split split-${kind}`}>
      <div className="split-main">{children}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach what scrolls. */}
      <aside className="split-aside" aria-label={asideLabel} tabIndex={0}>
        {aside}
      </aside>
    </div>
  )
}

type StatProps = { label: string; value: ReactNode; unit?: string; note?: ReactNode; href?: string }

/** One figure that matters, with its unit. */
export function Stat({ label, value, unit, note, href }: StatProps) {
  return (
    <div className="stat">
      <p className="stat-label">{href ? <a href={href}>{label}</a> : label}</p>
      <p className="stat-value">
        {value}
        {unit && <span className="stat-unit"> {unit}</span>}
      </p>
      {note && <p className="stat-note">{note}</p>}
    </div>
  )
}

/** Longer text as people wrote it: a comfortable measure, line breaks kept. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>
}

/** For assistive technology only. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className="unseen">{children}</span>
}
