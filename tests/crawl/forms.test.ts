import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadForms, nameOfForm, textsOf } from '#tests/support/form-cases'
import { download, sendWith } from '#tests/support/form-sending'
import { listRemixHandlers } from '#tests/support/handlers'
import { loadBuild } from '#tests/support/server'
import { worldTemplate } from '#tests/support/world-server'
import { WITHOUT_CASE } from './forms-without-case'

const forms = await loadForms()
const build = await loadBuild()
const named = forms.map((form) => [nameOfForm(form), form] as const)

it('has a case for every action of the manifest but those listed, and no others', () => {
  const actions = listRemixHandlers(build).filter((key) => key.startsWith('POST '))
  const covered = new Set(forms.map(({ route }) => `POST ${route}`))
  expect([...covered].filter((key) => !actions.includes(key))).toEqual([])
  expect(WITHOUT_CASE).toEqual(WITHOUT_CASE.toSorted())
  const uncovered = actions.filter((key) => !covered.has(key)).map((key) => key.replace('POST ', ''))
  expect(uncovered.sort()).toEqual(WITHOUT_CASE)
})

describe('rightly', () => {
  it.each(named.filter(([, form]) => !form.answersFile))('%s', async (_, form) => {
    await sendWith(form, form.right, async ({ page, posted, shown }) => {
      expect([posted, shown]).toEqual([form.answersItself ? 200 : 303, 200])
      expect(await textsOf(page, '.error-summary')).toEqual([])
    })
  })

  it.each(named.filter(([, form]) => form.answersFile))('%s, answered with a file', async (_, form) => {
    const { world } = await worldTemplate()
    await download(form, form.right(world), async (file) => {
      expect([await file.failure(), file.suggestedFilename()]).toEqual([null, form.answersFile])
      expect(readFileSync(await file.path()).length).toBeGreaterThan(0)
    })
  })
})
