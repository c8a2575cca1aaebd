import type { Page } from 'playwright-core'
import { auditPage } from './browser'
import type { Shown, Viewer } from './viewer'

/**
 * In an order in which one thing changes at a time, since each change lays the page out again; the next page is looked
 * at backwards, from where the last one ended.
 */
const VIEWS = [
  [1280, 'light'],
  [1280, 'dark'],
  [360, 'dark'],
  [360, 'light'],
  [320, 'light'],
] as const

/** Faults of a page that axe-core has no rule for. */
async function inspect(page: Page): Promise<string[]> {
  const { lang, title, headings, text, stuck } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent ?? ''),
    text: document.querySelector('main')?.textContent ?? '',
    // A filter that browsers refuse to send as it came.
    stuck: [...document.querySelectorAll<HTMLSelectElement>('form[method=get] :invalid')].map(
      ({ name }) => name,
    ),
  }))
  return [
    ...(lang === 'id' ? [] : [`lang is "${lang}"`]),
    ...(title.trim() ? [] : ['no title']),
    ...(headings.length === 1 && headings[0]?.trim() ? [] : [`${headings.length} h1`]),
    ...(text.trim() ? [] : ['nothing in main']),
    ...stuck.map((name) => `${name} keeps its filter from being sent`),
  ]
}

/** How far the page reaches beyond the window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/**
 * Shows the document and looks at it in both colour schemes and on a desk and a phone: axe-core's WCAG rules, title, one
 * heading, language, scripts that do not throw, and nothing that scrolls sideways down to 320 px.
 * @returns one line per fault
 */
export async function auditVisit(viewer: Viewer, visit: Shown): Promise<string[]> {
  const { page } = viewer
  const views = page.viewportSize()?.width === 320 ? VIEWS.toReversed() : VIEWS
  await viewer.show(visit)
  const faults = await inspect(page)
  for (const [width, colorScheme] of views) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const beyond = width > 360 ? 0 : await overflow(page)
    if (beyond > 0) faults.push(`scrolls ${beyond} px sideways at ${width}`)
    if (width === 320) continue
    // The dark scheme changes nothing but colours: tests/styles holds it to that.
    for (const finding of await auditPage(page, { colours: colorScheme === 'dark' }))
      faults.push(`${colorScheme} ${width}: ${finding}`)
  }
  faults.push(...viewer.errors().map((message) => `its script throws: ${message}`))
  return faults.map((fault) => `${visit.name} (${visit.path}): ${fault}`)
}
