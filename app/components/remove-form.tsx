import type { ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { Button, ButtonLink, ButtonRow } from './button'
import { Form } from './form'

interface RemoveFormProps {
  writeKey: string
  version: number
  editable: boolean
  cancelHref: string
  children?: ReactNode
}

/** The last question before something is taken out of a form. */
export function RemoveForm({ writeKey, version, editable, cancelHref, children }: RemoveFormProps) {
  const t = useMessages(builderMessages)
  return (
    <Form writeKey={writeKey} hidden={{ version: String(version) }}>
      {children}
      <ButtonRow>
        {editable && (
          <Button variant="danger" icon="trash">
            {t('remove')}
          </Button>
        )}
        <ButtonLink variant="secondary" href={cancelHref}>
          {t('cancel')}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}
