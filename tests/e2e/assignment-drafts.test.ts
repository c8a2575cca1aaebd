import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addStageToAssign, type StageToAssign } from '#tests/support/assigning'
import {
  asPerson,
  DESK,
  expectSound,
  field,
  follow,
  logIn,
  type PHONE,
  PLAIN_PHONE,
  press,
} from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { JOB_KINDS } from '~/server/job-kinds'
import { type JobRunner, startJobs } from '~/server/jobs'

let server: TestServer
let world: StageToAssign
let jobs: JobRunner
beforeAll(async () => {
  server = await startServer()
  world = await addStageToAssign(server.ctx, { judges: 5, entries: 8 })
  jobs = await startJobs(server.ctx, JOB_KINDS, 5)
})
afterAll(async () => {
  await jobs.stop()
  await server.close()
})

const SHOTS = process.env['SHOTS']
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
const as = (account: string, options: typeof PHONE, use: (page: Page) => Promise<void>) =>
  asPerson(server.origin, options, async (page) => {
    await logIn(page, account)
    await use(page)
  })
const board = () => `/kelola/${world.slug}/penugasan/proposal`

it('goes from the question without JavaScript over the work’s page to the draft, a change and the assignments', async () => {
  await as('rahman', PLAIN_PHONE, async (page) => {
    await page.goto(board())
    await shoot(page, 'board-360')
    await follow(page, 'Bagi peserta kepada penilai')
    await field(page, 'Penilai untuk setiap peserta').fill('6')
    await shoot(page, 'draft-ask-360')
    await press(page, 'Hitung rancangan')
    await page.getByText('Penilai yang dapat bertugas hanya 5 orang.').first().waitFor()
    expect(await field(page, 'Penilai untuk setiap peserta').inputValue()).toBe('6')
    await field(page, 'Penilai untuk setiap peserta').fill('2')
    await press(page, 'Hitung rancangan')
    await page.waitForURL('**/pekerjaan/*')
    await follow(page, 'Lihat rancangannya')
    await page.getByText('dapat dibandingkan satu sama lain').waitFor()
    await page.getByText('beban setiap penilai 3 sampai 4 peserta').waitFor()
    await shoot(page, 'draft-360')
    await page.getByRole('link', { name: 'Ubah penilai P2', exact: true }).click()
    await shoot(page, 'draft-entry-360')
    await page.locator('[name=penilai]:not(:checked)').first().check()
    await press(page, 'Simpan ke rancangan')
    await page.getByText('Jumlah penilainya tidak 2: P2.').waitFor()
    await follow(page, 'Tetapkan rancangan')
    await page.getByText('17 tugas baru diberikan dan 0 tugas ditarik').waitFor()
    await shoot(page, 'draft-take-360')
    await press(page, 'Tetapkan rancangan')
    await page.waitForURL(`**${board()}?pesan=assigned`)
  })
  const states = await server.ctx.db.selectFrom('assignment').select('state').execute()
  expect(states).toEqual(Array.from({ length: 17 }, () => ({ state: 'active' })))
})

it('names who stands in the way, and replaces a judge who cannot go on', async () => {
  await as('rahman', DESK, async (page) => {
    await page.goto(`${board()}/rancangan`)
    await field(page, 'Penilai untuk setiap peserta').fill('5')
    await press(page, 'Hitung rancangan')
    await page.waitForURL('**/pekerjaan/*')
    await follow(page, 'Lihat rancangannya')
    await page.getByText('P1: kurang 1 tugas. Yang boleh menilai hanya').waitFor()
    expect(await page.getByRole('link', { name: 'Tetapkan rancangan' }).count()).toBe(0)
    await shoot(page, 'draft-blocked-1280')
    await expectSound(page)
    await field(page, 'Penilai untuk setiap peserta').fill('2')
    await field(page, /Penilai yang berhalangan/).selectOption({ label: 'Juri 3' })
    await press(page, 'Hitung rancangan')
    await page.waitForURL('**/pekerjaan/*')
    await follow(page, 'Lihat rancangannya')
    await page.getByText('Menggantikan Juri 3 yang berhalangan.').waitFor()
    await shoot(page, 'draft-1280')
    await expectSound(page)
    await follow(page, 'Tetapkan rancangan')
    await press(page, 'Tetapkan rancangan')
    await page.getByText('Isian ini wajib diisi.').first().waitFor()
    await expectSound(page)
    await field(page, 'Alasan penarikan').fill('Berhalangan')
    await shoot(page, 'draft-take-1280')
    await press(page, 'Tetapkan rancangan')
    await page.waitForURL(`**${board()}?pesan=assigned`)
    await shoot(page, 'board-1280')
    await follow(page, 'Unduh atau baca tabel (CSV)')
    await shoot(page, 'table-1280')
    await expectSound(page)
  })
  const left = await server.ctx.db
    .selectFrom('assignment')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .select('assignment.state')
    .where('seat.uid', '=', world.seats[2] ?? '')
    .where('assignment.state', '=', 'active')
    .execute()
  expect(left).toEqual([])
})
