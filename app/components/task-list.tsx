import type { ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { Badge, type Tone } from './badge'
import type { IconName } from './icon'
import { Progress } from './progress'

export type TaskStatus = 'notStarted' | 'partial' | 'complete' | 'needsRepair' | 'locked'

export type Task = {
  label: ReactNode
  href?: string
  hint?: ReactNode
  status: TaskStatus
  current?: boolean
}

const looks: Record<TaskStatus, { tone: Tone; icon: IconName }> = {
  notStarted: { tone: 'neutral', icon: 'not-started' },
  partial: { tone: 'info', icon: 'partial' },
  complete: { tone: 'success', icon: 'success' },
  needsRepair: { tone: 'danger', icon: 'danger' },
  locked: { tone: 'neutral', icon: 'lock' },
}

/** How far a section of a form has come, in words. */
export function TaskStatusBadge({ status }: { status: TaskStatus }) {
  const t = useMessages(componentMessages)
  return <Badge {...looks[status]}>{t(status)}</Badge>
}

/** The sections of a long form with their status; a locked one is no link. */
export function TaskList({ tasks, label }: { tasks: readonly Task[]; label: string }) {
  const t = useMessages(componentMessages)
  const done = tasks.filter(({ status }) => status === 'complete').length
  return (
    <div className="task-list">
      <Progress label={label} value={done} max={tasks.length}>
        {t('sectionsDone', { done, n: tasks.length })}
      </Progress>
      <ol>
        {tasks.map(({ label: name, href, hint, status, current }, index) => (
          <li key={index}>
            <div className="task-words">
              {href && status !== 'locked' ? (
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {name}
                </a>
              ) : (
                <span>{name}</span>
              )}
              {hint && <p className="task-hint">{hint}</p>}
            </div>
            <TaskStatusBadge status={status} />
          </li>
        ))}
      </ol>
    </div>
  )
}
