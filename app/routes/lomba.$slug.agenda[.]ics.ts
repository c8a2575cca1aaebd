import { describeMeeting } from '~/components/agenda-words'
import { calendarResponse } from '~/http/calendar.server'
import { param, publicLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { listPublicAgenda } from '~/services/agenda-views.server'

/** The public meetings of a competition for a calendar. */
export const loader = publicLoader(async (visit) => {
  const { ctx, actor, context } = visit
  const agenda = await listPublicAgenda(ctx, param(visit, 'slug'))
  const locale = readLocale(context.cookies, actor)
  return calendarResponse(agenda, ctx.origin, (version) => describeMeeting(version, locale))
})
