import { request as rawRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBuild, startServer, type TestServer } from '#tests/support/server'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

const build = await loadBuild()
const asset = build.assets.entry.module

let server: WorldServer
let secure: TestServer
beforeAll(async () => {
  server = await startWorldServer()
  secure = await startServer({ origin: 'https://sinilai.example.go.id' })
})
afterAll(async () => {
  await server.close()
  await secure.close()
})

const fetchFrom = (path: string, init: RequestInit = {}) =>
  fetch(server.origin + path, { redirect: 'manual', ...init })

const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { Origin: server.origin, ...headers },
})

/** A request that `fetch` would not send: any method, path and header as they are. */
function send(method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{
    status: number
    headers: Record<string, string | string[] | undefined>
    body: string
  }>((resolve, reject) => {
    const { hostname, port } = new URL(server.origin)
    const request = rawRequest({ hostname, port, method, path, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    request.on('error', reject)
    request.end()
  })
}

const KINDS: [string, () => Promise<Response>, number][] = [
  ['a page', () => fetchFrom('/masuk'), 200],
  ['HEAD of a page', () => fetchFrom('/masuk', { method: 'HEAD' }), 200],
  ['a missing page', () => fetchFrom('/tidak-ada'), 404],
  ['a failed form', () => fetchFrom('/masuk', form({ account: 'x', password: 'y' })), 400],
  ['a redirect', () => fetchFrom('/bahasa', form({ locale: 'en', ke: '/masuk' })), 303],
  ['another site’s form', () => fetchFrom('/bahasa', form({}, { Origin: 'https://evil.example' })), 403],
  ['an unknown method', () => fetchFrom('/masuk', { method: 'PUT' }), 405],
  ['too large a body', () => fetchFrom('/masuk', form({ account: 'x'.repeat(20_000) })), 413],
  [
    'a body of another type',
    () =>
      fetchFrom('/masuk', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }),
    415,
  ],
  ['files of nobody', () => fetchFrom('/masuk', { method: 'POST', body: new FormData() }), 303],
  ['the health check', () => fetchFrom('/sehat'), 200],
  ['a script', () => fetchFrom(asset), 200],
  ['a missing asset', () => fetchFrom('/assets/none.js'), 404],
  ['the icon', () => fetchFrom('/favicon.svg'), 200],
]

describe.each(KINDS)('%s', (_, ask, status) => {
  it('carries every security header', async () => {
    const response = await ask()
    await response.arrayBuffer()
    expect(response.status).toBe(status)
    const header = (name: string) => response.headers.get(name)
    const policy = (header('Content-Security-Policy') ?? '').split('; ')
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      if (!policy.includes("default-src 'none'")) expect(policy).toContain(directive)
    expect(policy).toContain("default-src 'none'")
    expect(policy.join()).not.toMatch(/unsafe-|\*/)
    expect(header('X-Content-Type-Options')).toBe('nosniff')
    expect(header('Referrer-Policy')).toBe('same-origin')
    expect(header('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(header('Access-Control-Allow-Origin')).toBe(null)
    expect(header('X-Powered-By')).toBe(null)
    if (status !== 303) expect(header('Content-Type')).toMatch(/charset=utf-8|^image\//i)
  })
})

it('has a policy for pages that names all it allows, with a nonce of its own each time', async () => {
  const policies = await Promise.all(
    [0, 1].map(async () => (await fetchFrom('/masuk')).headers.get('Content-Security-Policy') ?? ''),
  )
  const nonces = policies.map((policy) => /'nonce-([^']{22,})'/.exec(policy)?.[1])
  expect(new Set(nonces).size).toBe(2)
  expect(policies[0]?.replace(/nonce-[^']+/, 'nonce-N').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'nonce-N'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ])
})

it('lets an asset that is opened by itself load nothing', async () => {
  expect((await fetchFrom(asset)).headers.get('Content-Security-Policy')).toBe(
    "default-src 'none'; frame-ancestors 'none'",
  )
})

it('keeps the headers on an asset that has not changed', async () => {
  const first = await fetchFrom(asset)
  const since = first.headers.get('Last-Modified') ?? ''
  // `fetch` would add no-cache to a request with a condition of its own.
  const again = await send('GET', asset, { 'If-Modified-Since': since })
  expect(again.status).toBe(304)
  expect(again.headers['x-content-type-options']).toBe('nosniff')
  expect(again.headers['content-security-policy']).toContain("frame-ancestors 'none'")
})

it('lets pages never be stored and hashed assets for a year', async () => {
  expect((await fetchFrom('/masuk')).headers.get('Cache-Control')).toBe('private, no-store')
  expect((await fetchFrom(asset)).headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
})

it('hands out evidence as an attachment in a sandbox', async () => {
  const drafter = await server.as('drafter')
  const response = await drafter.get(`/unduh/bukti/${server.world.evidence.public}`)
  await response.arrayBuffer()
  expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename/)
  expect(response.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'")
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(response.headers.get('Cache-Control')).toContain('no-store')
})

it('asks browsers for https for a year when it is served so', async () => {
  const response = await fetch(`${secure.address}/masuk`)
  expect(response.headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains')
})

it('refuses TRACE and other methods', async () => {
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])
    expect([method, (await send(method, '/masuk')).status]).toEqual([method, 405])
})

it('believes no header about where it runs', async () => {
  const evil = {
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-For': '203.0.113.9',
  }
  const response = await fetchFrom('/bahasa', form({}, { ...evil, Origin: 'https://evil.example' }))
  expect(response.status).toBe(403)
  const page = await send('GET', '/masuk', { ...evil, Host: 'evil.example' })
  expect(page.status).toBe(200)
  expect(page.body).not.toContain('evil.example')
})

it.each([
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  '%2f%2fevil.example',
  '/\t/evil.example',
  'https://evil.example/x',
])('returns to nowhere else after the log-in: %s', async (target) => {
  const { drafter } = server.world.cast
  const response = await server
    .client()
    .post('/masuk', { account: drafter.account, password: 'lentera-merah-jambu-7', next: target })
  expect(response.status).toBe(303)
  const location = new URL(response.headers.get('Location') ?? '', server.origin)
  expect(location.origin).toBe(server.origin)
})

it.each([
  '/.git/config',
  '/.env',
  '/data/main/sinilai.sqlite',
  '/assets/',
  '/assets',
  `${asset}.map`,
  '/.vite/manifest.json',
  '/build/server/remix.js',
  '/package.json',
  '/..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/assets/..%2f..%2fserver%2fremix.js',
  '/__manifest?p=/masuk',
])('has nothing at %s', async (path) => {
  const { status } = await send('GET', path)
  expect([403, 404]).toContain(status)
})

it.each([
  ['a broken escape', () => send('GET', '/%')],
  ['a NUL', () => send('GET', '/masuk%00')],
  ['a long address', () => send('GET', `/${'a'.repeat(3_000)}`)],
  ['a broken cookie', () => send('GET', '/masuk', { Cookie: 'sid=%; bahasa=%00; =;;' })],
  ['an unknown session', () => send('GET', '/masuk', { Cookie: `sid=${'x'.repeat(4000)}` })],
  ['data of no route', () => send('GET', '/masuk?_data=routes%2Fnone')],
  ['data of a broken name', () => send('GET', '/masuk?_data=__proto__')],
  [
    'a lying length',
    () => send('POST', '/masuk', { 'Content-Length': '0', 'Content-Type': 'multipart/form-data' }),
  ],
])('answers %s without telling of its inside', async (_, ask) => {
  const { status, body, headers } = await ask()
  expect(status).toBeLessThan(500)
  expect(body).not.toMatch(/node_modules|\bat \S+ \(|\.ts:\d|SQLITE|sinilai\.sqlite|Error:/)
  expect(headers['x-powered-by']).toBe(undefined)
})
