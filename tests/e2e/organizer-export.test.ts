import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  asPerson,
  DESK,
  downloadBy,
  expectHeading,
  expectSound,
  follow,
  logIn,
  PHONE,
} from '#tests/support/journey'
import { openWithLibreOffice, type SheetCell, soffice } from '#tests/support/libreoffice'
import { addScoredCompetition } from '#tests/support/scored'
import { startServer, type TestServer } from '#tests/support/server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await addScoredCompetition(server.ctx)
})
afterAll(() => server.close())

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const download = (page: Page, name: string) =>
  downloadBy(page, () => page.getByRole('main').getByRole('link', { name, exact: true }).click())

async function toRanking(page: Page) {
  await logIn(page, 'rahman')
  await page.goto('/kelola')
  await follow(page, 'Lomba Inovasi Kelurahan Kota Tangerang')
  await follow(page, 'Peringkat')
  await expectHeading(page, 'Peringkat')
}

it('shows the ranking on desk and phone, with what decided and what is missing', async () => {
  for (const size of [PHONE, DESK])
    await asPerson(server.origin, size, async (page) => {
      await toRanking(page)
      const rows = page.getByRole('table', { name: 'Peringkat peserta' }).getByRole('row')
      expect(await rows.filter({ hasText: 'P-00' }).count()).toBe(3)
      expect(await rows.filter({ hasText: 'P-001' }).textContent()).toContain('86,00')
      await page.getByText('1 peserta belum mendapat peringkat.').waitFor()
      await expectSound(page)
    })
})

it('downloads the ranking in both dialects with a companion that fits the file', async () => {
  const files = await asPerson(server.origin, DESK, async (page) => {
    await toRanking(page)
    await follow(page, 'Ekspor')
    await expectSound(page)
    const indonesian = await download(page, 'Unduh ranking.csv')
    const companion = await download(page, 'Unduh keterangan ranking.csv')
    await follow(page, 'Program lain')
    const international = await download(page, 'Unduh ranking.csv')
    return { indonesian, companion, international }
  })
  expect(files.indonesian.name).toBe('ranking-lomba-uji-2026.csv')
  expect(files.indonesian.bytes.subarray(0, 8).toString()).toBe('\ufeffrank;')
  expect(files.international.bytes.toString().split('\r\n')[1]).toBe(
    '1,0,"P-001","36.71.01.1001","Sukarasa","36.71.01 Tangerang","lingkungan",86.00,86,1,86.00,"criterion","Penilaian proposal: Dampak (60)","",""',
  )
  expect(files.companion.bytes.toString()).toContain(sha256(files.indonesian.bytes))
})

it.skipIf(soffice === null)(
  'downloads a ranking whose cells LibreOffice reads as what they are, locale id-ID',
  async () => {
    const file = await asPerson(server.origin, DESK, async (page) => {
      await toRanking(page)
      await follow(page, 'Ekspor')
      return download(page, 'Unduh ranking.csv')
    })
    expect(readRanking(file.bytes)).toEqual(CELLS)
  },
)

const text = (value: string): SheetCell => ({ type: 'string', value })
const number = (value: string): SheetCell => ({ type: 'float', value })
const EMPTY: SheetCell = { type: 'empty', value: '' }

/** Rank, entry, code of the kelurahan and total, as LibreOffice in Indonesian understands them. */
const CELLS = [
  [number('1'), text('P-001'), text('36.71.01.1001'), number('86')],
  [number('2'), text('P-002'), text('36.71.01.1002'), number('86')],
  [number('3'), text('P-003'), text('36.71.07.1001'), number('70.3')],
  [EMPTY, text('P-004'), text('36.71.07.1004'), EMPTY],
]

function readRanking(csv: Buffer) {
  const [header = [], ...lines] = openWithLibreOffice(csv, { quotesMeanText: true })
  const wanted = ['rank', 'entry', 'kelurahan_code', 'total']
  const columns = wanted.map((name) => header.findIndex(({ value }) => value === name))
  return lines.map((line) => columns.map((column) => line[column]))
}
