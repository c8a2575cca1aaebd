import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import type { AxeResults, RunOptions } from 'axe-core'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'
import { perFile } from './after-file'

const FLAGS = [
  '--disable-gpu',
  // Debian starts its Chromium with the contrary, which costs a sixth of a page without a graphics card.
  '--disable-gpu-rasterization',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The source of axe-core. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const withoutScripts = new WeakSet<BrowserContext>()

async function start(): Promise<Browser> {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error('No browser found. Run: node scripts/browser.mjs')
  // Chromium refuses its sandbox when started by root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS
  return chromium.launch({ executablePath, args })
}

/**
 * The test file's browser, started once and closed after its tests.
 * @throws when no browser is installed: `npm test` installs one
 */
const launchBrowser = perFile(start, (browser) => browser.close())

export interface PageOptions {
  /** Viewport width in CSS pixels; 1280 by default, 360 for a phone. */
  width?: number
  colorScheme?: 'light' | 'dark'
  /** False for a browser with JavaScript switched off. */
  javaScript?: boolean
  /** Language the browser asks for; `id-ID` by default. */
  locale?: string
  /** Anything else Playwright's context takes (a stored session, offline, reduced motion, a zone). */
  context?: BrowserContextOptions
}

/** A page of a fresh profile: no cookies, no cache. Its context is the caller's to close. */
export async function openPage(options: PageOptions): Promise<Page> {
  const { width = 1280, colorScheme = 'light', javaScript = true, locale = 'id-ID' } = options
  const browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 800 },
    colorScheme,
    javaScriptEnabled: javaScript,
    locale,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    timezoneId: 'Asia/Jakarta',
    ...options.context,
  })
  if (!javaScript) withoutScripts.add(context)
  return context.newPage()
}

/**
 * Runs `use` with a page of a fresh profile and closes it afterwards. An exception that the page's own scripts throw and
 * nobody catches fails the test.
 */
export async function withPage<T>(options: PageOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await openPage(options)
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  const outcome = await use(page).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  // A page that never closes must not hide why the test failed.
  const closing = page.context().close()
  const closed = await Promise.race([closing.then(() => true), wait(20_000, false, { ref: false })])
  if ('error' in outcome) throw outcome.error
  if (errors[0]) throw errors[0]
  if (!closed) throw new Error('the page did not close in 20 s')
  return outcome.value
}

/**
 * Runs axe-core over the page as it is now, with the WCAG 2.2 A and AA rules; `colours` leaves those that read no
 * colour out, for a page that was looked at in other colours already.
 * @returns one line per element at fault, `rule (impact): selector: what is wrong`; empty when there is none
 * @throws when the page has JavaScript switched off: axe-core waits for timers, which never fire there
 */
export async function auditPage(page: Page, { colours = false } = {}): Promise<string[]> {
  if (withoutScripts.has(page.context())) throw new Error('auditPage needs a page with JavaScript on')
  const run = {
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations'],
    // Style sheets of other origins and media: there are none.
    preload: false,
  } satisfies RunOptions
  // Once per document: colours and widths change without a reload.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const results: AxeResults = await page.evaluate(
    ({ options, onlyColours, tags }) => {
      if (!onlyColours) return window.axe.run(document, options)
      const rules = window.axe.getRules(tags).filter((rule) => rule.tags.includes('cat.color'))
      const values = rules.map(({ ruleId }) => ruleId)
      return window.axe.run(document, { ...options, runOnly: { type: 'rule', values } })
    },
    { options: run, onlyColours: colours, tags: TAGS },
  )
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => {
      const why = (node.failureSummary ?? violation.help).replace(/\s+/g, ' ').trim()
      return `${violation.id} (${violation.impact ?? 'unknown'}): ${node.target.join(' ')}: ${why}`
    }),
  )
}

declare global {
  interface Window {
    axe: typeof import('axe-core')
  }
}
