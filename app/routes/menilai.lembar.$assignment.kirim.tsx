import { useActionData, useLoaderData } from '@remix-run/react'
import { SheetDossiers } from '~/components/sheet-dossiers'
import { SheetPhotos } from '~/components/sheet-photos'
import { SheetView, type SheetViewData } from '~/components/sheet-view'
import { renderPart } from '~/http/fragment.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { useFailure, useWriteKey } from '~/http/page'
import { keepingTyped, loadSheet, typedSheet } from '~/http/sheet.server'
import { titled } from '~/http/title'
import { judgingMessages } from '~/i18n/messages/judging'
import { newToken } from '~/services/ids.server'
import { submitSheet } from '~/services/scoresheets.server'

export const handle = { scripts: true }
export const meta = titled(judgingMessages, 'send')

export const loader = privateLoader(async (visit) => {
  const { dossiers, revisionNumbers, materials, ...sheet } = await loadSheet(visit)
  const locale = readLocale(visit.context.cookies, visit.actor)
  const href = `/menilai/lembar/${sheet.uid}/berkas`
  const reading = <SheetDossiers {...{ dossiers, href, materials }} numbers={revisionNumbers} />
  // Markup as the dossiers are: the page's script knows nothing of photos.
  const writeKey = `${visit.actor.uid}:${newToken(visit.ctx)}.foto`
  const photos = sheet.photos && <SheetPhotos {...sheet} photos={sheet.photos} writeKey={writeKey} />
  return { ...sheet, photos: photos && renderPart(locale, photos), reading: renderPart(locale, reading) }
})

/** Submits the sheet; a refused one is shown again with everything typed. */
export const action = privateAction(async (visit) => {
  const uid = param(visit, 'assignment')
  return keepingTyped(visit.context, visit.form, async () => {
    await submitSheet(visit.ctx, visit.actor, uid, typedSheet(visit.form), visit.once)
    return done(`/menilai/lembar/${uid}`, 'sent')
  })
})

export default function SentSheetPage() {
  const sheet = useLoaderData<typeof loader>() as SheetViewData
  const failure = useFailure(useActionData<typeof action>())
  return <SheetView sheet={sheet} failure={failure} writeKey={useWriteKey('lembar')} />
}
