import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillForm } from '#tests/support/html-form'
import { submitDraft, withdrawSubmitted } from '#tests/support/world-changes'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import { submitDossier } from '~/services/submissions.server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

const hidden = (html: string, name: string) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1]

describe('a checking page that shows an earlier revision', () => {
  const check = () => `/berkas/${server.world.entries.draft.dossier.uid}/periksa`
  const state = async () =>
    (
      await server.ctx.db
        .selectFrom('dossier')
        .select('state')
        .where('uid', '=', server.world.entries.draft.dossier.uid)
        .executeTakeFirstOrThrow()
    ).state

  it('neither accepts nor returns the later one, keeps what was written and shows the later one', async () => {
    await submitDraft(server.ctx, server.world)
    const verifier = await server.as('verifier')
    const old = await verifier.html(check())
    expect(hidden(old, 'based_on')).toBe('1')
    const { cast, entries } = server.world
    await withdrawSubmitted(server.ctx, server.world)
    await submitDossier(server.ctx, cast.drafter, { uid: entries.draft.dossier.uid })
    for (const decision of ['complete', 'return']) {
      const typed = { decision, reason: 'Foto RW 03 belum ada.' }
      const refused = await verifier.post(check(), fillForm(old, 'periksa', typed))
      const html = await refused.text()
      expect([refused.status, hidden(html, 'based_on'), await state()]).toEqual([409, '2', 'submitted'])
      expect(html).toMatch(/<textarea[^>]*>Foto RW 03 belum ada\.<\/textarea>/)
      expect(html).toContain('Tim mengirim revisi lain sejak halaman ini dibuka.')
    }
  })

  it('accepts the later one from the page that shows it; a form without a revision accepts nothing', async () => {
    const verifier = await server.as('verifier')
    expect((await verifier.post(check(), { decision: 'complete' })).status).toBe(409)
    const fresh = fillForm(await verifier.html(check()), 'periksa', { decision: 'complete' })
    expect([(await verifier.post(check(), fresh)).status, await state()]).toEqual([303, 'complete'])
  })
})
