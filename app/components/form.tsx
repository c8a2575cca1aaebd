import type { ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { Button } from './button'

/** The hidden field by which a double click or a retry counts as one act. */
export const writeKeyField = 'write_key'

export function WriteKey({ value }: { value: string }) {
  return <input type="hidden" name={writeKeyField} value={value} />
}

type FormProps = {
  /** A fresh key per rendering, from the loader. */
  writeKey: string
  action?: string
  id?: string
  /** The form holds file fields. */
  files?: boolean
  /** As wide as the page, for a table that is typed into. */
  wide?: boolean
  /** The page's script saves it while it is typed. */
  autosave?: boolean
  /** Fields that the person does not see. */
  hidden?: Readonly<Record<string, string>>
  children: ReactNode
}

/**
 * A form that changes something: POST with its write key. The browser's own messages are off, because the server
 * answers with an error summary in the page's language.
 */
export function Form({ writeKey, action, id, files, wide, autosave, hidden = {}, children }: FormProps) {
  return (
    <form
      className={wide ? 'form form-wide' : 'form'}
      method="post"
      action={action}
      id={id}
      encType={files ? 'multipart/form-data' : undefined}
      noValidate
      data-autosave={autosave ? '' : undefined}
    >
      <WriteKey value={writeKey} />
      <HiddenFields values={hidden} />
      {children}
    </form>
  )
}

export function HiddenFields({ values }: { values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

type FieldsetProps = { legend: ReactNode; hint?: ReactNode; children: ReactNode }

/** Fields that belong together, under a heading that assistive technology reads with each of them. */
export function Fieldset({ legend, hint, children }: FieldsetProps) {
  return (
    <fieldset className="fieldset">
      <legend>{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {children}
    </fieldset>
  )
}

type FilterFormProps = {
  label: string
  action?: string
  /** What stays in the address beside the filter's own fields, such as the sorting. */
  hidden?: Readonly<Record<string, string>>
  /** What the button says when the form looks something up instead of filtering. */
  submitLabel?: string
  /** The address without filters; given only while some are set. */
  resetHref?: string
  children: ReactNode
}

/** Filters of a list, kept in the address by GET so that a link shows the same view. */
export function FilterForm({
  label,
  action,
  hidden = {},
  submitLabel,
  resetHref,
  children,
}: FilterFormProps) {
  const t = useMessages(componentMessages)
  return (
    <form className="filter-form" role="search" aria-label={label} method="get" action={action}>
      <HiddenFields values={hidden} />
      {children}
      <div className="filter-actions">
        <Button variant="secondary" icon={submitLabel ? 'search' : 'filter'}>
          {submitLabel ?? t('filter')}
        </Button>
        {resetHref && <a href={resetHref}>{t('resetFilter')}</a>}
      </div>
    </form>
  )
}
