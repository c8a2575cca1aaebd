import { InputError, NotFoundError, StateError } from '~/domain/errors'
import type { PhotoAnswer } from '~/domain/kept-photo'
import { readPlace } from '~/domain/visit-photos'
import { sayProblem } from '~/i18n/sentence'
import { readSheetPage } from '~/services/sheet-reading.server'
import { addVisitPhotos, type SentPhotos } from '~/services/visit-photos.server'
import { readOwnPhotos } from '~/services/visit-sight.server'
import { receivedFiles } from './evidence-form.server'
import { done, type Posted, type PrivateVisit, param } from './handler.server'
import { readLocale } from './locale.server'

/** Photos of a judge's own visit; whoever has not signed is sent to the statement. */
export async function loadVisitPhotos(visit: PrivateVisit) {
  const { ctx, actor, context } = visit
  const locale = readLocale(context.cookies, actor) === 'en' ? 'en' : 'id'
  const page = await readSheetPage(ctx, actor, param(visit, 'assignment'), locale)
  const { work, rules, subject, window } = page.access
  if (!subject.signed) throw done(`/menilai/${work.slug}/pernyataan`)
  const photos = await readOwnPhotos(ctx, page.access)
  if (!photos) throw new NotFoundError('visit')
  const competition = { name: work.competitionName, zone: work.zone }
  const { indicators } = page
  return {
    uid: work.uid,
    label: work.label,
    competition,
    stage: rules.stage.name,
    window,
    indicators,
    photos,
  }
}

/** Photos as an ordinary form sends them. */
export const readSentPhotos = ({
  form,
  files,
  context,
}: Posted & Pick<PrivateVisit, 'context'>): SentPhotos => ({
  files: receivedFiles(files, 'files'),
  tooLarge: context.tooLarge,
  indicator: form.text('indicator'),
  caption: form.text('caption'),
  keepsPlace: form.text('keepsPlace') === 'ya',
  ...{ takenAt: null, place: null, offline: false },
})

const EARLY = new Set(['stage_not_open_yet', 'blind_rendition_missing', 'blind_stage_first'])

/**
 * Takes a photo that a device kept, in the name of the person whom it kept it for (`orang`): in another person's session,
 * or without one, it stays where it is.
 */
export async function answerPhoto(visit: PrivateVisit & Posted): Promise<PhotoAnswer | Response> {
  const { ctx, actor, form, once } = visit
  if (form.text('orang') !== actor.uid || !once) return new Response(null, { status: 401 })
  const time = Date.parse(form.text('waktu'))
  try {
    const { photos } = await addVisitPhotos(
      ctx,
      actor,
      param(visit, 'assignment'),
      {
        ...readSentPhotos(visit),
        takenAt: Number.isNaN(time) ? null : new Date(time).toISOString(),
        place: readPlace(form.text('tempat')),
        offline: true,
      },
      once,
    )
    return { outcome: 'received', photo: photos[0] ?? '' }
  } catch (error) {
    if (error instanceof StateError && EARLY.has(error.reason)) return { outcome: 'early' }
    if (!(error instanceof InputError)) throw error
    const say = sayProblem(readLocale(visit.context.cookies, actor))
    return { outcome: 'refused', reason: error.problems.map(say).join(' ') }
  }
}
