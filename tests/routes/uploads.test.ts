import { existsSync, statSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addDossierWorld,
  type DossierWorld,
  filesOnDisk,
  PDF,
  png,
  startDraft,
} from '#tests/support/dossiers'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { Parts } from '~/server/uploads/parts'
import { viewEvidence } from '~/services/dossiers.server'
import { findEvidenceFile } from '~/services/revisions.server'

let server: TestServer
let world: DossierWorld
let sari: Client
let budi: Client
let other: Client
let uid: string

beforeAll(async () => {
  server = await startServer()
  world = await addDossierWorld(server.ctx)
  sari = await server.client().logIn('sari')
  budi = await server.client().logIn('budi')
  other = await server.client().logIn('tetangga')
  uid = (await startDraft(server.ctx, world.drafter)).uid
})
afterAll(() => server.close())

const encode = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')

const headers = (more: Record<string, string>) => ({
  'Tus-Resumable': '1.0.0',
  Origin: server.origin,
  ...more,
})

function begin(client: Client, size: number, fields: Record<string, string> = {}) {
  const said = { dossier: uid, name: 'foto.png', field: '', visibility: 'panel', ...fields }
  const head = headers({ 'Upload-Length': String(size), 'Upload-Metadata': encode(said) })
  return client.request('/unggah', { method: 'POST', headers: head })
}

const begun = async (client: Client, size: number, fields?: Record<string, string>) =>
  (await begin(client, size, fields)).headers.get('Location') ?? ''

const patch = (client: Client, path: string, offset: number, bytes: Uint8Array, more = {}) =>
  client.request(path, {
    method: 'PATCH',
    headers: headers({
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(offset),
      ...more,
    }),
    body: Uint8Array.from(bytes),
  })

const look = (client: Client, path: string) => client.request(path, { method: 'HEAD', headers: headers({}) })

/** Sends the beginning of a piece and leaves the connection open; says when the server has ended it. */
function hang(client: Client, path: string, offset: number, bytes: Uint8Array, whole: number) {
  const sent = openPiece(client, path, offset, { 'Content-Length': whole })
  const ended = new Promise<string>((done) => {
    sent.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? ''))
    sent.on('response', ({ statusCode }) => done(String(statusCode)))
  })
  sent.write(bytes)
  return { sent, ended }
}

const openPiece = (client: Client, path: string, offset: number, more: Record<string, string | number>) =>
  httpRequest(server.address + path, {
    method: 'PATCH',
    headers: {
      ...headers({ 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }),
      ...{ Cookie: client.cookieHeader, ...more },
    },
  })

/** Sends the beginning of a piece and breaks the connection. */
const breakOff = (client: Client, path: string, offset: number, bytes: Uint8Array, whole: number) =>
  new Promise<void>((done) => {
    const sent = openPiece(client, path, offset, { 'Content-Length': whole })
    sent.on('error', () => done())
    sent.write(bytes, () => setTimeout(() => sent.destroy(), 200))
  })

const held = async () => (await viewEvidence(server.ctx, world.drafter, uid)).evidence

describe('a file in pieces', () => {
  it('goes on where the connection broke, and is on disk to the byte when the answer says stored', async () => {
    const bytes = png(300, 300)
    const path = await begun(sari, bytes.length, {
      name: 'Kerja bakti é.png',
      field: 'photos',
      caption: 'Warga',
    })
    expect(path).toMatch(/^\/unggah\/[0-9a-f]{32}$/)
    await breakOff(sari, path, 0, bytes.subarray(0, 100), bytes.length)
    await expect.poll(async () => (await look(sari, path)).headers.get('Upload-Offset')).toBe('100')
    const answer = await patch(sari, path, 100, bytes.subarray(100))
    expect(answer.status).toBe(200)
    const { stored } = (await answer.json()) as { stored: string }
    expect((await held()).find((item) => item.uid === stored)).toMatchObject({
      ...{ fileName: 'Kerja bakti é.png', field: 'photos', caption: 'Warga', visibility: 'panel' },
    })
    const file = await sari.get(`/unduh/bukti/${stored}`)
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes)
    expect((await findEvidenceFile(server.ctx, world.drafter, stored)).size).toBe(bytes.length)

    const again = await look(sari, path)
    expect([again.headers.get('Upload-Offset'), again.headers.get('Upload-Stored')]).toEqual([
      String(bytes.length),
      stored,
    ])
    const count = (await held()).length
    expect(await (await patch(sari, path, bytes.length, Buffer.alloc(0))).json()).toEqual({ stored })
    expect(await held()).toHaveLength(count)
  })

  it('belongs to who began it', async () => {
    const path = await begun(sari, 500)
    for (const client of [budi, other, server.client()]) {
      const status = client === budi || client === other ? 404 : 401
      expect((await look(client, path)).status).toBe(status)
      expect((await patch(client, path, 0, Buffer.alloc(10))).status).toBe(status)
      const removed = await client.request(path, { method: 'DELETE', headers: headers({}) })
      expect(removed.status).toBe(status)
    }
    expect((await begin(other, 500)).status).toBe(404)
    expect((await begin(server.client(), 500)).status).toBe(401)
    const evil = { Origin: 'https://evil.example' }
    expect((await patch(sari, path, 0, Buffer.alloc(10), evil)).status).toBe(403)
    expect((await sari.request(path, { method: 'DELETE', headers: headers({}) })).status).toBe(204)
    expect((await look(sari, path)).status).toBe(404)
  })

  it.each([
    ['an SVG', Buffer.from('<svg onload="alert(1)"/>'), '“jahat.pdf” bukan PDF, JPEG, PNG, atau WebP'],
    ['a picture that breaks off', png(90, 90).subarray(0, 60), '“jahat.pdf” rusak'],
  ])('refuses %s with its reason, and keeps nothing of it', async (_, bytes, reason) => {
    const before = filesOnDisk(server.ctx)
    const path = await begun(sari, bytes.length, { name: 'jahat.pdf' })
    const answer = await patch(sari, path, 0, bytes)
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { messages: string[] }).messages.join()).toContain(reason)
    expect(filesOnDisk(server.ctx)).toEqual(before)
  })

  it.each<[string, number, Record<string, string>, number, string]>([
    ['an empty file', 0, {}, 400, '“foto.png” kosong'],
    ['one byte more than a file may have', 20 * 1024 * 1024 + 1, {}, 400, '“foto.png” lebih dari 20 MB'],
    ['a place that the form does not have', 500, { field: 'tidak-ada' }, 400, ''],
    ['no dossier', 500, { dossier: 'tidak-ada' }, 404, ''],
  ])('does not let begin %s', async (_, size, fields, status, reason) => {
    const before = filesOnDisk(server.ctx)
    const answer = await begin(sari, size, fields)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(reason)
    expect(filesOnDisk(server.ctx)).toEqual(before)
  })

  it('takes no more than was announced', async () => {
    const path = await begun(sari, 100)
    expect((await patch(sari, path, 0, Buffer.alloc(101, 0x41))).status).toBe(413)
    expect((await patch(sari, '/unggah/../../sinilai.sqlite', 0, Buffer.alloc(1))).status).toBe(405)
    expect((await patch(sari, '/unggah/..%2f..%2fsinilai.sqlite', 0, Buffer.alloc(1))).status).toBe(404)
    await sari.request(path, { method: 'DELETE', headers: headers({}) })
  })

  it('is taken without a length as well, up to what was announced', async () => {
    const path = await begun(sari, 100)
    const sent = openPiece(sari, path, 0, { 'Transfer-Encoding': 'chunked' })
    const answered = new Promise<number | undefined>((done) =>
      sent.on('response', ({ statusCode }) => done(statusCode)),
    )
    sent.write(Buffer.alloc(60))
    await expect.poll(async () => (await look(budi, path)).status).toBe(404)
    sent.end(Buffer.alloc(60))
    expect(await answered).toBe(413)
    expect(Number((await look(sari, path)).headers.get('Upload-Offset'))).toBeLessThanOrEqual(100)
    await sari.request(path, { method: 'DELETE', headers: headers({}) })
  })

  it('speaks the protocol as it is written', async () => {
    const path = await begun(sari, 100)
    const ten = Buffer.alloc(10)
    const status = async (offset: number, more: Record<string, string>) =>
      (await patch(sari, path, offset, ten, more)).status
    expect(await status(0, { 'Tus-Resumable': '0.2.2' })).toBe(412)
    expect(await status(0, { 'Content-Type': 'application/octet-stream' })).toBe(403)
    expect(await status(0, { 'Upload-Offset': '-1' })).toBe(403)
    expect(await status(5, {})).toBe(409)
    expect((await look(sari, path)).headers.get('Upload-Offset')).toBe('0')
    const answer = await patch(sari, path, 0, ten)
    expect([answer.status, answer.headers.get('Upload-Offset')]).toEqual([204, '10'])
    expect(answer.headers.get('Tus-Resumable')).toBe('1.0.0')
    await sari.request(path, { method: 'DELETE', headers: headers({}) })
  })

  it('that comes again on a new connection waits for no dead one', async () => {
    const bytes = png(40, 40)
    const path = await begun(sari, bytes.length)
    const dead = hang(sari, path, 0, bytes.subarray(0, 50), bytes.length)
    const onDisk = `${server.ctx.files.parts}/${path.split('/').at(-1)}`
    await expect.poll(() => statSync(onDisk).size).toBe(50)
    expect((await look(sari, path)).headers.get('Upload-Offset')).toBe('50')
    expect(await dead.ended).toBe('ECONNRESET')
    const first = patch(sari, path, 50, bytes.subarray(50))
    await expect.poll(() => existsSync(onDisk) && statSync(onDisk).size).not.toBe(50)
    // Asked again while the whole file is looked at: the answer is the same.
    const second = await patch(sari, path, bytes.length, Buffer.alloc(0))
    expect([(await first).status, second.status]).toEqual([200, 200])
    expect(await (await first).json()).toEqual(await second.json())
  })

  it('that was given up is swept', async () => {
    const path = await begun(sari, 500)
    const parts = new Parts(server.ctx.files.parts)
    await parts.removeOlderThan(new Date(Date.now() - 60_000))
    expect((await look(sari, path)).status).toBe(200)
    await parts.removeOlderThan(new Date(Date.now() + 60_000))
    expect((await look(sari, path)).status).toBe(404)
    expect(await parts.removeOlderThan(new Date(Date.now() + 60_000))).toBe(0)
  })

  it('begun before closing may arrive a quarter of an hour later, and no more', async () => {
    server.ctx.setNow('2026-03-31T16:59:00.000Z')
    for (const client of [sari, budi]) await client.logIn(client === sari ? 'sari' : 'budi')
    const [first, second] = [await begun(sari, PDF.length, { name: 'a.pdf' }), await begun(budi, PDF.length)]
    server.ctx.setNow('2026-03-31T17:14:59.000Z')
    expect((await patch(sari, first, 0, PDF)).status).toBe(200)
    expect((await begin(sari, PDF.length)).status).toBe(409)
    server.ctx.setNow('2026-03-31T17:15:00.000Z')
    const late = await patch(budi, second, 0, PDF)
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Waktu pengiriman berkas sudah ditutup')
    expect((await look(budi, second)).status).toBe(404)
  })
})
