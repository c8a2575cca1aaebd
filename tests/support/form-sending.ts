import type { Download, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { FormCase, Typed } from '#tests/crawl/form-case'
import { perFile } from './after-file'
import { auditVisit } from './audit-visit'
import { openPage } from './browser'
import { clickButton, filledIn, fillForm, nameOfForm } from './form-cases'
import { openViewer } from './viewer'
import { startWorldServer, type WorldServer, worldTemplate } from './world-server'

export interface Answer {
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

/** What is pressed, of a form. */
const BUTTON = 'button:not([type=button])'

/** Presses a button that leads to another page, and follows it to the end. */
async function press(
  page: Page,
  form: string,
  button = BUTTON,
): Promise<Pick<Answer, 'posted' | 'shown' | 'html'>> {
  const [end] = await Promise.all([page.waitForNavigation(), clickButton(page, form, button)])
  if (!end) throw new Error('the form led nowhere')
  let request = end.request()
  for (let before = request.redirectedFrom(); before; before = request.redirectedFrom()) request = before
  const posted = (await request.response())?.status() ?? 0
  return { posted, shown: end.status(), html: await end.text() }
}

/** Opens the page and fills the form and everything before it. */
async function fill(page: Page, form: FormCase, typed: Typed, server: WorldServer): Promise<void> {
  const path = await form.page(server.world, server.ctx)
  const opened = await page.goto(server.origin + path)
  expect(opened?.status(), `${path} opens`).toBe(200)
  if (form.after) {
    await fillForm(page, form.after.form, form.after.typed)
    await press(page, form.after.form)
  }
  await fillForm(page, form.form, typed)
}

async function logIn(page: Page, form: FormCase, server: WorldServer): Promise<void> {
  const [name, value] = (await server.as(form.as)).cookieHeader.split('=')
  if (name && value) await page.context().addCookies([{ name, value, url: server.origin }])
}

/** A browser profile of its own for every form would cost more than the form. */
const openPlainPage = perFile(() => openPage({ javaScript: false }))
const openFileViewer = perFile(openViewer, (viewer) => viewer.close())
const openSharedServer = perFile(startWorldServer, (server) => server.close())

/** A page without JavaScript in which nobody is logged in yet. */
async function plainPage(): Promise<Page> {
  const page = await openPlainPage()
  await page.context().clearCookies()
  return page
}

/** What is refused changes nothing, so that such forms can share a world that needs no state of its own. */
function sharedServer(form: FormCase, refused: boolean): Promise<WorldServer> | null {
  if (!refused || form.prepare || form.env || form.after || form.page.length > 1) return null
  return openSharedServer()
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
    await fill(page, form, typed, server)
    const sent = await filledIn(page, form.form)
    await meanwhile?.(server)
    await look({ server, page, sent, ...(await press(page, form.form, form.button)) })
  })

/** The same for a form that is answered with a file. */
export const download = (
  form: FormCase,
  typed: Typed,
  look: (file: Download) => Promise<void>,
): Promise<void> =>
  withForm(form, false, async (page, server) => {
    await fill(page, form, typed, server)
    const pressed = clickButton(page, form.form, form.button ?? BUTTON)
    const [file] = await Promise.all([page.waitForEvent('download'), pressed])
    await look(file)
  })

/** What axe-core finds on the answer; shown again with JavaScript on, which it needs. */
export async function auditAnswer(form: FormCase, { server, page, shown, html }: Answer): Promise<string[]> {
  const path = page.url().slice(server.origin.length)
  const visit = { name: `answer to ${nameOfForm(form)}`, path, status: shown, html }
  return auditVisit(await openFileViewer(), visit)
}

/** What was written, rather than chosen, and stands nowhere on the answer. */
export async function unseen({ page, sent }: Answer): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLInputElement>('textarea, input')
    const fields = [...controls].map(({ value }) => value)
    return [document.querySelector('main')?.textContent, ...fields].join('\n')
  })
  return sent.map(([, value]) => value).filter((value) => value.includes(' ') && !shown.includes(value))
}

/** The fields are named by the world, which is the same in every copy. */
export async function sendWith(
  form: FormCase,
  typed: FormCase['right'],
  look: (answer: Answer) => Promise<void>,
  sending: Sending = {},
): Promise<void> {
  const { world } = await worldTemplate()
  await send(form, typed(world), look, sending)
}
