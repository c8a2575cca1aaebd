import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPdf } from '#tests/support/pdf-text'
import type { Client } from '#tests/support/server'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

async function download(client: Client, path: string) {
  const response = await client.get(path)
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  return { text: (await readPdf(bytes)).pages.join('\n'), name: response.headers.get('Content-Disposition') }
}

const revision = (uid: string) =>
  server.ctx.db
    .selectFrom('dossier_revision')
    .innerJoin('dossier', 'dossier.id', 'dossier_revision.dossier_id')
    .innerJoin('document_code', 'document_code.subject', 'dossier_revision.uid')
    .select(['dossier_revision.title', 'dossier_revision.content_sha256 as sha256', 'document_code.code'])
    .where('dossier.uid', '=', uid)
    .executeTakeFirstOrThrow()

it('gives a revision to keep, with its code and its seal', async () => {
  const { uid } = server.world.entries.own.dossier
  const { title, sha256, code } = await revision(uid)
  const { text, name } = await download(await server.as('verifier'), `/berkas/${uid}/revisi/1/pdf`)
  for (const part of [title, code, 'Nusa Jaya']) expect(text).toContain(part)
  expect(text.replace(/\s/g, '')).toContain(sha256)
  expect(name).toMatch(/^attachment; filename="[A-Za-z0-9-]+-1\.pdf"$/)
})

it('gives a draft that says that it is one, to those who see the dossier', async () => {
  const { uid } = server.world.entries.draft.dossier
  const { text } = await download(await server.as('drafter'), `/berkas/${uid}/baca/pdf`)
  expect(text).toContain('Draf, belum terkirim')
  expect((await (await server.as('otherTeam')).get(`/berkas/${uid}/baca/pdf`)).status).toBe(404)
})

it('gives a receipt to whoever has its code, with nothing of the content', async () => {
  const { code, title } = await revision(server.world.entries.own.dossier.uid)
  const { text } = await download(server.client(), `/tanda-terima/${code}/pdf`)
  for (const part of [code, title, `/tanda-terima/${code}`]) expect(text.replace(/\n/g, '')).toContain(part)
  const content = await server.ctx.db
    .selectFrom('dossier_revision')
    .select('content')
    .executeTakeFirstOrThrow()
  const values = Object.values(JSON.parse(content.content ?? '{}').values as Record<string, string>)
  const long = values.filter((value) => value.length > 60)
  expect(long.length).toBeGreaterThan(0)
  for (const value of long) expect(text).not.toContain(value.slice(0, 40))
})

it('prints the sheets that are not in yet, one to a page, with room for marks and a signature', async () => {
  const { open, stageCode } = server.world
  const organizer = await server.as('organizer')
  const path = `/kelola/${open.slug}/formulir-kosong/${stageCode}`
  const lines = (await (await organizer.get(path)).text()).trim().split('\r\n').slice(1)
  const sheets = new Set(lines.map((line) => line.split(';').slice(0, 2).join(' ')))
  const response = await organizer.get(`${path}/pdf`)
  const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
  expect(sheets.size).toBeGreaterThan(1)
  expect(pages).toHaveLength(sheets.size)
  const text = pages.join('\n')
  for (const part of ['Tanda tangan penilai', 'Rentang', '0–100', 'kebaruan']) expect(text).toContain(part)
})
