import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { auditPage, type PageOptions, withPage } from './browser'
import { PASSWORD } from './context'

/** A phone of 360 × 740 CSS pixels. */
export const PHONE = { width: 360 } satisfies PageOptions
export const DESK = { width: 1280 } satisfies PageOptions
/** The same phone with JavaScript switched off. */
export const PLAIN_PHONE = { width: 360, javaScript: false } satisfies PageOptions

const SHOTS = process.env['SHOTS']

/**
 * A fresh browser of one person at `origin`: paths in `goto` may be relative to it. Waits at most 10 s for what is
 * looked for; with `SHOTS=DIR` a failing page leaves its picture and its outline there.
 */
export async function asPerson<T>(
  origin: string,
  options: PageOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = { baseURL: origin, acceptDownloads: true, ...options.context }
  return withPage({ ...options, context }, async (page) => {
    page.setDefaultTimeout(10_000)
    try {
      return await use(page)
    } catch (error) {
      if (SHOTS) await keepFailure(page, SHOTS)
      throw error
    }
  })
}

async function keepFailure(page: Page, directory: string): Promise<void> {
  const outline = await page.locator('body').ariaSnapshot()
  console.log(`${page.url()}\n${outline}`)
  await page.screenshot({ path: `${directory}/failure-${Date.now()}.png`, fullPage: true })
}

/** Fills the log-in form on the page and sends it. */
export async function fillLogIn(page: Page, account: string, password = PASSWORD): Promise<void> {
  const main = page.getByRole('main')
  await main.getByLabel('Nama akun').fill(account)
  await main.getByLabel('Kata sandi').fill(password)
  await main.getByRole('button', { name: 'Masuk' }).click()
}

/** Logs in from the front page and waits for the person's own page. */
export async function logIn(page: Page, account: string, password = PASSWORD): Promise<void> {
  await page.goto('/masuk')
  await fillLogIn(page, account, password)
  await page.waitForURL('**/beranda*')
}

/** The page fits its window, has one heading and nothing that axe-core finds (the last with JavaScript only). */
export async function expectSound(page: Page, { javaScript = true }: PageOptions = {}): Promise<void> {
  expect(await page.getByRole('heading', { level: 1 }).count(), `h1 of ${page.url()}`).toBe(1)
  if (!javaScript) return
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(inner, `width of ${page.url()}`).toBeLessThanOrEqual(outer ?? 0)
  expect(await auditPage(page), page.url()).toEqual([])
}

/** The bytes of what a click downloads, and its file name. */
export async function downloadBy(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  const stream = await download.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks), page }
}

const main = (page: Page) => page.getByRole('main')

/** A button of the page itself, not of the shell around it. */
export const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).click()

/** The first link of the page itself with this name. */
export const follow = (page: Page, name: string | RegExp) =>
  main(page).getByRole('link', { name }).first().click()

/** Waits for the page with this heading. */
export const expectHeading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).first().waitFor()

/** A field of the page by its label, which may go on with a unit or *(opsional)*. */
export const field = (page: Page, label: string | RegExp) => main(page).getByLabel(label).first()
