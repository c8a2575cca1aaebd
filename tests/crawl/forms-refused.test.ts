import { describe, expect, it } from 'vitest'
import { filledIn, loadForms, nameOfForm, strayErrors, textsOf } from '#tests/support/form-cases'
import { type Answer, auditAnswer, sendWith, unseen } from '#tests/support/form-sending'

const named = (await loadForms()).map((form) => [nameOfForm(form), form] as const)
const wrong = named.filter(([, form]) => typeof form.wrong === 'function')
const late = named.filter(([, form]) => form.wrong !== null && typeof form.wrong === 'object')

describe('wrongly', () => {
  it.each(wrong)('%s', async (_, form) => {
    if (typeof form.wrong !== 'function') return
    const look = async (answer: Answer) => {
      expect(answer.posted).toBe(400)
      expect(await filledIn(answer.page, form.form)).toEqual(answer.sent)
      // A form of the page itself is shown again; one of the shell gives way to the error page.
      const shown = form.form.startsWith('main')
        ? `.error-summary li${form.faultless ? '' : ' a'}`
        : 'main h1'
      expect((await textsOf(answer.page, shown))[0]).toMatch(/\p{L}/u)
      expect(await strayErrors(answer.page)).toEqual([])
      expect(await auditAnswer(form, answer)).toEqual([])
    }
    await sendWith(form, form.wrong, look, { refused: true })
  })

  it.each(late)('%s, after something else has happened', async (_, form) => {
    const { wrong: mistake } = form
    if (mistake === null || typeof mistake === 'function') return
    await sendWith(
      form,
      form.right,
      async (answer) => {
        expect(answer.posted).toBe(409)
        expect(await unseen(answer)).toEqual([])
        expect(await auditAnswer(form, answer)).toEqual([])
      },
      { meanwhile: (server) => mistake.meanwhile(server.world, server.ctx) },
    )
  })
})
