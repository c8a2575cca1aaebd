import { NotFoundError } from '~/domain/errors'
import { findCategory } from '~/domain/rules'
import { param, privateLoader } from '~/http/handler.server'
import { viewRulesPart } from '~/services/rules-pages.server'

/** The form of a category of the draft, to be changed by hand and pasted back. */
export const loader = privateLoader(async (visit) => {
  const { rules } = await viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), [])
  const category = findCategory(rules, param(visit, 'category'))
  if (!category) throw new NotFoundError('category')
  return new Response(`${JSON.stringify(category.form, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="formulir-${category.code}.json"`,
    },
  })
})
