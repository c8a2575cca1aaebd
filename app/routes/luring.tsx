import { useEffect, useState, useSyncExternalStore } from 'react'
import { openKeeper } from '~/client/field/open'
import { hrefOf, placeOf, THE_LIST } from '~/client/field/place'
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
  const keeper = openKeeper()
  const state = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot)
  return (
    <FieldPage
      state={state}
      {...usePlace()}
      writeKey={writeKey}
      hrefOf={hrefOf}
      onTakeOver={keeper.takeOver}
      onCarry={(slug, stage) => void keeper.carry(slug, stage)}
      onSend={() => keeper.flush()}
      onType={(uid, texts) => keeper.type(uid, texts)}
      onFinish={(uid) => keeper.finish(uid)}
      onChoose={(uid, field, whose) => keeper.choose(uid, field, whose)}
      onDrop={(uid) => void keeper.drop(uid)}
      onPhoto={(uid, file, details) => keeper.addPhoto(uid, file, details)}
      onDropPhoto={(id) => void keeper.dropPhoto(id)}
      onLeave={() => keeper.leave()}
    />
  )
}

function usePlace() {
  const [place, setPlace] = useState(THE_LIST)
  useEffect(() => {
    const follow = () => setPlace((before) => placeOf(location.hash) ?? before)
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return place
}
