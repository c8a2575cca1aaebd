import { useEffect, useState } from 'react'
import { useField } from '~/client/field/use-field'
import { Button } from '~/components/button'
import { FieldPage } from '~/components/field-page'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { publicLoader } from '~/http/handler.server'
import { usePage } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'

export const handle = { scripts: true }
export const meta = titled(fieldMessages, 'title')

/** The same page for everybody: what it shows, the device holds. */
export const loader = publicLoader(() => null)

/** Scoring without a signal, from what this device carries. */
export default function FieldRoute() {
  const t = useMessages(fieldMessages)
  const { writeKey, person } = usePage()
  const [running, setRunning] = useState(false)
  // The server knows nothing of the device: what it renders has nothing of it.
  useEffect(() => setRunning(true), [])
  if (running) return <RunningField writeKey={writeKey} />
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <noscript>
        <p>{t('noScript')}</p>
        {person && (
          <Form writeKey={writeKey} action="/keluar" hidden={{ pasti: 'ya' }}>
            <Button variant="secondary">{t('leave')}</Button>
          </Form>
        )}
      </noscript>
    </>
  )
}

function RunningField({ writeKey }: { writeKey: string }) {
  return <FieldPage {...useField()} writeKey={writeKey} />
}
