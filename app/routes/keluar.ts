import { carriesSheets, leaveDevice } from '~/http/device-account.server'
import { done, publicAction } from '~/http/handler.server'

/**
 * Ends this session; a GET does nothing. A device that carries sheets sends what is left first, or asks: its page comes
 * back with `pasti`.
 */
export const action = publicAction(async ({ context, form }) => {
  if (carriesSheets(context) && form.text('pasti') !== 'ya') return done('/luring#keluar')
  if (context.session) context.setCookie(await context.sessions.end(context.session.id))
  leaveDevice(context)
  const response = done('/', 'logged_out')
  response.headers.set('Clear-Site-Data', '"cache"')
  return response
})
