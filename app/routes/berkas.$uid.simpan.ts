import { json } from '@remix-run/node'
import { answerSave } from '~/http/draft-answer.server'
import { atInputs, readEdits } from '~/http/draft-edits.server'
import { param, privateAction } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { languageTag } from '~/i18n'
import { saveFields } from '~/services/drafts.server'

/**
 * Saves units of a draft while they are typed, in the name of the person whom the page was made for (`orang`): another
 * person's session on the same phone gets nothing of it.
 */
export const action = privateAction(async ({ form, actor, ctx, ...visit }) => {
  if (form.text('orang') !== actor.uid) return new Response(null, { status: 401 })
  const uid = param(visit, 'uid')
  const locale = languageTag(readLocale(visit.context.cookies, actor))
  const edits = readEdits(form)
  const saved = await saveFields(ctx, actor, { uid, edits, locale }).catch(atInputs)
  return json(await answerSave(ctx, actor, { uid, locale, saved }))
})
