import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditVisit } from '#tests/support/audit-visit'
import { auditPage, withPage } from '#tests/support/browser'
import { openViewer } from '#tests/support/viewer'

const page = (body: string, script = '') => `<!doctype html>
<html lang="id"><head><title>Uji</title><meta name="color-scheme" content="light dark">
<style>main { width: 100% } @media (prefers-color-scheme: dark) { .pudar { color: #444; background: #222 } }</style>
</head><body><main><h1>Uji</h1>${body}</main>${script}</body></html>`

const pages: Record<string, string> = {
  '/baik': page('<label>Nama <input name="nama" autocomplete="name"></label><p class="pudar">Teks</p>'),
  '/salah': page('<input name="nama"><p style="color:#aaa;background:#fff">Pudar</p>'),
  '/skrip': page(
    '<p id="hasil">tanpa skrip</p>',
    "<script>hasil.textContent = [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, navigator.language].join()</script>",
  ),
  '/galat': page('<p>Galat</p>', "<script>throw new Error('skrip rusak')</script>"),
}

let origin = ''
const server = createServer((request, response) => {
  const html = pages[request.url ?? '']
  response.writeHead(html ? 200 : 404, {
    'content-type': 'text/html; charset=utf-8',
    // The audit must work under a policy as strict as the app's own.
    'content-security-policy': request.url === '/baik' ? "script-src 'none'" : '',
  })
  response.end(html)
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const audit = (path: string, options: Parameters<typeof withPage>[0] = {}, only?: { colours: boolean }) =>
  withPage(options, async (tab) => {
    await tab.goto(origin + path)
    return auditPage(tab, only)
  })

it('finds nothing on a sound page, also under a strict content policy', async () => {
  expect(await audit('/baik')).toEqual([])
})

it('names rule and element of each planted fault', async () => {
  const lines = await audit('/salah')
  expect(lines.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
    'color-contrast (serious): p',
    'label (critical): input',
  ])
})

it('looks at colours alone where that is asked', async () => {
  const lines = await audit('/salah', {}, { colours: true })
  expect(lines.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
    'color-contrast (serious): p',
  ])
})

it('audits the colour scheme that was asked for', async () => {
  const lines = await audit('/baik', { colorScheme: 'dark' })
  expect(lines.map((line) => line.split(': ')[1])).toEqual(['p'])
  expect(lines[0]).toContain('#444444')
})

it('refuses to audit a page whose JavaScript is switched off', async () => {
  await expect(audit('/baik', { javaScript: false })).rejects.toThrow('JavaScript on')
})

it.each([
  [{}, '1280,false,id-ID'],
  [{ width: 360, colorScheme: 'dark', locale: 'en-GB' }, '360,true,en-GB'],
  [{ javaScript: false }, 'tanpa skrip'],
] as const)('gives the page its width, scheme, locale and JavaScript: %o', async (options, expected) => {
  const seen = await withPage(options, async (tab) => {
    await tab.goto(`${origin}/skrip`)
    return tab.locator('#hasil').textContent()
  })
  expect(seen).toBe(expected)
})

it('fails when a script of the page throws', async () => {
  const visit = withPage({}, (tab) => tab.goto(`${origin}/galat`))
  await expect(visit).rejects.toThrow('skrip rusak')
})

it('names what a shown document’s script throws, and shows no other document', async () => {
  const viewer = await openViewer()
  const html = pages['/galat'] ?? ''
  const visit = { name: 'galat', path: '/galat', status: 200, html }
  expect(await auditVisit(viewer, visit)).toEqual(['galat (/galat): its script throws: skrip rusak'])
  await expect(viewer.show({ ...visit, path: '/galat#a' })).rejects.toThrow('shows something else')
  await viewer.close()
})
