import type { ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { Icon } from './icon'

export type Step = {
  label: ReactNode
  note?: ReactNode
  href?: string
  state: 'done' | 'current' | 'upcoming'
}

const icons = { done: 'success', current: 'partial', upcoming: 'circle' } as const
const words = { done: 'stepDone', current: 'stepCurrent', upcoming: 'stepUpcoming' } as const

/** The stages of a competition, or the pages of a task, in order. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  const t = useMessages(componentMessages)
  return (
    <ol className="steps" aria-label={label}>
      {steps.map(({ label: name, note, href, state }, index) => (
        <li
          key={index}
          className={`step step-${state}`}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <Icon name={icons[state]} />
          <span className="step-words">
            {href ? <a href={href}>{name}</a> : <span>{name}</span>}
            <span className="unseen"> ({t(words[state])})</span>
            {note && <span className="step-note">{note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
