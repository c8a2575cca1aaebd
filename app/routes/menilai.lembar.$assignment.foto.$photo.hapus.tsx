import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { VisitPhotoList } from '~/components/visit-photos'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { photoMessages } from '~/i18n/messages/visit-photos'
import { removeVisitPhoto } from '~/services/visit-photos.server'
import { readOwnPhoto } from '~/services/visit-sight.server'

export const meta = titled(photoMessages, 'removeTitle')

export const loader = privateLoader(async (visit) => {
  const assignment = param(visit, 'assignment')
  return { assignment, ...(await readOwnPhoto(visit.ctx, visit.actor, assignment, param(visit, 'photo'))) }
})

export const action = privateAction(async ({ once, ...visit }) => {
  const assignment = param(visit, 'assignment')
  await removeVisitPhoto(visit.ctx, visit.actor, { assignment, photo: param(visit, 'photo') }, once)
  return done(`/menilai/lembar/${assignment}#foto`, 'photo_removed')
})

export default function RemovePhotoPage() {
  const { assignment, photo, zone, label } = useLoaderData<typeof loader>() as SerializeFrom<typeof loader>
  const t = useMessages(photoMessages)
  const back = `/menilai/lembar/${assignment}`
  return (
    <>
      <PageHeader
        title={t('removeTitle')}
        lead={t('removeLead')}
        back={{ href: back, label: t('backToSheet', { label }) }}
      />
      <VisitPhotoList photos={[photo]} indicators={[]} zone={zone} />
      <Form writeKey={useWriteKey('hapus')}>
        <ButtonRow>
          <Button variant="danger" icon="trash">
            {t('remove')}
          </Button>
          <ButtonLink href={`${back}#foto`} variant="secondary">
            {t('keep')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
