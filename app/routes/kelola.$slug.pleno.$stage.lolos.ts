import { StateError } from '~/domain/errors'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { meetingPath, meetingPlace } from '~/http/meeting-place.server'
import { viewMeeting } from '~/services/plenary-pages.server'
import { putEntries } from '~/services/stage-entries.server'

export const loader = privateLoader((visit) => done(meetingPath(meetingPlace(visit))))

/** Puts everybody who passed into the next stage. */
export const action = privateAction(async (visit) => {
  const place = meetingPlace(visit)
  const { next } = await viewMeeting(visit.ctx, visit.actor, place)
  if (!next) throw new StateError('plenary_no_next')
  await putEntries(visit.ctx, visit.actor, place.slug, next.code, 'all', visit.once)
  return done(meetingPath(place), 'entries_put')
})
