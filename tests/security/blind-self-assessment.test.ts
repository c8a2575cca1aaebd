import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBlindWorld, BLIND_RULES, type BlindWorld, checkBlind, LEAKS, SLUG } from '#tests/support/blind'
import { readPdf } from '#tests/support/pdf-text'
import { withClaims } from '#tests/support/self-assessment'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { readBlindList } from '~/services/blind-lists.server'
import { refreshSearch } from '~/services/search-index.server'

const NOTE =
  'Rina Marlina mencatat dua belas kelompok di Kel. Nusa Jaya; Melati Indah menimbang di Melati Indah, 0812-3456-7890.'
const BLIND_NOTE =
  '[nama orang 3] mencatat dua belas kelompok di [kelurahan]; Melati Indah menimbang di Melati Indah, [kontak 1].'
const REASON = 'Menurut Eko Prasetyo hanya delapan kelompok di Nusa Jaya yang aktif.'

let server: TestServer
let world: BlindWorld
let judge: Client
let organizer: Client
const sheet = () => `/menilai/lembar/${world.assignment}`

beforeAll(async () => {
  server = await startServer()
  world = await addBlindWorld(server.ctx, {
    rules: withClaims(BLIND_RULES),
    answers: {
      'mandiri.proposal.kelompok': '75',
      'catatan_mandiri.proposal.kelompok': NOTE,
      'mandiri.paparan.kelompok': '70',
      'catatan_mandiri.paparan.kelompok': 'Untuk paparan: Rina Marlina.',
    },
  })
  judge = await server.client().logIn('wati')
  organizer = await server.client().logIn('rahman')
  await checkBlind(server.ctx, world, [world.evidence.pdf, world.evidence.photo])
})
afterAll(() => server.close())

const leaksIn = (text: string) => LEAKS.filter((leak) => text.toLowerCase().includes(leak))

/** Status, headers and text of an answer, with whatever of a PDF can be read. */
async function ask(client: Client, path: string) {
  const response = await client.get(path)
  const bytes = Buffer.from(await response.arrayBuffer())
  const isPdf = response.headers.get('Content-Type') === 'application/pdf'
  const { pages, info } = isPdf ? await readPdf(bytes) : { pages: [bytes.toString()], info: {} }
  const text = pages.join('\n').replace(/\s+/g, ' ')
  const told = JSON.stringify([[...response.headers], info]).replaceAll(path, '')
  return { status: response.status, text, leaks: leaksIn(told + text) }
}

describe('a team’s note on its own mark, in a stage without names', () => {
  it('is asked about as every other text when the list is made', async () => {
    const { names } = await readBlindList(server.ctx, world.organizer, SLUG, world.revision)
    expect(names.find(({ name }) => name === 'Melati Indah')).toMatchObject({ chosen: false, count: 2 })
  })

  it('shows no name on the sheet, in the dossier, on paper and in what a device takes along', async () => {
    for (const path of [sheet(), `${sheet()}/berkas`, `${sheet()}/berkas/1/pdf`, `${sheet()}/bekal`]) {
      const { status, text, leaks } = await ask(judge, path)
      expect([path, status, leaks]).toEqual([path, 200, []])
      expect(text).toContain(BLIND_NOTE)
    }
    for (const path of [`${sheet()}/riwayat`, `/menilai/${SLUG}/proposal/bekal`, `/menilai/${SLUG}/proposal`])
      expect([path, await ask(judge, path)]).toMatchObject([path, { status: 200, leaks: [] }])
  })

  it('shows none in what the page’s script fetches of it', async () => {
    const routes = ['menilai.lembar.$assignment._index', 'menilai.lembar.$assignment.berkas._index']
    for (const route of routes) {
      const path = `${sheet()}${route.includes('berkas') ? '/berkas' : ''}?_data=routes%2F${encodeURIComponent(route)}`
      const { status, text, leaks } = await ask(judge, path)
      expect([route, status, leaks]).toEqual([route, 200, []])
      expect(text).toContain(BLIND_NOTE)
    }
  })

  it('is before the organizer as the judges read it, on the page and on paper', async () => {
    const preview = `/kelola/${SLUG}/tanpa-nama/${world.revision}/pratinjau`
    expect((await ask(organizer, `${preview}/pdf`)).text).toContain(BLIND_NOTE)
    const page = (await ask(organizer, preview)).text.replace(/<\/?(?:mark|span)[^>]*>/g, '')
    expect(page).toContain(BLIND_NOTE)
  })

  it('is found by no search of such a judge, while the organizer’s finds it with its names', async () => {
    await refreshSearch(server.ctx)
    const search = `/kelola/${SLUG}/cari?${new URLSearchParams({ cari: 'dua belas kelompok' })}`
    const found = await ask(organizer, search)
    expect(found.status).toBe(200)
    expect(found.text.replace(/<[^>]*>/g, '')).toContain('Rina Marlina mencatat dua belas kelompok')
    expect(await ask(judge, search)).toMatchObject({ status: 404, leaks: [] })
  })

  it('goes to judges with the verifier’s mark, but without the verifier’s reason', async () => {
    const verifier = await server.client().logIn('eko')
    const path = `/kelola/${SLUG}/nilai-verifikator/proposal`
    const html = await verifier.html(path)
    const [, field = ''] = /name="(nilai\.[^"]*\.kelompok)"/.exec(html) ?? []
    const values = Object.fromEntries(
      [...html.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    const typed = { ...values, [field]: '60', [field.replace('nilai.', 'alasan.')]: REASON }
    expect((await verifier.post(path, typed)).status).toBe(303)
    expect((await verifier.html(path)).includes('delapan kelompok')).toBe(true)
    for (const at of [sheet(), `${sheet()}/bekal`, `${sheet()}/riwayat`]) {
      const { status, text, leaks } = await ask(judge, at)
      expect([at, status, leaks, text.includes('delapan kelompok')]).toEqual([at, 200, [], false])
    }
  })
})
