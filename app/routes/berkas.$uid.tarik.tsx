import { useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewDossier } from '~/services/dossiers.server'
import { withdrawDossier } from '~/services/submissions.server'

export const meta = titled(dossierMessages, 'withdrawTitle')

export const loader = privateLoader((visit) => viewDossier(visit.ctx, visit.actor, param(visit, 'uid')))

export const action = privateAction(async ({ once, ...visit }) => {
  const uid = param(visit, 'uid')
  await withdrawDossier(visit.ctx, visit.actor, { uid }, once)
  return done(`/berkas/${uid}`, 'dossier_withdrawn')
})

export default function WithdrawPage() {
  const { uid, title, state, windowOpen, closesAt, now, competition, may } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const writeKey = useWriteKey('tarik')
  return (
    <>
      <PageHeader
        title={t('withdrawTitle')}
        over={title}
        lead={t('withdrawLead')}
        back={{ href: `/berkas/${uid}`, label: t('backToDossier') }}
      />
      {closesAt && <Deadline at={closesAt} now={now} zone={competition.zone} live label={t('closesAt')} />}
      {state === 'submitted' && windowOpen && may.write ? (
        <Form writeKey={writeKey}>
          <ButtonRow>
            <Button variant="danger">{t('withdraw')}</Button>
            <ButtonLink href={`/berkas/${uid}`} variant="secondary">
              {t('back')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      ) : (
        <p>{t('notEditable')}</p>
      )}
    </>
  )
}
