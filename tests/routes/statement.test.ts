import { afterAll, beforeAll, expect, it } from 'vitest'
import { PDF } from '#tests/support/dossiers'
import { changeRules } from '#tests/support/world-changes'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
  await changeRules(server.ctx, server.world, (rules) => ({
    ...rules,
    submission: { ...rules.submission, release: 'statement' },
  }))
})
afterAll(() => server.close())

it('hands the signed statement to those who may see the dossier, from each page that speaks of the release', async () => {
  const { uid } = server.world.entries.draft.dossier
  const path = `/berkas/${uid}/surat-pernyataan`
  const drafter = await server.as('drafter')
  const [, seen] = /name="seen" value="(\w{64})"/.exec(await drafter.html(path)) ?? []
  const form = new FormData()
  form.set('seen', seen ?? '')
  form.set('statement', new Blob([Uint8Array.from(PDF)]), 'Pindaian 001.pdf')
  expect((await drafter.upload(path, form)).status).toBe(303)

  const linkOn = async (page: string) => /href="(\/unduh\/surat\/[\w-]+)"/.exec(await drafter.html(page))?.[1]
  const link = (await linkOn(`/berkas/${uid}/sahkan`)) ?? ''
  expect(link).toMatch(/^\/unduh\/surat\/[\w-]{36}$/)
  expect(await linkOn(`/berkas/${uid}/kirim`)).toBe(link)
  const file = await drafter.get(link)
  expect(file.headers.get('content-disposition')).toContain('filename="surat-pernyataan-P-003.pdf"')
  expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF)

  const statuses: number[] = []
  for (const who of ['verifier', 'organizer', 'inspector', 'judge', 'otherTeam', 'anonymous'] as const)
    statuses.push((await (await server.as(who)).get(link)).status)
  expect(statuses).toEqual([200, 200, 200, 404, 404, 303])
})
