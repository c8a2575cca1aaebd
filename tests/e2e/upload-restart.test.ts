import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PDF } from '#tests/support/dossiers'
import { asPerson, expectSound, logIn, PHONE, press } from '#tests/support/journey'
import { type Killable, openKillable } from '#tests/support/killable'
import { PASSWORD } from '../../scripts/load/seed'

let server: Killable

beforeEach(async () => {
  server = await openKillable()
})
afterEach(() => server.close())

/** How far the page says it is, in percent. */
const said = async (page: Page): Promise<number> =>
  Number(/Mengirim (\d+)%/.exec((await page.locator('.upload-row').textContent()) ?? '')?.[1] ?? Number.NaN)

it('a page goes on by itself after the server died in the middle of a file, and shows how far it is', async () => {
  const padding = randomBytes(500_000).toString('hex')
  const bytes = Buffer.concat([PDF.subarray(0, 9), Buffer.from(`%${padding}\n`), PDF.subarray(9)])
  const path = join(server.dataDir, 'laporan.pdf')
  writeFileSync(path, bytes)
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, server.team.account, PASSWORD)
    await page.goto(`/berkas/${server.team.dossier}/bukti`)
    await page.locator('[data-upload=ready]').waitFor()
    const session = await page.context().newCDPSession(page)
    const speed = { downloadThroughput: 200_000, uploadThroughput: 200_000, latency: 50 }
    await session.send('Network.emulateNetworkConditions', { offline: false, ...speed })
    await page.getByLabel('Pilih berkas').setInputFiles(path)
    await press(page, 'Unggah')
    await expect.poll(() => said(page), { timeout: 20_000, interval: 20 }).toBeGreaterThan(55)
    await server.kill()
    await page
      .locator('.upload-row')
      .getByText(/Sambungan terputus/)
      .waitFor()
    expect(await page.locator('.upload-row progress').getAttribute('value')).not.toBe('0')
    await expectSound(page)
    await server.restart()
    // The first piece is 512 KiB, half of the file: what had arrived is not sent again.
    let goesOn = Number.NaN
    await expect
      .poll(
        async () => {
          goesOn = await said(page)
          return goesOn
        },
        { timeout: 30_000, interval: 20 },
      )
      .not.toBeNaN()
    expect(goesOn).toBeGreaterThanOrEqual(50)
    await page.getByText('Bukti tersimpan.').waitFor({ timeout: 30_000 })
  })
  const ctx = await server.open()
  const kept = await ctx.db
    .selectFrom('evidence')
    .innerJoin('blob', 'blob.sha256', 'evidence.blob_sha256')
    .select(['evidence.file_name', 'blob.sha256', 'blob.size'])
    .execute()
  await ctx.close()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(kept).toEqual([{ file_name: 'laporan.pdf', sha256, size: bytes.length }])
})
