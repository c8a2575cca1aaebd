import { viewForm } from '~/http/form-place.server'
import { privateLoader } from '~/http/handler.server'

/** The form of a category of the draft, to be kept, changed or put into another competition. */
export const loader = privateLoader(async (visit) => {
  const { form, category } = await viewForm(visit)
  return new Response(`${JSON.stringify(form, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="formulir-${category.code}.json"`,
    },
  })
})
