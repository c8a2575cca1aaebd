import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { auditVisit, show } from '#tests/support/audit-visit'
import { openPage } from '#tests/support/browser'
import { filledIn, fillForm, loadForms, nameOfForm, strayErrors } from '#tests/support/form-cases'
import { listRemixHandlers } from '#tests/support/handlers'
import { loadBuild } from '#tests/support/server'
import { startWorldServer, type WorldServer, worldTemplate } from '#tests/support/world-server'
import type { FormCase, Typed } from './form-case'
import { WITHOUT_CASE } from './forms-without-case'

const forms = await loadForms()
const build = await loadBuild()
const named = forms.map((form) => [nameOfForm(form), form] as const)

interface Answer {
  server: WorldServer
  page: Page
  /** What the form held when it was sent. */
  sent: [string, string][]
  /** Status of the answer to the form itself, and of the page at the end. */
  posted: number
  shown: number
  /** The page at the end. */
  html: string
}

/** Presses a button that leads to another page, and follows it to the end. */
async function press(page: Page, button: Locator): Promise<Pick<Answer, 'posted' | 'shown' | 'html'>> {
  const [end] = await Promise.all([page.waitForNavigation(), button.click()])
  if (!end) throw new Error('the form led nowhere')
  let request = end.request()
  for (let before = request.redirectedFrom(); before; before = request.redirectedFrom()) request = before
  const posted = (await request.response())?.status() ?? 0
  return { posted, shown: end.status(), html: await end.text() }
}

const buttonOf = (form: Locator, selector = 'button:not([type=button])') => form.locator(selector).first()

/** Opens the page, fills the form and everything before it; the form waits for its button. */
async function fill(page: Page, form: FormCase, typed: Typed, server: WorldServer) {
  const path = await form.page(server.world, server.ctx)
  const opened = await page.goto(server.origin + path)
  expect(opened?.status(), `${path} opens`).toBe(200)
  if (form.after) {
    const before = page.locator(form.after.form).first()
    await fillForm(before, form.after.typed)
    await press(page, buttonOf(before))
  }
  const element = page.locator(form.form).first()
  await element
    .locator('xpath=ancestor::details[not(@open)] | .//details[not(@open)]')
    .evaluateAll((closed) => {
      for (const details of closed) details.setAttribute('open', '')
    })
  await fillForm(element, typed)
  return { element, button: buttonOf(element, form.button) }
}

async function logIn(page: Page, form: FormCase, server: WorldServer): Promise<void> {
  const [name, value] = (await server.as(form.as)).cookieHeader.split('=')
  if (name && value) await page.context().addCookies([{ name, value, url: server.origin }])
}

/** Opened once: a browser profile of its own for every form costs more than the form. */
const kept: { plain?: Promise<Page>; looking?: Promise<Page>; server?: Promise<WorldServer> } = {}
afterAll(async () => (await kept.server)?.close())

/** A page without JavaScript in which nobody is logged in yet. */
async function plainPage(): Promise<Page> {
  kept.plain ??= openPage({ javaScript: false })
  const page = await kept.plain
  await page.context().clearCookies()
  return page
}

/** What is refused changes nothing, so that such forms can share a world that needs no state of its own. */
function sharedServer(form: FormCase, refused: boolean): Promise<WorldServer> | null {
  if (!refused || form.prepare || form.env || form.after || form.page.length > 1) return null
  kept.server ??= startWorldServer()
  return kept.server
}

/** The world in the form's state, and a page without JavaScript in which its person is logged in. */
async function withForm(
  form: FormCase,
  refused: boolean,
  use: (page: Page, server: WorldServer) => Promise<void>,
): Promise<void> {
  const shared = await sharedServer(form, refused)
  const server =
    shared ?? (await startWorldServer(form.env ? { env: { ...form.env, NODE_ENV: 'test' } } : {}))
  try {
    await form.prepare?.(server.world, server.ctx)
    const page = await plainPage()
    await logIn(page, form, server)
    await use(page, server)
  } finally {
    if (!shared) await server.close()
  }
}

interface Sending {
  /** It will be answered with 400. */
  refused?: boolean
  meanwhile?: (server: WorldServer) => unknown
}

/** Fills the form, presses its button and looks at the answer. */
const send = (
  form: FormCase,
  typed: Typed,
  look: (answer: Answer) => Promise<void>,
  { refused = false, meanwhile }: Sending = {},
): Promise<void> =>
  withForm(form, refused, async (page, server) => {
    const { element, button } = await fill(page, form, typed, server)
    const sent = await filledIn(element)
    await meanwhile?.(server)
    await look({ server, page, sent, ...(await press(page, button)) })
  })

/** The same for a form that is answered with a file. */
const download = (form: FormCase, typed: Typed, look: (file: Download) => Promise<void>): Promise<void> =>
  withForm(form, false, async (page, server) => {
    const { button } = await fill(page, form, typed, server)
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
    await look(file)
  })

/** What axe-core finds on the answer; shown again with JavaScript on, which it needs. */
async function auditAnswer(form: FormCase, { server, page, shown, html }: Answer): Promise<string[]> {
  const path = page.url().slice(server.origin.length)
  kept.looking ??= openPage({})
  const looking = await kept.looking
  const visit = { name: `answer to ${nameOfForm(form)}`, path, status: shown, html }
  await show(looking, server.origin, visit)
  return auditVisit(looking, visit)
}

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
      expect(await page.locator('.error-summary').count()).toBe(0)
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

const wrong = named.filter(([, form]) => typeof form.wrong === 'function')
const late = named.filter(([, form]) => form.wrong !== null && typeof form.wrong === 'object')

/** What was written, rather than chosen, and stands nowhere on the answer. */
async function unseen({ page, sent }: Answer): Promise<string[]> {
  const fields = await page
    .locator('textarea, input')
    .evaluateAll((controls) => controls.map((control) => (control as HTMLInputElement).value))
  const shown = [await page.locator('main').textContent(), ...fields].join('\n')
  return sent.map(([, value]) => value).filter((value) => value.includes(' ') && !shown.includes(value))
}

/** The fields are named by the world, which is the same in every copy. */
async function sendWith(
  form: FormCase,
  typed: FormCase['right'],
  look: (answer: Answer) => Promise<void>,
  sending: Sending = {},
): Promise<void> {
  const { world } = await worldTemplate()
  await send(form, typed(world), look, sending)
}

describe('wrongly', () => {
  it.each(wrong)('%s', async (_, form) => {
    if (typeof form.wrong !== 'function') return
    const look = async (answer: Answer) => {
      expect(answer.posted).toBe(400)
      expect(await filledIn(answer.page.locator(form.form).first())).toEqual(answer.sent)
      // A form of the page itself is shown again; one of the shell gives way to the error page.
      const shown = form.form.startsWith('main')
        ? `.error-summary li${form.faultless ? '' : ' a'}`
        : 'main h1'
      expect(await answer.page.locator(shown).first().textContent({ timeout: 1000 })).toMatch(/\p{L}/u)
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
