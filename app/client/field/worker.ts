/*
 * The service worker of scoring without a signal. It keeps the shell of one page, which holds nobody's data, and the
 * files that this page is made of; every other request goes past it.
 */

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface RequestEvent extends LastingEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const worker = self as unknown as Worker

const CACHE = 'sinilai-luring'
const SHELL = '/luring'
const ICONS = '/icons.svg'
const PART = /\/assets\/[\w.@$-]+/g

const isPart = (path: string) => path.startsWith('/assets/') || path === ICONS || path === '/favicon.svg'

/** Fetches the shell as nobody, with everything it is made of, and keeps both together or neither. */
async function renew(): Promise<void> {
  const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' })
  if (!shell.ok) return
  const cache = await caches.open(CACHE)
  const parts = new Set((await shell.clone().text()).match(PART))
  for (const path of [...parts, ICONS, '/favicon.svg']) {
    parts.add(path)
    const known = path.startsWith('/assets/') ? await cache.match(path) : undefined
    const part = known ?? (await fetch(path, { credentials: 'omit' }))
    if (!part.ok) return
    if (path.endsWith('.css'))
      for (const inner of (await part.clone().text()).match(PART) ?? []) parts.add(inner)
    await cache.put(path, part)
  }
  for (const path of parts) if (!(await cache.match(path))) await cache.add(path)
  await cache.put(SHELL, shell)
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname !== SHELL && !parts.has(pathname)) await cache.delete(request)
  }
}

async function answerShell(): Promise<Response> {
  const cache = await caches.open(CACHE)
  return (await cache.match(SHELL)) ?? fetch(SHELL)
}

async function answerPart(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request)
}

worker.addEventListener('install', (event) => {
  void worker.skipWaiting()
  ;(event as LastingEvent).waitUntil(renew())
})

worker.addEventListener('activate', (event) => {
  ;(event as LastingEvent).waitUntil(worker.clients.claim())
})

worker.addEventListener('fetch', (event) => {
  const shown = event as RequestEvent
  const { request } = shown
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || request.method !== 'GET') return
  if (request.mode === 'navigate' && pathname === SHELL) {
    shown.respondWith(answerShell())
    shown.waitUntil(renew().catch(() => {}))
  } else if (isPart(pathname)) shown.respondWith(answerPart(request))
})
