import { NotFoundError } from '~/domain/errors'
import { itemOfFolder } from '~/domain/inspection/checklist'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { clearPaper } from '~/services/inspection/papers.server'

/** Whoever comes here by hand is shown the papers. */
export const loader = privateLoader((visit) => {
  if (!itemOfFolder(param(visit, 'item'))) throw new NotFoundError('inspection')
  return done(`/kelola/${param(visit, 'slug')}/pemeriksaan/${param(visit, 'item')}`)
})

export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  const [slug, item] = [param(visit, 'slug'), param(visit, 'item')]
  if (!itemOfFolder(item)) throw new NotFoundError('inspection')
  const give = form.text('give') === 'yes'
  await clearPaper(ctx, actor, { slug, uid: param(visit, 'paper'), give }, once)
  return done(`/kelola/${slug}/pemeriksaan/${item}`, 'inspection_cleared')
})
