import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDossierWorld, addFile, png, release, submitted } from '#tests/support/dossiers'
import { asPerson, DESK, expectSound, follow, logIn, PHONE } from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { saveFields } from '~/services/drafts.server'
import { submitDossier, withdrawDossier } from '~/services/submissions.server'

let server: TestServer
let uid: string
beforeAll(async () => {
  server = await startServer()
  const { ctx } = server
  const world = await addDossierWorld(ctx)
  uid = (await submitted(ctx, world)).uid
  await withdrawDossier(ctx, world.drafter, { uid })
  const typed = 'Warga memilah sampah di rumah dan menjualnya.'
  await saveFields(ctx, world.drafter, { uid, edits: [{ field: 'summary', typed, base: 1 }], locale: 'id' })
  await addFile(ctx, world.drafter, uid, { name: 'kerja.png', bytes: png(4, 3), field: 'photos' })
  await release(ctx, world.responsible, uid)
  await submitDossier(ctx, world.drafter, { uid })
})
afterAll(() => server.close())

it.each([PHONE, DESK])('a verifier sees what a correction changed, at %j', async (device) => {
  await asPerson(server.origin, device, async (page) => {
    await logIn(page, 'camat')
    await page.goto(`/berkas/${uid}`)
    await follow(page, 'Bandingkan dua revisi')
    await page.getByRole('heading', { level: 1, name: 'Perbandingan revisi' }).waitFor()
    expect(await page.locator('del').allTextContents()).toEqual(['dihapus: menabungnya'])
    expect(await page.locator('ins').allTextContents()).toEqual(['ditambahkan: menjualnya'])
    expect(await page.getByRole('main').getByRole('listitem').allTextContents()).toContain(
      'ditambahkan kerja.png',
    )
    await expectSound(page)
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/banding.png`, fullPage: true })
  })
})
