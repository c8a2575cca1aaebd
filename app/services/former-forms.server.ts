import type { Db } from '#db/connect'
import { listCategoryMoves } from '#db/queries/category-moves'
import { listEarlierRules } from '#db/queries/rules'
import type { Actor } from '~/domain/actors'
import type { Form } from '~/domain/fields/form'
import type { Rules } from '~/domain/rules'
import { dossierCategory } from '~/domain/self-assessment'
import type { Context } from './context'
import { type LoadedDossier, loadDossier } from './dossier-loading.server'

export interface FormerForm {
  /** Name of the category. */
  category: string
  form: Form
}

/**
 * The forms that a dossier was written in before: of the categories that it was in, as they are now, then of its own and
 * theirs in earlier versions of the rules, the newest first.
 */
export async function listFormerForms(
  db: Db,
  { dossier, competition, current, category }: LoadedDossier,
): Promise<FormerForm[]> {
  const moves = await listCategoryMoves(db, dossier.id)
  const codes = [...new Set([...moves.map(({ from }) => from), category.code])]
  const earlier = (await listEarlierRules(db, competition.id, current.id)).map(
    ({ content }) => JSON.parse(content) as Rules,
  )
  return [current.rules, ...earlier].flatMap((rules) =>
    codes.flatMap((code) => {
      const found = dossierCategory(rules, code)
      const isPresent = rules === current.rules && code === category.code
      return found && !isPresent ? [{ category: found.name, form: found.form }] : []
    }),
  )
}

/** Whether a form that the dossier was written in before has this section. */
export async function hadSection(
  ctx: Context,
  actor: Actor,
  { uid, section }: { uid: string; section: string },
): Promise<boolean> {
  const forms = await listFormerForms(ctx.db, await loadDossier(ctx.db, actor, uid))
  return forms.some(({ form }) => form.sections.some(({ code }) => code === section))
}
