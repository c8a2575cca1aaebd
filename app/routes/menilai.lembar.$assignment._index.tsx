import { useActionData, useLoaderData } from '@remix-run/react'
import { fieldId } from '~/components/field'
import { SheetDossiers } from '~/components/sheet-dossiers'
import { SheetPhotos } from '~/components/sheet-photos'
import { SheetView, type SheetViewData } from '~/components/sheet-view'
import { markField } from '~/domain/sheet-input'
import { renderPart } from '~/http/fragment.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { useFailure, useWriteKey } from '~/http/page'
import { keepingTyped, loadSheet, typedSheet } from '~/http/sheet.server'
import { titled } from '~/http/title'
import { judgingMessages } from '~/i18n/messages/judging'
import { newToken } from '~/services/ids.server'
import { saveDraft } from '~/services/scoresheets.server'

export const handle = { scripts: true }
export const meta = titled(judgingMessages, 'form')

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

/** Saves the draft; the page then says when. */
export const action = privateAction(async (visit) => {
  const uid = param(visit, 'assignment')
  return keepingTyped(visit.context, visit.form, async () => {
    const agreed = visit.form.text('setuju')
    const typed = typedSheet(visit.form)
    await saveDraft(visit.ctx, visit.actor, uid, agreed ? { ...typed, agreed } : typed)
    return done(`/menilai/lembar/${uid}${agreed && `#${fieldId(markField(agreed))}`}`, 'saved')
  })
})

export default function SheetPage() {
  const sheet = useLoaderData<typeof loader>() as SheetViewData
  const failure = useFailure(useActionData<typeof action>())
  return <SheetView sheet={sheet} failure={failure} writeKey={useWriteKey('lembar')} />
}
