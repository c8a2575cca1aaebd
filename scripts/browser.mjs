/** Finds a Chromium for the browser tests, or gets one: Playwright's own download, else Debian's package. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installDebianPackage } from './debian.mjs'
import { isMain, ROOT, run, runMain, SetupError } from './process.mjs'

const INSTALLED = [
  // The same browser without the parts that draw windows: a quarter less work for the processor.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const DEBIAN_PACKAGE = 'chromium-headless-shell'
const DOWNLOAD_LIMIT = 240_000

/**
 * The path of a browser that starts, or undefined: `CHROMIUM_PATH`, then an installed Chromium or Chrome,
 * then what Playwright downloaded earlier. Installs nothing.
 * @returns {Promise<string | undefined>}
 * @throws {SetupError} when `CHROMIUM_PATH` is set and does not start
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (await starts(named)) return named
    throw new SetupError(`CHROMIUM_PATH names ${named}, which does not start as a browser.`)
  }
  for (const path of [...INSTALLED, ...(await listDownloaded())]) {
    if (await starts(path)) return path
  }
  return undefined
}

/**
 * Finds a browser, else installs one: by Playwright, else Debian's package when this is root on Debian.
 * @param {(line: string) => void} [say] gets progress; standard error by default
 * @returns {Promise<string>} its path
 * @throws {SetupError} none can be had; says what to do
 */
export async function ensureBrowser(say = (line) => console.error(line)) {
  const found = await findBrowser()
  if (found) return found
  say('No browser found: trying Playwright’s download …')
  await download()
  const downloaded = await findBrowser()
  if (downloaded) return downloaded
  say(`Playwright’s download is not to be had: trying Debian’s package ${DEBIAN_PACKAGE} …`)
  await installDebianPackage(DEBIAN_PACKAGE)
  const installed = await findBrowser()
  if (installed) return installed
  throw new SetupError(`The browser tests need Chromium, and none could be found or installed. Any one of these helps:
  sudo apt-get install -y ${DEBIAN_PACKAGE}
  npx playwright-core install --with-deps chromium-headless-shell
  CHROMIUM_PATH=/path/to/chrome npm test`)
}

/**
 * Bounded, because a network that drops packets silently would hold the tests up for ever.
 * Playwright keeps its downloads in its cache folder, outside the checkout.
 */
function download() {
  const cli = join(ROOT, 'node_modules', 'playwright-core', 'cli.js')
  const args = [cli, 'install', 'chromium-headless-shell', '--no-progress']
  return run(process.execPath, args, { output: 'capture', timeout: DOWNLOAD_LIMIT })
}

/** Playwright's folder is `<cache>/chromium_headless_shell-<revision>/chrome-headless-shell-<platform>/`. */
async function listDownloaded() {
  const place = await locateCache()
  if (!place) return []
  return [
    ...listPrograms(join(place.cache, `chromium_headless_shell-${place.revision}`)),
    ...listPrograms(join(place.cache, `chromium-${place.revision}`)),
  ]
}

async function locateCache() {
  try {
    const { chromium } = await import('playwright-core')
    const match = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(chromium.executablePath())
    return match ? { cache: String(match[1]), revision: String(match[2]) } : undefined
  } catch {
    return undefined
  }
}

/** @param {string} folder */
function listPrograms(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /[\\/](chrome-headless-shell|headless_shell|chrome)(\.exe)?$/.test(name))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** A browser whose libraries are missing is there but does not start. @param {string} path */
async function starts(path) {
  const { code, output } = await run(path, ['--version', '--no-sandbox'], {
    output: 'capture',
    timeout: 20_000,
  })
  return code === 0 && /chrom/i.test(output)
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    console.log(await ensureBrowser())
  })
}
