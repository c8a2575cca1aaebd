import type { ReactNode } from 'react'
import { Icon } from './icon'

type ConfirmationProps = {
  /** What has happened: *Berkas terkirim*. The page's h1. */
  title: ReactNode
  /** The receipt's number or code, and what it is called. */
  reference?: { label: string; value: string }
  children?: ReactNode
}

/** The top of a page that says that something is done. */
export function Confirmation({ title, reference, children }: ConfirmationProps) {
  return (
    <div className="confirmation">
      <Icon name="success" size={40} />
      <h1>{title}</h1>
      {reference && (
        <p className="confirmation-reference">
          {reference.label}
          <strong>{reference.value}</strong>
        </p>
      )}
      {children}
    </div>
  )
}
