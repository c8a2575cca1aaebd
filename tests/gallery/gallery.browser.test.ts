import { describe, expect, it } from 'vitest'
import { auditPage, withPage } from '#tests/support/browser'
import { renderGallery } from './page'

const cases = (['light', 'dark'] as const).flatMap((theme) => [1280, 360].map((width) => ({ theme, width })))

describe.each(cases)('the gallery in $theme at $width px', ({ theme, width }) => {
  it('has nothing that axe-core finds against WCAG 2.2 AA', async () => {
    await withPage({ width, colorScheme: theme }, async (page) => {
      await page.setContent(renderGallery({ theme, locale: 'id' }))
      await page.locator('.menu > summary').click()
      expect(await auditPage(page)).toEqual([])
    })
  })
})

describe('the gallery on a small screen', () => {
  it.each(['id', 'en', 'zz'] as const)('fits 320 px without scrolling sideways (%s)', async (locale) => {
    await withPage({ width: 320 }, async (page) => {
      await page.setContent(renderGallery({ theme: 'light', locale }))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    })
  })

  it('has touch targets of 44 px for every button, field and link that stands alone', async () => {
    await withPage({ width: 360 }, async (page) => {
      await page.setContent(renderGallery({ theme: 'light', locale: 'id' }))
      const standing =
        '.button, .input, select, nav a, summary, .language-button, .choice label, .table thead a, .pagination a'
      const small = await page.locator(standing).evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility())
          .map((element) => ({ text: element.textContent, height: element.getBoundingClientRect().height }))
          .filter(({ height }) => height < 44),
      )
      expect(small).toEqual([])
    })
  })
})

describe('the error summary', () => {
  it('has the focus as the page arrives, and its links reach the fields', async () => {
    await withPage({}, async (page) => {
      await page.setContent(renderGallery({ theme: 'light', locale: 'id' }))
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('error-summary')
      const missing = await page
        .locator('.error-summary a')
        .evaluateAll(
          (links) => links.filter((link) => !document.querySelector(link.getAttribute('href') ?? '')).length,
        )
      expect(missing).toBe(0)
    })
  })
})
