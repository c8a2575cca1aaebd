import { done, param, privateAction } from '~/http/handler.server'
import { reminderLetter } from '~/http/proposal-mail.server'
import { remindKecamatan } from '~/services/proposal-reminder.server'

/** Reminds the kecamatan by mail that its proposal is missing. */
export const action = privateAction(async ({ ctx, actor, once, params }) => {
  const [slug, kecamatan] = [param({ params }, 'slug'), param({ params }, 'kecamatan')]
  await remindKecamatan(ctx, actor, { slug, kecamatan }, reminderLetter(ctx.origin), once)
  return done(`/kelola/${slug}/usulan`, 'reminded')
})
