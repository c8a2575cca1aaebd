import { type FormPlace, viewCategoryForm } from '~/services/category-form.server'
import type { FormInput } from './form.server'
import { type PrivateVisit, param, type Visit } from './handler.server'
import { versionOf } from './version.server'

/** The form that the address names, in the draft of the version that the page was made from. */
export const formPlace = (visit: Pick<Visit, 'params'>, form: FormInput): FormPlace => ({
  slug: param(visit, 'slug'),
  category: param(visit, 'category'),
  version: versionOf(form),
})

/** The form that the address names, with what the pages about its parts need. */
export async function viewForm(visit: PrivateVisit) {
  const {
    problems: _,
    sha256: __,
    ...view
  } = await viewCategoryForm(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'category'))
  return view
}
