import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formTemplates } from '#db/templates/forms'
import { addDossierWorld, DOSSIER_RULES, type DossierWorld, PDF, startDraft } from '#tests/support/dossiers'
import { asPerson, field, logIn, PHONE, press } from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { type Link, openLink } from '#tests/support/unreliable-link'
import type { Field } from '~/domain/fields/types'
import { viewEvidence } from '~/services/dossiers.server'
import { findEvidenceFile } from '~/services/revisions.server'

/** `SLOW_PHONE=whole` takes ten minutes; otherwise the link drops more often and everything else is quicker. */
const WHOLE = process.env['SLOW_PHONE'] === 'whole'
const LINK = WHOLE
  ? { bytes: 50_000, latency: 400, slower: 4, dropsEvery: 60_000, goneFor: 5_000 }
  : { bytes: 500_000, latency: 40, slower: 1, dropsEvery: 5_000, goneFor: 1_000 }
const PHOTOS = 12
const PROKLIM = formTemplates.find(({ code }) => code === 'kampung-proklim')
if (!PROKLIM) throw new Error('the form is gone')

let dataDir: string
let folder: string
let link: Link
let server: TestServer
let world: DossierWorld
let uid: string
let dropping: NodeJS.Timeout | undefined

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinilai-slow-'))
  folder = mkdtempSync(join(tmpdir(), 'sinilai-gallery-'))
  link = await openLink()
  server = await startServer({ dataDir, origin: link.origin })
  link.leadTo(server.address)
  const categories = [{ code: 'lingkungan', name: 'Kampung Proklim', form: PROKLIM }]
  world = await addDossierWorld(server.ctx, { ...DOSSIER_RULES, categories })
  uid = (await startDraft(server.ctx, world.drafter)).uid
  for (let number = 0; number < PHOTOS; number++)
    writeFileSync(join(folder, photoName(number)), await takePhoto(number))
  for (const name of ['sk-pengelola.pdf', 'timbangan.pdf']) writeFileSync(join(folder, name), PDF)
})
afterAll(async () => {
  clearInterval(dropping)
  link.mend()
  await link.close()
  await server.close()
  for (const each of [dataDir, folder]) rmSync(each, { recursive: true, force: true })
})

function drop(): void {
  link.cut()
  setTimeout(() => link.mend(), LINK.goneFor)
}

const photoName = (number: number) => `IMG_${String(number + 1).padStart(4, '0')}.jpg`
/** So far apart that no encoder confuses them. */
const redOf = (number: number) => 20 + number * 18

/** A photo of 12 megapixels, told from the others by its red. */
const takePhoto = (number: number) =>
  sharp({
    create: { width: 4000, height: 3000, channels: 3, background: { r: redOf(number), g: 90, b: 60 } },
  })
    .jpeg()
    .toBuffer()

/** What Chromium has not answered in 10 s is asked again: its protocol knows no deadline. */
async function slowDown(page: Page): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const done = await Promise.race([
      emulatePhone(page).then(() => true),
      wait(10_000, false, { ref: false }),
    ])
    if (done) return
  }
  throw new Error('Chromium does not slow down')
}

async function emulatePhone(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const speed = { downloadThroughput: LINK.bytes, uploadThroughput: LINK.bytes, latency: LINK.latency }
  await session.send('Network.emulateNetworkConditions', { offline: false, ...speed })
  await session.send('Emulation.setCPUThrottlingRate', { rate: LINK.slower })
}

/** Opens the page as somebody does who loads it again until it is there. */
async function open(page: Page, path: string, ready: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await page.goto(path, { waitUntil: 'domcontentloaded', timeout: 15_000 })
      return await page.locator(ready).first().waitFor({ state: 'attached', timeout: 15_000 })
    } catch (error) {
      if (attempt === 8) throw error
      await wait(1_000)
    }
  }
}

/** Opens the page and acts on it, again where the link broke, until the server has it. */
async function untilDone(page: Page, path: string, act: () => Promise<void>, isDone: () => Promise<boolean>) {
  for (let attempt = 1; !(await isDone()); attempt++) {
    if (attempt > 8) throw new Error(`${path} could not be done`)
    await open(page, path, 'main h1')
    await act().catch(() => undefined)
    for (let look = 0; look < 20 && !(await isDone()); look++) await wait(250)
  }
}

/** What the person does, ended after so many seconds with where it stood. */
async function step<T>(page: Page, name: string, seconds: number, act: () => Promise<T>): Promise<T> {
  const allowed = seconds * (WHOLE ? 2 : 1)
  const late = wait(allowed * 1_000, undefined, { ref: false }).then(async () => {
    const seen = await Promise.race([
      page.locator('body').ariaSnapshot({ timeout: 5_000 }),
      wait(5_000),
    ]).catch(String)
    throw new Error(`${name} took more than ${allowed} s at ${page.url()}:\n${seen}`)
  })
  return Promise.race([act(), late])
}

/** Chooses the files and waits until the page shows them as stored. */
async function addFiles(page: Page, slot: string, names: readonly string[]): Promise<void> {
  await open(page, `/berkas/${uid}/bukti?ke=${slot}`, '[data-upload=ready]')
  await page.getByLabel('Pilih berkas').setInputFiles(names.map((name) => join(folder, name)))
  await press(page, 'Unggah')
  await page.getByText('Bukti tersimpan.').waitFor({ timeout: 120_000 })
}

const count = async (table: 'release' | 'dossier_revision') =>
  (await server.ctx.db.selectFrom(table).select('id').execute()).length

const SENTENCE =
  'Warga RW 03 memilah sampah “organik” & anorganik, Jum’at bersih 🧹, 40 % lebih sedikit <1.200 kg>; Rp1.500.000,- sebulan. '

/** What a team types into the field; null for what is chosen with a finger. */
function answerTo({ code, ...asked }: Field): string | null {
  switch (asked.type) {
    case 'text': {
      const text = code === 'results' ? SENTENCE.repeat(3) : `${code}: “Jum’at” 🧹 <RW 03> & RW 04`
      return text.slice(0, asked.maxChars ?? undefined).trim()
    }
    case 'number':
    case 'money':
      return '120'
    case 'date':
      return '2024-03-12'
    case 'link':
      return 'https://www.youtube.com/watch?v=proklim'
    default:
      return null
  }
}

/** Fills the section, key after key where text is asked. @returns what was typed, by field */
async function fillSection(page: Page, fields: readonly Field[]): Promise<Record<string, string>> {
  const typed: Record<string, string> = {}
  for (const asked of fields) {
    const control = page.locator(`[name="v.${asked.code}"]`)
    const answer = answerTo(asked)
    if (answer !== null) {
      if (asked.type === 'text') {
        await control.fill('')
        await control.pressSequentially(answer)
      } else await control.fill(answer)
      typed[asked.code] = answer
    } else if (asked.type === 'choice') {
      const first = asked.options[0]?.code ?? ''
      if (await control.evaluateAll((all) => all[0] instanceof HTMLSelectElement))
        await control.selectOption(first)
      else await page.locator(`[name="v.${asked.code}"][value="${first}"]`).check()
      typed[asked.code] = first
    }
  }
  return typed
}

it('takes a whole Kampung Proklim dossier with twelve photos over a slow phone whose link keeps dropping', async () => {
  const typed: Record<string, string> = {}
  await asPerson(link.origin, PHONE, async (page) => {
    page.on('dialog', (dialog) => dialog.accept())
    await step(page, 'log in', 60, () => logIn(page, 'sari'))
    page.setDefaultTimeout(60_000)
    await step(page, 'slow down', 60, () => slowDown(page))
    dropping = setInterval(drop, LINK.dropsEvery)
    for (const { code } of PROKLIM.sections) {
      const asked = PROKLIM.fields.filter(({ section }) => section === code)
      await step(page, code, 60, async () => {
        await open(page, `/berkas/${uid}/bagian/${code}`, 'html[data-autosave=ready]')
        Object.assign(typed, await fillSection(page, asked))
        await page
          .locator('[data-save-bar]')
          .getByText(/^Semua isian tersimpan/)
          .waitFor()
      })
    }
    const photos = Array.from({ length: PHOTOS }, (_, number) => photoName(number))
    await step(page, 'decree', 60, () => addFiles(page, 'decree', ['sk-pengelola.pdf']))
    await step(page, 'data source', 60, () => addFiles(page, 'data-source', ['timbangan.pdf']))
    await step(page, 'photos', 120, () => addFiles(page, 'photos', photos))
    const consent = async () => {
      await field(page, 'Ya, boleh dipublikasikan').check()
      await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    }
    const isGiven = async () => {
      const dossiers = await server.ctx.db.selectFrom('dossier').select('publish_consent').execute()
      return dossiers.some(({ publish_consent }) => publish_consent === 'yes')
    }
    await step(page, 'consent', 90, () => untilDone(page, `/berkas/${uid}/pokok`, consent, isGiven))
  })
  await asPerson(link.origin, PHONE, async (page) => {
    const isIn = async () => page.url().includes('/beranda')
    await step(page, 'log in', 90, () => untilDone(page, '/masuk', () => logIn(page, 'lurah'), isIn))
    await step(page, 'slow down', 60, () => slowDown(page))
    const release = async () => {
      await field(page, 'Saya sudah membaca berkas ini').check()
      await press(page, 'Sahkan berkas')
    }
    const isReleased = async () => (await count('release')) > 0
    await step(page, 'release', 90, () => untilDone(page, `/berkas/${uid}/sahkan`, release, isReleased))
    const send = () => press(page, 'Kirim berkas')
    const isSent = async () => (await count('dossier_revision')) > 0
    await step(page, 'submit', 90, () => untilDone(page, `/berkas/${uid}/kirim`, send, isSent))
  })
  expect(await count('dossier_revision')).toBe(1)
  const { content } = await server.ctx.db
    .selectFrom('dossier_revision')
    .select('content')
    .executeTakeFirstOrThrow()
  const { values } = JSON.parse(content ?? '') as { values: Record<string, string> }
  expect(Object.fromEntries(Object.keys(typed).map((code) => [code, values[code]]))).toEqual(typed)
  const photos = (await viewEvidence(server.ctx, world.drafter, uid)).evidence.filter(({ fileName }) =>
    fileName?.startsWith('IMG_'),
  )
  const reds = await Promise.all(
    photos.map(async (photo) => {
      const { path } = await findEvidenceFile(server.ctx, world.drafter, photo.uid)
      const { channels } = await sharp(path).stats()
      return [photo.fileName, Math.round(((channels[0]?.mean ?? 0) - redOf(0)) / 18)]
    }),
  )
  expect(reds.sort()).toEqual(Array.from({ length: PHOTOS }, (_, n) => [photoName(n), n]))
}, 600_000)
