import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import { setSharedRegistration } from '~/services/registrations.server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

const linksIn = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href)
const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''

it('leads visitors from the public page to what they look for', async () => {
  const { open, cast } = server.world
  const page = `/lomba/${open.slug}`
  const links = async () => linksIn(mainOf(await server.client().html(page)))
  const pages = [`${page}/ketentuan`, `${page}/tanya-jawab`, `${page}/agenda`, `${page}/perpanjangan`]
  const usual = ['/masuk?ke=/beranda', ...pages]
  expect(await links()).toEqual(usual)
  await setSharedRegistration(server.ctx, cast.organizer, open.slug, true)
  expect(await links()).toEqual([`${page}/daftar`, ...usual])
  await setSharedRegistration(server.ctx, cast.organizer, open.slug, false)
})

it('leads to the check of a receipt from the foot of every page', async () => {
  const foot = async (path: string) =>
    linksIn(/<footer[\s\S]*<\/footer>/.exec(await server.client().html(path))?.[0] ?? '')
  for (const path of ['/', '/masuk', `/lomba/${server.world.open.slug}`])
    expect(await foot(path)).toEqual(['/bantuan', '/tanda-terima'])
})
