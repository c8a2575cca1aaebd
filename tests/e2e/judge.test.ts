import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditPage, withPage } from '#tests/support/browser'
import { PASSWORD } from '#tests/support/context'
import { addJudging, type Judging } from '#tests/support/judging'
import { startServer, type TestServer } from '#tests/support/server'

let server: TestServer
let world: Judging
beforeAll(async () => {
  server = await startServer()
  world = await addJudging(server.ctx, { signed: false })
})
afterAll(() => server.close())

const SHOTS = process.env['SHOTS']
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

async function logIn(page: Page, account: string) {
  await page.goto(`${server.origin}/masuk`)
  await page.getByLabel('Nama akun').fill(account)
  await page.getByLabel('Kata sandi').fill(PASSWORD)
  await page.getByRole('main').getByRole('button', { name: 'Masuk' }).click()
}

/** From the statement to the echoed sheet, the way a judge goes on a phone. */
async function scoreOne(page: Page, account: string, name: string) {
  await logIn(page, account)
  await page.goto(`${server.origin}/menilai`)
  await shoot(page, `${name}-menilai`)
  await page.getByRole('link', { name: 'Tanda tangani pernyataan' }).click()
  await page.getByLabel('Saya menyatakan hal di atas').check()
  await page.getByRole('button', { name: 'Tanda tangani' }).click()
  await page.getByRole('link', { name: 'Buka daftar peserta' }).click()
  await shoot(page, `${name}-daftar`)
  await page.getByRole('link', { name: 'P1' }).click()
  await page.getByLabel('Kebaruan Bobot 40').fill('80')
  await shoot(page, `${name}-lembar`)
}

it('scores on a phone with a live total, a saved draft and an echoed sheet', async () => {
  await withPage({ width: 360 }, async (page) => {
    await scoreOne(page, 'wati', 'js')
    await page.getByText('32 dari 100').waitFor()
    await page.getByRole('button', { name: 'Simpan draf' }).click()
    await page.getByText('Draf tersimpan 2 Mar 2026, 10.00 WIB').waitFor()
    await page.getByLabel('Dampak Bobot 60').fill('7,5')
    await page.getByRole('button', { name: 'Kirim lembar' }).click()
    expect(await page.locator('#error-summary').textContent()).toContain('Nilai harus kelipatan 1.')
    await shoot(page, 'js-salah')
    expect(await auditPage(page)).toEqual([])
    expect(await page.getByLabel('Dampak Bobot 60').inputValue()).toBe('7,5')
    await page.getByLabel('Dampak Bobot 60').fill('75')
    await page.getByText('77 dari 100').waitFor()
    await page.getByRole('button', { name: 'Kirim lembar' }).click()
    await page.getByText('revisi 1').waitFor()
    await shoot(page, 'js-terkirim')
    expect(await auditPage(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})

it('does the same without JavaScript', async () => {
  await withPage({ width: 360, javaScript: false }, async (page) => {
    await scoreOne(page, 'budi', 'tanpa')
    await page.getByRole('button', { name: 'Simpan draf' }).click()
    await page.getByText('32 dari 100').waitFor()
    await page.getByLabel('Dampak Bobot 60').fill('75')
    await page.getByRole('button', { name: 'Kirim lembar' }).click()
    await page.getByText('77 dari 100').waitFor()
    await page.getByText('revisi 1').waitFor()
  })
  const rows = await server.ctx.db.selectFrom('scoresheet_revision').select('marks').execute()
  expect(rows).toEqual([{ marks: '{"dampak":75,"kebaruan":80}' }, { marks: '{"dampak":75,"kebaruan":80}' }])
})

it('asks a third judge for the reason of a change, and keeps old and new side by side', async () => {
  await withPage({ width: 360 }, async (page) => {
    await scoreOne(page, 'hadi', 'ketua')
    await page.getByLabel('Dampak Bobot 60').fill('75')
    await page.getByRole('button', { name: 'Kirim lembar' }).click()
    await page.getByText('revisi 1').waitFor()
    await page.getByLabel('Dampak Bobot 60').fill('81')
    const live = '80,6'
    await page.getByText(`${live} dari 100`).waitFor()
    await page.getByRole('button', { name: 'Kirim perubahan' }).click()
    await page.locator('#error-summary').getByText('Tulis alasan mengapa nilai').waitFor()
    expect(await page.getByLabel('Dampak Bobot 60').inputValue()).toBe('81')
    await page.getByLabel('Alasan perubahan').fill('Bukti baru dibaca setelah lembar dikirim.')
    await page.getByRole('button', { name: 'Kirim perubahan' }).click()
    await page.getByText('revisi 2').waitFor()
    await page.getByRole('link', { name: 'Riwayat lembar' }).click()
    const row = (name: RegExp) => page.getByRole('table').first().getByRole('row', { name }).textContent()
    expect(await row(/^Dampak/)).toMatch(/75.*81/)
    expect(await row(/^Jumlah nilai/)).toMatch(new RegExp(`77.*${live}`))
    await page.getByText('Alasan perubahan: Bukti baru').waitFor()
    await shoot(page, 'riwayat-ponsel')
    expect(await auditPage(page)).toEqual([])
  })
  const rows = await server.ctx.db
    .selectFrom('scoresheet_revision')
    .select(['number', 'marks', 'change_reason'])
    .where('person_id', '=', world.hadi.id ?? 0)
    .execute()
  expect(rows).toEqual([
    { number: 1, marks: '{"dampak":75,"kebaruan":80}', change_reason: null },
    {
      number: 2,
      marks: '{"dampak":81,"kebaruan":80}',
      change_reason: 'Bukti baru dibaca setelah lembar dikirim.',
    },
  ])
})

it('adds up what was typed before the scripts had come over a slow link', async () => {
  await withPage({ width: 360 }, async (page) => {
    await logIn(page, 'budi')
    let arrive = () => {}
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve
    })
    await page.route('**/*.js', async (route) => {
      await arrival
      await route.continue()
    })
    const uid = await world.assignment('budi', 'nusajaya')
    await page.goto(`${server.origin}/menilai/lembar/${uid}`, { waitUntil: 'commit' })
    await page.getByLabel('Kebaruan Bobot 40').fill('80')
    expect(await page.getByText('32 dari 100').count()).toBe(0)
    arrive()
    await page.getByText('32 dari 100').waitFor()
    expect(await page.getByLabel('Kebaruan Bobot 40').inputValue()).toBe('80')
  })
})

it('keeps a judge from an entry of the kecamatan where they live', async () => {
  await withPage({ width: 1280 }, async (page) => {
    await logIn(page, 'rahman')
    await page.goto(`${server.origin}/kelola/${world.slug}/penugasan/proposal`)
    const entry = page.getByRole('row', { name: 'P3 Sukarasa' })
    expect(await entry.getByText('Konflik: Domisili').count()).toBe(1)
    expect(await page.getByLabel('Tugaskan Wati untuk P3').count()).toBe(0)
  })
  await withPage({ width: 360 }, async (page) => {
    await logIn(page, 'wati')
    await page.goto(`${server.origin}/menilai/${world.slug}/proposal`)
    expect(
      (await page.getByRole('main').getByRole('link', { name: /^P\d$/ }).allTextContents()).sort(),
    ).toEqual(['P1', 'P2'])
    const other = await world.assignment('budi', 'sukarasa')
    const answer = await page.goto(`${server.origin}/menilai/lembar/${other}`)
    expect(answer?.status()).toBe(404)
  })
})

it('shows the organizer board, panel and progress on desk and phone without faults', async () => {
  for (const width of [360, 1280])
    await withPage({ width }, async (page) => {
      await logIn(page, 'rahman')
      for (const path of ['penugasan/proposal', 'penilai', 'kemajuan', 'lembar-kertas']) {
        await page.goto(`${server.origin}/kelola/${world.slug}/${path}`)
        await shoot(page, `${path.replace('/', '-')}-${width}`)
        expect(await auditPage(page), path).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
          width,
        )
      }
    })
  await withPage({ width: 1280 }, async (page) => {
    await logIn(page, 'wati')
    const uid = await world.assignment('wati', 'karawaci')
    for (const [name, path] of [
      ['lembar', `/menilai/lembar/${uid}`],
      ['riwayat', `/menilai/lembar/${uid}/riwayat`],
      ['mundur', `/menilai/lembar/${uid}/mundur`],
      ['konflik', `/menilai/${world.slug}/konflik`],
    ] as const) {
      await page.goto(server.origin + path)
      await shoot(page, `${name}-1280`)
      expect(await auditPage(page), name).toEqual([])
    }
  })
})
