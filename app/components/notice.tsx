import type { ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import type { Tone } from './badge'
import { Icon } from './icon'

type NoticeProps = {
  tone?: Exclude<Tone, 'neutral' | 'accent'>
  title?: ReactNode
  /** The notice answers something the person just did: read it out. */
  live?: boolean
  children?: ReactNode
}

/** Something to know about the page: a note, a success, a warning, a problem. */
export function Notice({ tone = 'info', title, live, children }: NoticeProps) {
  const t = useMessages(componentMessages)
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div className={`notice tone-${tone}`} role={role}>
      <Icon name={tone} size={24} />
      <div className="notice-words">
        <span className="unseen">{t(tone)}: </span>
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
