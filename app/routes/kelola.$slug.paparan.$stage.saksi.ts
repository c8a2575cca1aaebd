import { parseForm } from '~/forms/parse'
import { witnessForm } from '~/forms/presentation'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { presentationPath, stagePlace } from '~/http/stage-place.server'
import { witnessLots } from '~/services/appearance.server'

export const loader = privateLoader((visit) => done(presentationPath(stagePlace(visit))))

/** A second person says that the typed lots are those of the room. */
export const action = privateAction(async (visit) => {
  const place = stagePlace(visit)
  const { nomor } = parseForm(witnessForm, visit.form.object())
  await witnessLots(visit.ctx, visit.actor, place, nomor, visit.once)
  return done(presentationPath(place), 'lots_witnessed')
})
