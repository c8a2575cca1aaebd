import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ErrorSummary } from '~/components/error-summary'
import { PageHeader } from '~/components/page-header'
import { SheetPhotos } from '~/components/sheet-photos'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { loadVisitPhotos, readSentPhotos } from '~/http/visit.server'
import { useMessages } from '~/i18n'
import { photoMessages } from '~/i18n/messages/visit-photos'
import { addVisitPhotos } from '~/services/visit-photos.server'

export const meta = titled(photoMessages, 'photosOf', ({ label }: SerializeFrom<typeof loader>) => ({
  label,
}))

export const loader = privateLoader(loadVisitPhotos)

/** Sends photos with an ordinary form. */
export const action = privateAction(async (visit) => {
  const uid = param(visit, 'assignment')
  await addVisitPhotos(visit.ctx, visit.actor, uid, readSentPhotos(visit), visit.once)
  return done(`/menilai/lembar/${uid}#foto`, 'photos_added')
})

/** Photos of a judge's visit by themselves. */
export default function VisitPhotosPage() {
  const sheet = useLoaderData<typeof loader>()
  const { errors, error, value, names } = useFailure(useActionData<typeof action>())
  const t = useMessages(photoMessages)
  const { uid, label, competition, stage } = sheet
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} · ${stage}`}
        title={t('photosOf', { label })}
        back={{ href: `/menilai/lembar/${uid}`, label: t('backToSheet', { label }) }}
      />
      <SheetPhotos
        {...sheet}
        writeKey={useWriteKey('foto')}
        failure={{ error, value: (field) => value(field), checked: names.includes('keepsPlace') }}
      />
    </>
  )
}
