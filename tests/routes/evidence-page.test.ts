import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  addDossierWorld,
  DETAILS,
  type DossierWorld,
  PDF,
  png,
  receive,
  release,
  startDraft,
  submitted,
} from '#tests/support/dossiers'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { viewEvidence } from '~/services/dossiers.server'
import { addLink } from '~/services/evidence.server'
import { replaceFile } from '~/services/evidence-replacement.server'
import { findEvidenceFile, readRevision } from '~/services/revisions.server'
import { submitDossier, withdrawDossier } from '~/services/submissions.server'

let server: TestServer
let world: DossierWorld
let sari: Client
let uid: string

beforeAll(async () => {
  server = await startServer()
  world = await addDossierWorld(server.ctx)
  sari = await server.client().logIn('sari')
  uid = (await startDraft(server.ctx, world.drafter)).uid
})
afterAll(() => server.close())

const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const inputs = (html: string, name: string) =>
  html.match(new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`, 'g')) ?? []

it('says every limit, what not to upload and how to make a PDF before a file is chosen', async () => {
  const html = await sari.html(`/berkas/${uid}/bukti`)
  const page = text(html)
  expect(page).toContain('Jangan unggah NIK, KK, atau daftar penerima tanpa ditutup.')
  expect(page).toContain('PDF, JPEG, PNG, WebP; paling besar 20 MB per berkas, 10 berkas sekali unggah.')
  expect(page).toMatch(/masih menerima \d+ berkas; terpakai 0 dari \d+ MB\./)
  expect(page).toContain('Word atau PowerPoint: buka berkasnya')
  expect(inputs(html, 'files').map((input) => input.includes('multiple=""'))).toEqual([true])
  expect(inputs(html, 'camera').map((input) => input.includes('capture="environment"'))).toEqual([true])
  const slot = text(await sari.html(`/berkas/${uid}/bukti?ke=photos`))
  expect(slot).toContain('Bagian ini masih menerima 3 dari 3 berkas.')
  expect(inputs(await sari.html(`/berkas/${uid}/bukti?ke=proposal`), 'camera')).toEqual([])
})

it('takes what is put into a field as linked to it, with no caption needed, for the judges unless said otherwise', async () => {
  const body = new FormData()
  body.set('files', new Blob([Uint8Array.from(png(4, 3))], { type: 'image/png' }), 'warga.png')
  body.set('field', 'photos')
  body.set('visibility', 'panel')
  expect((await sari.upload(`/berkas/${uid}/bukti`, body)).status).toBe(303)
  expect((await viewEvidence(server.ctx, world.drafter, uid)).evidence).toMatchObject([
    { fileName: 'warga.png', field: 'photos', caption: null, visibility: 'panel' },
  ])
  const html = await sari.html(`/berkas/${uid}/bukti?ke=photos`)
  const chosen = inputs(html, 'visibility').filter((input) => input.includes('checked=""'))
  expect(chosen.map((input) => /value="(\w+)"/.exec(input)?.[1])).toEqual(['panel'])
})

it('never asks for an address that a team names', async () => {
  let asked = 0
  const listener = createServer((socket) => {
    asked++
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => listener.once('listening', ready))
  const address = listener.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  const url = `https://127.0.0.1:${address.port}/video`
  await addLink(server.ctx, world.drafter, { uid, url, details: DETAILS })
  expect(await sari.html(`/berkas/${uid}/bukti`)).toContain(url)
  await sari.html(`/berkas/${uid}/baca`)
  listener.close()
  expect(asked).toBe(0)
})

it('keeps the former file with its revision when another takes its place', async () => {
  const { uid: sent, ...first } = await submitted(server.ctx, world, 'layanan')
  await withdrawDossier(server.ctx, world.drafter, { uid: sent })
  const [old] = (await viewEvidence(server.ctx, world.drafter, sent)).evidence
  const newer = Buffer.concat([PDF.subarray(0, 9), Buffer.from('%terbaru\n'), PDF.subarray(9)])
  await replaceFile(server.ctx, world.drafter, {
    ...{ uid: sent, evidence: old?.uid ?? '', tooLarge: [], begun: server.ctx.now() },
    files: [await receive(server.ctx, 'terbaru.pdf', newer)],
  })
  await release(server.ctx, world.responsible, sent)
  const second = await submitDossier(server.ctx, world.drafter, { uid: sent })
  const held = async ({ revision }: { revision: string }) => {
    const { content } = await readRevision(server.ctx, world.drafter, revision, 'full')
    const files = content.evidence.filter(({ kind }) => kind === 'file')
    return Promise.all(
      files.map(async ({ uid: item }) => {
        const { path } = await findEvidenceFile(server.ctx, world.drafter, item)
        return createHash('sha256').update(readFileSync(path)).digest('hex')
      }),
    )
  }
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  expect([await held(first), await held(second)]).toEqual([[hash(PDF)], [hash(newer)]])
})
