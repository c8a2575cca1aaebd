import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { Form } from '~/domain/fields/form'
import { findCategory, type Rules } from '~/domain/rules'
import { editCategories } from '~/domain/rules-edit'
import type { Context } from './context'
import { changeDraft } from './rules-draft.server'
import { viewRulesPart } from './rules-pages.server'
import { formTemplates } from './templates.server'
import type { WriteKey } from './transact.server'

/** Where a change goes: the draft of that version, one of its categories. */
export interface FormPlace {
  slug: string
  category: string
  version: number
}

/** A category's form in the draft, with what of it keeps the competition from opening. */
export async function viewCategoryForm(ctx: Context, actor: Actor, slug: string, code: string) {
  const { rules, problems, ...part } = await viewRulesPart(ctx, actor, slug, ['categories'])
  const category = findCategory(rules, code)
  if (!category) throw new NotFoundError('category')
  return {
    ...part,
    problems: problems.filter((problem) => problem.category === code),
    category: { code, name: category.name },
    form: category.form,
  }
}

/**
 * Changes a category's form in the draft; the event names the category.
 * @throws InputError `rules_draft_changed` when somebody saved since that version
 */
export async function changeCategoryForm(
  ctx: Context,
  actor: Actor,
  { slug, category, version }: FormPlace,
  change: (form: Form, rules: Rules) => Form,
  once?: WriteKey,
): Promise<void> {
  await changeDraft(
    ctx,
    actor,
    slug,
    version,
    (rules) => {
      const found = findCategory(rules, category)
      if (!found) throw new NotFoundError('category')
      return editCategories(rules, { kind: 'form', code: category, form: change(found.form, rules) })
    },
    once,
    { category },
  )
}

/** Forms to begin with: those that ship, and those of the draft's categories but for the one of that code. */
export const formModels = (rules: Rules, code: string | null) => [
  ...formTemplates.map((form) => ({ id: form.code, kind: 'template' as const, name: form.name, form })),
  ...rules.categories
    .filter((category) => category.code !== code)
    .map(({ code: other, name, form }) => ({
      id: `category:${other}`,
      kind: 'category' as const,
      name: { id: name, en: name },
      form,
    })),
]
