import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addDossierWorld, startDraft } from '#tests/support/dossiers'
import { asPerson, expectSound, field, fillLogIn, logIn, PHONE, press } from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { type Link, openLink } from '#tests/support/unreliable-link'
import { readFieldHistory, saveFields } from '~/services/drafts.server'
import { findBrowser } from '../../scripts/browser.mjs'

/** What people type: paragraphs, quotes, an apostrophe of their own, emoji, composed and other letters. */
const TEXT = [
  'Warga memilah sampah di rumah, lalu menabungnya di RW 03 — “sedikit demi sedikit”.',
  '',
  "Jum'at bersih 🧹: 40 % lebih bersih; Rp1.500.000,- sebulan. Bu Siti Nur’aini & Pak Éko < semua warga >",
].join('\n')

let dataDir: string
let link: Link
let server: TestServer
let uid: string
let drafter: Awaited<ReturnType<typeof addDossierWorld>>['drafter']
let colleague: typeof drafter

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinilai-autosave-'))
  link = await openLink()
  server = await startServer({ dataDir, origin: link.origin })
  link.leadTo(server.address)
  const world = await addDossierWorld(server.ctx)
  drafter = world.drafter
  colleague = world.colleague
  uid = (await startDraft(server.ctx, drafter)).uid
})
afterEach(async () => {
  await link.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const section = () => `/berkas/${uid}/bagian/umum`

/** The field on the server, as it is now. */
async function stored(code = 'summary') {
  const row = await server.ctx.db
    .selectFrom('dossier_value')
    .select('value')
    .where('field', '=', code)
    .executeTakeFirst()
  return row?.value ?? ''
}

const summary = (page: Page) => field(page, 'Ringkasan')
const bar = (page: Page) => page.locator('[data-save-bar]')
const ready = (page: Page) => page.locator('html[data-autosave=ready]').waitFor()
const says = (page: Page, words: string | RegExp) => bar(page).getByText(words).waitFor()

async function open(page: Page) {
  await page.goto(section())
  await ready(page)
}

/** Types as fingers do, one key after the other. */
const type = (page: Page, text: string) => summary(page).pressSequentially(text, { delay: 5 })

it('saves by itself, says so at the field and for the page, and counts words', async () => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    await expectSound(page)
    await type(page, TEXT)
    await says(page, /^Semua isian tersimpan \d\d\.\d\d/)
    expect(await stored()).toBe(TEXT)
    const unit = page.locator('[data-unit=summary]')
    expect(await unit.locator('[data-unit-status]').textContent()).toMatch(/^tersimpan \d\d\.\d\d/)
    expect(await unit.locator('[data-count]').textContent()).toBe('27 dari paling banyak 20 kata')
    await expectSound(page)
    await page.reload()
    expect(await summary(page).inputValue()).toBe(TEXT)
  })
})

it('keeps everything over a dead link, a reload and a lost answer, and never clashes with itself', async () => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    link.loseAnswers(true)
    await type(page, 'Pertama. ')
    await says(page, /1 isian belum terkirim/)
    expect(await stored()).toBe('Pertama. ')
    await type(page, 'Kedua. ')
    link.loseAnswers(false)
    await says(page, /Semua isian tersimpan/)
    expect(await stored()).toBe('Pertama. Kedua. ')
    link.cut()
    await type(page, 'Ketiga. ')
    await says(page, /1 isian belum terkirim/)
    expect(await stored()).toBe('Pertama. Kedua. ')
    await page.reload().catch(() => undefined)
    await page.waitForURL('chrome-error:**').catch(() => undefined)
    link.mend()
    await open(page)
    await says(page, /Semua isian tersimpan/)
    expect(await summary(page).inputValue()).toBe('Pertama. Kedua. Ketiga. ')
    expect(await stored()).toBe('Pertama. Kedua. Ketiga. ')
  })
})

it('goes on with another server on the same data', async () => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    await type(page, 'Sebelum. ')
    const closed = server.close()
    await type(page, 'Selama. ')
    await closed
    server = await startServer({ dataDir, origin: link.origin })
    link.leadTo(server.address)
    await type(page, 'Sesudah.')
    await says(page, /Semua isian tersimpan/)
    expect(await stored()).toBe('Sebelum. Selama. Sesudah.')
  })
})

it('has every character again after the browser was killed', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'sinilai-profile-'))
  const kills: (() => Promise<unknown>)[] = []
  const start = async () => {
    const executablePath = (await findBrowser()) ?? ''
    const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
    const flags = [...args, '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run']
    // In a process group of its own: what is installed may be a script around the browser.
    const child = spawn(executablePath, [...flags, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    const gone = new Promise((done) => child.once('exit', done))
    const kill = () => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-Number(child.pid), 'SIGKILL')
      return gone
    }
    kills.push(kill)
    const address = await new Promise<string>((found) => {
      let said = ''
      child.stderr.on('data', (chunk) => {
        said += chunk
        const [, url] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
        if (url) found(url)
      })
    })
    const browser = await chromium.connectOverCDP(address)
    const [context] = browser.contexts()
    const page = await context?.newPage()
    if (!page) throw new Error('no page')
    page.setDefaultTimeout(10_000)
    return { page, kill }
  }
  try {
    const first = await start()
    await first.page.goto(`${link.origin}/masuk`)
    await fillLogIn(first.page, 'sari')
    await first.page.waitForURL('**/beranda*')
    await first.page.goto(link.origin + section())
    await ready(first.page)
    link.cut()
    await type(first.page, TEXT)
    await says(first.page, /1 isian belum terkirim/)
    await first.kill()
    link.mend()
    expect(await stored()).toBe('')
    const second = await start()
    await second.page.goto(link.origin + section())
    if (second.page.url().includes('/masuk')) await fillLogIn(second.page, 'sari')
    await ready(second.page)
    await says(second.page, /Semua isian tersimpan/)
    expect(await summary(second.page).inputValue()).toBe(TEXT)
    expect(await stored()).toBe(TEXT)
  } finally {
    for (const kill of kills) await kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})

it('keeps what is typed after the session ended and sends it after the log-in', async () => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    await server.ctx.db.deleteFrom('session').execute()
    await type(page, TEXT)
    await says(page, /Sesi Anda berakhir/)
    expect(await stored()).toBe('')
    await expectSound(page)
    await bar(page).getByRole('link', { name: 'Masuk lagi' }).click()
    await fillLogIn(page, 'sari')
    await ready(page)
    await says(page, /Semua isian tersimpan/)
    expect(await stored()).toBe(TEXT)
  })
})

it('gives nothing of one person to another on the same phone', async () => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    link.cut()
    await type(page, 'Rahasia Sari')
    await says(page, /1 isian belum terkirim/)
    link.mend()
    await page.context().clearCookies()
    // The other person's session, while the page of the first is still open.
    await page.evaluate(async () => {
      await fetch('/masuk', {
        method: 'POST',
        body: new URLSearchParams({ account: 'budi', password: 'kuda baterai stapler benar' }),
      })
    })
    await logIn(page, 'budi')
    await open(page)
    expect(await summary(page).inputValue()).toBe('')
    expect(await stored()).toBe('')
  })
})

it('keeps what came after the closing, and shows that it is late', async () => {
  server.ctx.setNow('2026-03-31T16:00:00.000Z')
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    await type(page, 'Tepat waktu. ')
    await says(page, /Semua isian tersimpan/)
    server.ctx.setNow(2 * 3_600_000)
    await type(page, 'Terlambat.')
    await says(page, /1 isian ditulis terlambat/)
    await open(page)
    await page.getByText('Tepat waktu. Terlambat.').waitFor()
    expect(await stored()).toBe('Tepat waktu. ')
    const history = await readFieldHistory(server.ctx, drafter, { uid, field: 'summary' })
    expect(history.at(-1)).toMatchObject({ value: 'Tepat waktu. Terlambat.', late: true, accepted: false })
    await expectSound(page)
  })
})

const edit = (code: string, typed: string, base: number) =>
  saveFields(server.ctx, colleague, { uid, edits: [{ field: code, typed, base }], locale: 'id' })

it.each(['mine', 'theirs'] as const)('shows two texts for one field; the writer keeps %s', async (whose) => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    await edit('title', 'Judul dari Budi', 1)
    await edit('summary', 'Tulisan Budi.', 0)
    await type(page, 'Tulisan Sari.')
    await says(page, '1 isian perlu dipilih karena diubah orang lain.')
    expect([await stored('title'), await stored()]).toEqual(['Judul dari Budi', 'Tulisan Budi.'])
    const unit = page.locator('[data-unit=summary]')
    expect(await unit.locator('blockquote').textContent()).toBe('Tulisan Budi.')
    expect(await summary(page).inputValue()).toBe('Tulisan Sari.')
    await expectSound(page)
    await press(page, /^Simpan$/)
    expect(await stored()).toBe('Tulisan Budi.')
    await unit
      .getByRole('button', { name: whose === 'mine' ? 'Pakai isian saya' : 'Pakai yang tersimpan' })
      .click()
    const kept = whose === 'mine' ? 'Tulisan Sari.' : 'Tulisan Budi.'
    await says(page, /Semua isian tersimpan/)
    expect([await summary(page).inputValue(), await stored()]).toEqual([kept, kept])
    const history = await readFieldHistory(server.ctx, drafter, { uid, field: 'summary' })
    expect(history.map(({ value }) => value)).toContain('Tulisan Sari.')
  })
})

it('waits with leaving until everything typed is saved', async () => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    await type(page, TEXT)
    await press(page, 'Simpan dan lanjut')
    await page.waitForURL((url) => !url.pathname.endsWith('/umum'))
    expect(await stored()).toBe(TEXT)
    const clashes = await server.ctx.db
      .selectFrom('dossier_value_version')
      .select('field')
      .where('accepted', '=', 0)
      .execute()
    expect(clashes).toEqual([])
  })
})
