import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { auditPage, withPage } from '#tests/support/browser'
import { ProgressMatrix } from '~/components/progress-matrix'
import { LocaleProvider } from '~/i18n'
import { bundleStyles } from './page'

const STATES = ['sent', 'draft', 'assigned', 'late', 'conflict'] as const
const seats = Array.from({ length: 30 }, (_, index) => ({
  ...{ uid: `j${index}`, number: index + 1, name: `Penilai Bernama Panjang ${index + 1}` },
}))
const rows = Array.from({ length: 100 }, (_, index) => ({
  ...{ uid: `e${index}`, label: `P-${String(index + 1).padStart(3, '0')}`, place: 'Kelurahan Gebang Raya' },
  cells: seats.map(({ uid }, seat) => ({ seat: uid, state: STATES[(index + seat) % 5] ?? 'sent' })),
}))
const document = () =>
  `<!doctype html><html lang="id"><head><meta name="viewport" content="width=device-width"><title>Papan</title>
  <style>${bundleStyles()}</style></head><body><main class="shell-main"><h1>Papan</h1>${renderToStaticMarkup(
    <LocaleProvider locale="id">
      <ProgressMatrix caption="Penilai dan peserta" seats={seats} rows={rows} />
    </LocaleProvider>,
  )}</main></body></html>`

it('30 judges × 100 entries move within a phone of 360 px: names and numbers stay in sight', async () => {
  await withPage({ width: 360 }, async (page) => {
    await page.setContent(document())
    expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBe(360)
    const board = page.getByRole('region', { name: 'Penilai dan peserta' })
    const seen = await board.evaluate((element) => {
      element.scrollTo(element.scrollWidth, element.scrollHeight)
      const box = element.getBoundingClientRect()
      const at = (x: number, y: number) =>
        window.document.elementFromPoint(box.left + x, box.top + y)?.closest('th')
      const head = at(box.width - 20, 12)?.firstChild?.textContent
      return {
        head,
        row: at(20, box.height - 30)?.firstChild?.textContent,
        height: box.height <= innerHeight,
      }
    })
    expect(seen).toEqual({ head: '30', row: 'P-100', height: true })
    await board.focus()
    expect(await page.evaluate(() => window.document.activeElement?.getAttribute('role'))).toBe('region')
    expect(await auditPage(page)).toEqual([])
  })
})
