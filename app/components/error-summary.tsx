import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { fieldId } from './field'
import { Icon } from './icon'

export type FieldError = {
  /** The field's name; without it the message is about the whole form. */
  name?: string
  message: string
}

/** What is wrong on the page, on top of it: takes focus as the page arrives and links to each field. */
export function ErrorSummary({ errors, title }: { errors: readonly FieldError[]; title?: string }) {
  const t = useMessages(componentMessages)
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the summary must be read first after a failed submit, also without JavaScript
    <div className="error-summary" id="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>
        <Icon name="danger" size={24} />
        <span>{title ?? t('errorTitle')}</span>
      </h2>
      <ul>
        {errors.map(({ name, message }, index) => (
          <li key={index}>{name ? <a href={`#${fieldId(name)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
