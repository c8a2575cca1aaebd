import { done, publicAction } from '~/http/handler.server'

/** Ends this session; a GET does nothing. */
export const action = publicAction(async ({ context }) => {
  if (context.session) context.setCookie(await context.sessions.end(context.session.id))
  const response = done('/', 'logged_out')
  response.headers.set('Clear-Site-Data', '"cache"')
  return response
})
