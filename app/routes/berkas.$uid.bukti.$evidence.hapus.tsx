import { useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { EvidenceView } from '~/components/evidence-view'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewPiece } from '~/services/dossiers.server'
import { removeEvidence } from '~/services/evidence.server'

export const meta = titled(dossierMessages, 'removeTitle')

export const loader = privateLoader((visit) =>
  viewPiece(visit.ctx, visit.actor, param(visit, 'uid'), param(visit, 'evidence')),
)

export const action = privateAction(async ({ once, ...visit }) => {
  const uid = param(visit, 'uid')
  await removeEvidence(visit.ctx, visit.actor, { uid, evidence: param(visit, 'evidence') }, once)
  return done(`/berkas/${uid}/bukti`, 'evidence_removed')
})

export default function RemovePiecePage() {
  const { uid, form, item } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  return (
    <>
      <PageHeader
        title={t('removeTitle')}
        lead={t('removeLead')}
        back={{ href: `/berkas/${uid}/bukti`, label: t('evidence') }}
      />
      <EvidenceView form={form} evidence={[item]} />
      <Form writeKey={useWriteKey('hapus')}>
        <ButtonRow>
          <Button variant="danger" icon="trash">
            {t('remove')}
          </Button>
          <ButtonLink href={`/berkas/${uid}/bukti`} variant="secondary">
            {t('back')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
