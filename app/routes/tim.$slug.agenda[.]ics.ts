import { describeMeeting } from '~/components/agenda-words'
import { calendarResponse } from '~/http/calendar.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { viewOwnAgenda } from '~/services/agenda-views.server'

/** The meetings that concern a team, for a calendar. */
export const loader = privateLoader(async (visit) => {
  const { ctx, actor, context } = visit
  const agenda = await viewOwnAgenda(ctx, actor, param(visit, 'slug'), 'team')
  const locale = readLocale(context.cookies, actor)
  return calendarResponse(agenda, ctx.origin, (version) => describeMeeting(version, locale))
})
