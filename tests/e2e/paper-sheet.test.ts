import { afterAll, beforeAll, expect, it } from 'vitest'
import { asPerson, DESK, downloadBy, expectSound, field, follow, logIn, press } from '#tests/support/journey'
import { addJudging } from '#tests/support/judging'
import { startServer, type TestServer } from '#tests/support/server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await addJudging(server.ctx)
})
afterAll(() => server.close())

const revisions = () =>
  server.ctx.db
    .selectFrom('scoresheet_revision')
    .select(['source', 'marks', 'entered_by', 'confirmed_by'])
    .execute()

/** The blank form with the marks of one paper sheet written into it. */
function fillIn(blank: string): string {
  const marks: Record<string, string> = { kebaruan: '70', dampak: '82' }
  const lines = blank.split('\r\n').map((line) => line.split(';'))
  const [header = [], ...rest] = lines
  const at = (name: string) => header.findIndex((cell) => cell.replace('\ufeff', '') === name)
  const bare = (cell = '') => cell.replaceAll('"', '')
  const filled = rest
    .filter((line) => bare(line[at('judge')]) === 'budi' && bare(line[at('entry')]) === 'P2')
    .map((line) => line.with(at('score'), marks[bare(line[at('criterion')])] ?? ''))
  return [header, ...filled].map((line) => line.join(';')).join('\r\n')
}

it('counts a paper sheet only after somebody else has compared it', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    await page.goto('/kelola/lomba-uji-2026/lembar-kertas')
    const link = page.getByRole('link', { name: 'Unduh tabel untuk diketik (CSV): Penilaian proposal' })
    const { bytes } = await downloadBy(page, () => link.click())
    const buffer = Buffer.from(fillIn(bytes.toString()))
    await field(page, 'Berkas CSV').setInputFiles({ name: 'lembar-budi.csv', mimeType: 'text/csv', buffer })
    await press(page, 'Masukkan lembar kertas')
    await follow(page, 'lembar-budi.csv')
    await page.getByText('Anda yang memasukkan berkas ini.').waitFor()
    expect(await page.getByRole('button', { name: 'Konfirmasi' }).count()).toBe(0)
  })
  expect(await revisions()).toEqual([])

  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'sari')
    await page.getByText('1 impor lembar kertas menunggu').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'lembar kertas' }).getByRole('link').click()
    await follow(page, 'lembar-budi.csv')
    const table = page.getByRole('main').getByRole('table').first()
    expect(await table.getByRole('row', { name: 'Dampak' }).textContent()).toContain('82')
    await expectSound(page)
    await press(page, 'Konfirmasi')
    await page.getByText('Dikonfirmasi').first().waitFor()
  })
  const ids = await server.ctx.db.selectFrom('person').select(['id', 'account']).execute()
  const idOf = (account: string) => ids.find((person) => person.account === account)?.id
  expect(await revisions()).toEqual([
    {
      source: 'paper',
      marks: '{"dampak":82,"kebaruan":70}',
      entered_by: idOf('rahman'),
      confirmed_by: idOf('sari'),
    },
  ])
})
