import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../browser.mjs'
import { addDossiers } from '../load/dossiers'
import { STAGE } from '../load/rules'
import { PASSWORD } from '../load/seed'
import { type Figure, median } from './figures'
import { type Bench, withServer } from './stand'

const ENTRIES = 24
const PHOTOS = 8
const CRITERIA = 12
const RUNS = 5

/** A slow phone: a quarter of this machine's speed behind 1.6 Mbit/s and 150 ms. */
const PHONE = { offline: false, downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 }
const SLOWER = 4

const KIT_MOST = 15
const READY_MOST = 3_000
const FIRST_MOST = 200

/** What one judge's device carries of a stage, and how soon the page of a score sheet can be used on a slow phone. */
export async function benchJudging(bench: Bench): Promise<Figure[]> {
  const seeding = { judges: 1, entries: ENTRIES, criteria: CRITERIA, scored: false }
  const { ctx, load, dataDir } = await bench.seed(seeding)
  await addDossiers(ctx, load, PHOTOS)
  await ctx.close()
  const [judge] = load.judges
  const executablePath = await findBrowser()
  if (!judge || !executablePath) throw new Error('no judge, or no browser: node scripts/browser.mjs')
  return withServer(dataDir, async ({ origin }) => {
    const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    const browser = await chromium.launch({ executablePath, args })
    try {
      const state = await logIn(browser, origin, judge.account)
      const kit = await measureKit(await open(browser, origin, state), load.slug)
      const sheet = `/menilai/lembar/${judge.assignments[0] ?? ''}`
      const visits: Visit[] = []
      for (let run = 0; run < RUNS; run++)
        visits.push(await measureVisit(await open(browser, origin, state), sheet))
      return [
        {
          ...figure(
            `Kit of ${ENTRIES} entries with ${PHOTOS} photos each, on the device`,
            kit.stored,
            'MB',
            KIT_MOST,
          ),
        },
        { name: '… fetched for it', value: kit.fetched, unit: 'MB' },
        figure(
          'Score sheet on a slow phone, first visit: until what is typed saves itself',
          median(visits.map(({ ready }) => ready)),
          'ms',
          READY_MOST,
        ),
        figure('… fetched, but for photos', median(visits.map(({ fetched }) => fetched)), 'kB', FIRST_MOST),
        { name: '… photos beside it', value: median(visits.map(({ photos }) => photos)), unit: 'kB' },
      ]
    } finally {
      await browser.close()
    }
  })
}

const figure = (name: string, value: number, unit: string, most: number): Figure => ({
  ...{ name, value, unit, limit: { most } },
})

type State = Awaited<ReturnType<BrowserContext['storageState']>>

async function logIn(browser: Browser, origin: string, account: string): Promise<State> {
  const page = await open(browser, origin)
  await page.goto('/masuk')
  await page.getByLabel('Nama akun').fill(account)
  await page.getByLabel('Kata sandi').fill(PASSWORD)
  await page.getByRole('main').getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL((url) => url.pathname !== '/masuk')
  const state = await page.context().storageState()
  await page.context().close()
  return state
}

/** A page with an empty cache, in a session that has begun. */
async function open(browser: Browser, baseURL: string, storageState?: State): Promise<Page> {
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({
    ...{ baseURL, viewport, locale: 'id-ID' },
    ...(storageState ? { storageState } : {}),
  })
  return context.newPage()
}

/** Bytes as they came over the wire, by whether they are photos. */
async function countBytes(
  page: Page,
): Promise<{ session: CDPSession; bytes: Record<'photos' | 'others', number> }> {
  const session = await page.context().newCDPSession(page)
  const bytes = { photos: 0, others: 0 }
  const photos = new Set<string>()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.startsWith('/unduh/')) photos.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[photos.has(requestId) ? 'photos' : 'others'] += encodedDataLength
  })
  await session.send('Network.enable')
  return { session, bytes }
}

/** Takes a stage along, and weighs what the device then holds. */
async function measureKit(page: Page, slug: string): Promise<{ stored: number; fetched: number }> {
  const { bytes } = await countBytes(page)
  await page.goto(`/menilai/${slug}/${STAGE}`)
  const before = bytes.photos + bytes.others
  await page.getByRole('link', { name: 'Bawa untuk menilai tanpa sinyal' }).click()
  await page.getByText(`${ENTRIES} lembar dibawa`).waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Perbarui simpanan', disabled: false }).waitFor({ timeout: 120_000 })
  const stored = await page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const opening = indexedDB.open('sinilai-luring')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const all = ['stages', 'sheets', 'kept'].map(
            (name) =>
              new Promise<number>((weighed) => {
                const reading = opening.result.transaction(name).objectStore(name).getAll()
                reading.onsuccess = () => weighed(new Blob([JSON.stringify(reading.result)]).size)
              }),
          )
          void Promise.all(all).then((sizes) => done(sizes.reduce((sum, size) => sum + size, 0)))
        }
      }),
  )
  const fetched = bytes.photos + bytes.others - before
  await page.context().close()
  return { stored: stored / 1e6, fetched: fetched / 1e6 }
}

interface Visit {
  ready: number
  fetched: number
  photos: number
}

/** The page of one sheet with nothing in the cache, until its form saves itself. */
async function measureVisit(page: Page, path: string): Promise<Visit> {
  const { session, bytes } = await countBytes(page)
  await session.send('Network.emulateNetworkConditions', PHONE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(path, { waitUntil: 'commit' })
  await page.locator('[data-saving="on"]').waitFor({ state: 'attached', timeout: 60_000 })
  const ready = await page.evaluate(() => performance.now())
  await page.waitForLoadState('networkidle')
  await page.context().close()
  return { ready, fetched: bytes.others / 1000, photos: bytes.photos / 1000 }
}
