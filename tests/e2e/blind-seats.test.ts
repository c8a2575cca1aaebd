import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBlindWorld, type BlindWorld, listNames, SLUG } from '#tests/support/blind'
import { addPerson } from '#tests/support/context'
import { asPerson, DESK, downloadBy, expectSound, logIn, PHONE, PLAIN_PHONE } from '#tests/support/journey'
import { readPdf } from '#tests/support/pdf-text'
import { startServer, type TestServer } from '#tests/support/server'
import { assignAll } from '~/services/assignments.server'
import { addSeat, seatPerson } from '~/services/panels.server'

let server: TestServer
let world: BlindWorld
let seat: string
beforeAll(async () => {
  server = await startServer()
  const { ctx } = server
  world = await addBlindWorld(ctx)
  const competition = world.competition.id
  await addPerson(ctx, {
    account: 'panitia2',
    name: 'Sari Wulandari',
    grants: [{ role: 'organizer', competition }],
  })
  const add = (label: string) => addSeat(ctx, world.organizer, world.panel, { label, function: 'member' })
  seat = (await add('Anggota 2')).uid
  await seatPerson(ctx, world.organizer, (await add('Anggota 3')).uid, { account: 'eko' })
  await assignAll(ctx, world.organizer, SLUG, 'proposal')
  await listNames(ctx, world, { shown: [world.evidence.photo] })
})
afterAll(() => server.close())

async function shoot(page: Page, name: string, width: number) {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
}

describe.each([PHONE, PLAIN_PHONE, DESK])('at %j', (device) => {
  const width = device.width

  it('an organizer learns why somebody cannot be seated, and what was typed stays', async () => {
    await asPerson(server.origin, device, async (page) => {
      await logIn(page, 'rahman')
      await page.goto(`/kelola/${SLUG}/penilai/kedudukan/${seat}`)
      await page.getByText('Tahap Penilaian proposal dinilai tanpa nama.').waitFor()
      await page.getByLabel('Nama akun').fill('panitia2')
      await page.getByLabel('Nomor surat tugas').fill('188/12')
      await page.getByRole('button', { name: 'Tempatkan' }).click()
      await page.getByText('Sari Wulandari juga panitia').first().waitFor()
      expect(await page.getByLabel('Nama akun').inputValue()).toBe('panitia2')
      expect(await page.getByLabel('Nomor surat tugas').inputValue()).toBe('188/12')
      await expectSound(page, device)
      await shoot(page, 'kedudukan', width)
    })
  })

  it('who sees some of the names is set aside from those, and both sides read it', async () => {
    await asPerson(server.origin, device, async (page) => {
      await logIn(page, 'rahman')
      await page.goto(`/kelola/${SLUG}/tanpa-nama`)
      await page.getByText('Tidak mendapat peserta yang namanya dapat mereka lihat: Eko Prasetyo').waitFor()
      await expectSound(page, device)
      await shoot(page, 'papan', width)
      await page.goto(`/kelola/${SLUG}/penugasan/proposal`)
      expect(await page.getByText('Konflik: Dapat melihat nama').count()).toBeGreaterThan(0)
      await shoot(page, 'penugasan', width)
    })
    await asPerson(server.origin, device, async (page) => {
      await logIn(page, 'eko')
      await page.goto(`/menilai/${SLUG}/konflik`)
      await page.getByText('Tahap Penilaian proposal: 1 peserta tidak Anda nilai').waitFor()
      await expectSound(page, device)
      await shoot(page, 'konflik', width)
    })
  })

  it('an organizer looks at the paper of the judges before confirming', async () => {
    await asPerson(server.origin, device, async (page) => {
      await logIn(page, 'rahman')
      await page.goto(`/kelola/${SLUG}/tanpa-nama/${world.revision}/pratinjau`)
      await shoot(page, 'pratinjau', width)
      await expectSound(page, device)
      const { name, bytes } = await downloadBy(page, () =>
        page.getByRole('link', { name: 'Unduh sebagai PDF' }).click(),
      )
      expect(name).toBe('Peserta-01.pdf')
      const text = (await readPdf(bytes)).pages.join('\n')
      expect(text).toContain('Belum disahkan untuk penilai')
      expect(text).not.toContain('Nusa Jaya')
      if (process.env['SHOTS'])
        await (await import('node:fs/promises')).writeFile(`${process.env['SHOTS']}/pratinjau.pdf`, bytes)
    })
  })
})
