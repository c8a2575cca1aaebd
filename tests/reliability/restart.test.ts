import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PDF } from '#tests/support/dossiers'
import { type Killable, openKillable } from '#tests/support/killable'
import { readZip } from '#tests/support/zip'
import { Client } from '../../scripts/bench/client'
import { PASSWORD } from '../../scripts/load/seed'

let server: Killable

beforeEach(async () => {
  server = await openKillable()
})
afterEach(() => server.close())

const logIn = async (account: string) => {
  const client = new Client(server.origin, 1)
  return client.logIn(account, PASSWORD).finally(() => client.close())
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A readable PDF of that many bytes. */
const heavyPdf = (size: number) => {
  const padding = randomBytes(size / 2).toString('hex')
  return Buffer.concat([PDF.subarray(0, 9), Buffer.from(`%${padding}\n`), PDF.subarray(9)])
}

const partsLeft = () => readdirSync(join(server.dataDir, 'files', 'parts'))
const temporaryLeft = () => readdirSync(join(server.dataDir, 'files', 'tmp'))

const ask = (method: string, path: string, cookie: string, headers: Record<string, string> = {}) =>
  fetch(server.origin + path, {
    method,
    headers: { Cookie: cookie, Origin: server.origin, 'Tus-Resumable': '1.0.0', ...headers },
    redirect: 'manual',
  })

const pieceHeaders = (cookie: string, offset: number, length: number) => ({
  ...{ Cookie: cookie, Origin: server.origin, 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(offset) },
  ...{ 'Content-Type': 'application/offset+octet-stream', 'Content-Length': length },
})

/** Sends bytes of a piece that says it is `length` long, and leaves the connection open when that is more. */
function send(path: string, cookie: string, offset: number, bytes: Buffer, length = bytes.length) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const headers = pieceHeaders(cookie, offset, length)
    const sent = request(server.origin + path, { method: 'PATCH', headers }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject)
    sent.write(bytes)
    if (bytes.length === length) sent.end()
  })
}

it('an upload goes on where it was when the server died, and is the same to the byte', async () => {
  const cookie = await logIn(server.team.account)
  const bytes = heavyPdf(3_000_000)
  const said = { name: 'laporan.pdf', dossier: server.team.dossier, visibility: 'panel' }
  const metadata = Object.entries(said).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  )
  const begun = await ask('POST', '/unggah', cookie, {
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': metadata.join(','),
  })
  expect(begun.status).toBe(201)
  const path = begun.headers.get('Location') ?? ''
  const onDisk = join(server.dataDir, 'files', 'parts', path.split('/').at(-1) ?? '')
  expect((await send(path, cookie, 0, bytes.subarray(0, 1_000_000))).status).toBe(204)
  // The second piece is half way when the power goes.
  const cut = send(path, cookie, 1_000_000, bytes.subarray(1_000_000, 1_500_000), 1_000_000)
  const broken = expect(cut).rejects.toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) })
  await expect.poll(() => readFileSync(onDisk).length).toBe(1_500_000)
  writeFileSync(join(server.dataDir, 'files', 'tmp', 'left-behind'), 'half a file')
  await server.kill()
  await broken

  await server.restart()
  expect(temporaryLeft()).toEqual([])
  const looked = await ask('HEAD', path, cookie)
  expect(looked.headers.get('Upload-Offset')).toBe('1500000')
  expect(looked.headers.get('Upload-Length')).toBe(String(bytes.length))
  const ended = await send(path, cookie, 1_500_000, bytes.subarray(1_500_000))
  expect(ended.status).toBe(200)
  const { stored } = JSON.parse(ended.body) as { stored: string }
  const file = Buffer.from(await (await ask('GET', `/unduh/bukti/${stored}`, cookie)).arrayBuffer())
  expect([file.length, sha256(file)]).toEqual([bytes.length, sha256(bytes)])

  // An answer that was lost is asked for again, after another death as well.
  await server.kill()
  await server.restart()
  expect((await ask('HEAD', path, cookie)).headers.get('Upload-Stored')).toBe(stored)
  expect(temporaryLeft()).toEqual([])
  // The note alone stays, so that a lost answer can still be given; the sweep takes it.
  expect(partsLeft()).toEqual([`${path.split('/').at(-1)}.json`])
  const ctx = await server.open()
  const blobs = await ctx.db.selectFrom('blob').select(['sha256', 'size']).execute()
  await ctx.close()
  expect(blobs).toEqual([{ sha256: sha256(bytes), size: bytes.length }])
})

it('work that was under way begins again after the server died, and what it made stays until its time is over', async () => {
  const cookie = await logIn(server.load.organizer)
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const asked = await ask('POST', `/kelola/${server.load.slug}/arsip`, cookie, form)
  expect(asked.status).toBe(303)
  const job = asked.headers.get('Location')?.split('?')[0] ?? ''
  await server.kill()
  const ctx = await server.open()
  // Wherever the death met it: as if it had been in the middle.
  await ctx.db.updateTable('job').set({ state: 'running', result: null, finished_at: null }).execute()
  await ctx.close()

  await server.restart()
  const page = async () => (await ask('GET', job, cookie)).text()
  const link = async () => /href="([^"]*\.zip)"/.exec(await page())?.[1] ?? ''
  await expect.poll(link, { timeout: 20_000 }).toMatch(/\.zip$/)
  const address = await link()
  const first = Buffer.from(await (await ask('GET', address, cookie)).arrayBuffer())
  expect([...readZip(first).keys()].filter((name) => name.endsWith('.pdf'))).toHaveLength(1)

  await server.kill()
  await server.restart()
  expect(await link()).toBe(address)
  const again = await ask('GET', address, cookie)
  expect([again.status, sha256(Buffer.from(await again.arrayBuffer()))]).toEqual([200, sha256(first)])

  // Once it has been removed, the page says so and leads to where it is made again.
  rmSync(join(server.dataDir, 'archives'), { recursive: true })
  const gone = await ask('GET', address, cookie)
  expect([gone.status, gone.headers.get('Location')]).toEqual([303, job])
  expect(await page()).toContain(`href="/kelola/${server.load.slug}/arsip"`)
  expect(await page()).toContain('ZIP ini sudah dihapus')
})
