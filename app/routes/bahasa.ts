import { InputError } from '~/domain/errors'
import { done, publicAction } from '~/http/handler.server'
import { localeCookie, safePath } from '~/http/locale.server'
import { locales } from '~/i18n'

/** Changes the language of this browser and returns to the page. */
export const action = publicAction(async ({ ctx, context, form }) => {
  const locale = locales.find((candidate) => candidate === form.text('locale'))
  if (!locale) throw new InputError([{ field: 'locale', kind: 'invalid' }])
  context.setCookie(localeCookie(locale, ctx.origin.startsWith('https:')))
  return done(safePath(form.text('ke')))
})
