import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from './browser.mjs'
import { startDemo } from './screenshots/demo'
import { SHOTS, type Shot } from './screenshots/shots'

/** `npx tsx scripts/screenshots.ts [NAME…]`: draws the pictures of the guides from the built demo; all or the named. */
const TARGET = 'docs/images'
const LARGEST = 150_000
const HEIGHT = { 360: 740, 1280: 900 } as const

async function logIn(page: Page, origin: string, account: string, password: string): Promise<void> {
  await page.goto(`${origin}/masuk`)
  await page.getByLabel('Nama akun').fill(account)
  await page.getByLabel('Kata sandi').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL((url) => url.pathname !== '/masuk')
}

async function draw(browser: Browser, origin: string, password: string, shot: Shot): Promise<void> {
  const { width = 1280 } = shot
  const height = shot.height ?? HEIGHT[width]
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    if (shot.account) await logIn(page, origin, shot.account, password)
    await page.goto(origin + shot.path)
    await shot.go?.(page)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const path = join(TARGET, `${shot.name}.png`)
    await page.screenshot({ path })
    const { size } = statSync(path)
    process.stdout.write(`${path} ${Math.round(size / 1000)} kB${size > LARGEST ? ': too large' : ''}\n`)
  } finally {
    await context.close()
  }
}

const executablePath = await findBrowser()
if (!executablePath) throw new Error('No browser found. Run: node scripts/browser.mjs')
const named = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-screenshots-'))
const demo = await startDemo(dataDir)
const args = ['--disable-gpu', '--lang=id', `--host-resolver-rules=MAP ${demo.host} 127.0.0.1:${demo.port}`]
if (process.getuid?.() === 0) args.push('--no-sandbox')
const browser = await chromium.launch({ executablePath, args, env: { ...process.env, LANGUAGE: 'id' } })
try {
  mkdirSync(TARGET, { recursive: true })
  for (const shot of SHOTS)
    if (named.length === 0 || named.includes(shot.name)) await draw(browser, demo.origin, demo.password, shot)
} finally {
  await browser.close()
  await demo.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
