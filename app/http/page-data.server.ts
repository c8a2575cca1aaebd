import type { AppLoadContext } from '@remix-run/node'
import { newToken } from '~/services/ids.server'
import { cameFrom, readLocale } from './locale.server'
import { sayNotice } from './notice.server'
import type { PageData } from './page-data'

/** What every page says of this request and of the person who sent it. */
export function pageDataOf(context: AppLoadContext, request: Request): PageData {
  const { ctx, cookies, refusal, requestId } = context
  const actor = context.session?.actor ?? null
  const url = new URL(request.url)
  const locale = readLocale(cookies, actor)
  return {
    locale,
    writeKey: `${actor?.uid ?? ''}:${newToken(ctx)}`,
    path: refusal ? cameFrom(request, ctx.origin) : url.pathname + url.search,
    requestId,
    demo: ctx.demo,
    notice: sayNotice(url.searchParams.get('pesan'), locale),
    person: actor
      ? {
          name: actor.name,
          account: actor.account,
          roles: [...new Set(actor.grants.map(({ role }) => role))],
        }
      : null,
  }
}
