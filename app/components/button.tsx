import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

type Look = {
  /** `primary` once per page, `danger` for what cannot be undone, `quiet` beside lists. */
  variant?: ButtonVariant
  icon?: IconName
  /** Narrower, for rows of a table; the touch target stays 44 px on phones. */
  small?: boolean
  children: ReactNode
}

type ButtonProps = Look & {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  disabled?: boolean
  formAction?: string
  formNoValidate?: boolean
  'aria-describedby'?: string
  onClick?: () => void
}

const look = ({ variant = 'primary', small }: Look) =>
  classNames('button', `button-${variant}`, small && 'button-small')

/** A button that does what it says; submits its form unless `type` says otherwise. */
export function Button({ variant, icon, small, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={look({ variant, small, children })}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

type ButtonLinkProps = Look & { href: string; download?: boolean; rel?: string }

/** A link that looks like a button: the next page of a task, a file to download. */
export function ButtonLink({ variant, icon, small, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={look({ variant, small, children })}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}

/** Buttons side by side, the main one first; on phones one under the other. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}
