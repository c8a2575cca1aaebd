import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBlindWorld, type BlindWorld, checkBlind, LEAKS, SLUG } from '#tests/support/blind'
import { readPdf } from '#tests/support/pdf-text'
import { type Client, loadBuild, startServer, type TestServer } from '#tests/support/server'

let server: TestServer
let world: BlindWorld
let judge: Client
beforeAll(async () => {
  server = await startServer()
  world = await addBlindWorld(server.ctx)
  judge = await server.client().logIn('wati')
})
afterAll(() => server.close())

interface Answer {
  path: string
  status: number
  type: string
  body: string
  leaks: string[]
}

/** Examples beside fields, which happen to name the same place. */
const EXAMPLES = ['misalnya lurah nusa jaya.', 'misalnya 36.71.07']

/** Whatever an answer says: headers, text, the text and information of a PDF, the bytes of a picture. */
async function ask(client: Client, path: string, post?: Record<string, string>): Promise<Answer> {
  const response = post ? await client.post(path, post) : await client.get(path)
  const bytes = Buffer.from(await response.arrayBuffer())
  const type = response.headers.get('Content-Type') ?? ''
  const pdf = type === 'application/pdf' ? JSON.stringify(await readPdf(bytes)) : ''
  const body = bytes.toString(type.includes('text') || type.includes('json') ? 'utf8' : 'latin1')
  const said = `${JSON.stringify([...response.headers])} ${body} ${pdf}`
    .toLowerCase()
    .replaceAll(path.toLowerCase(), '')
  const ids = Object.values({ ...world.evidence, revision: world.revision, dossier: world.uid })
  const own = EXAMPLES.reduce((text, example) => text.replaceAll(example, ''), said)
  const found = [...LEAKS, ...ids].filter((leak) => own.includes(leak) && !path.includes(leak))
  return { path, status: response.status, type, body, leaks: found }
}

/** Every value that the place of that name in an address could hold. */
const values = (): Record<string, string[]> => ({
  slug: [SLUG],
  stage: ['proposal', 'paparan'],
  assignment: [world.assignment, world.named],
  number: ['1'],
  piece: ['bukti-1', 'bukti-2', 'bukti-3'],
  revision: [world.revision],
  uid: [world.uid, world.revision, ...Object.values(world.evidence)],
  evidence: Object.values(world.evidence),
  entry: [world.uid],
  category: ['lingkungan'],
  section: ['umum', 'hasil'],
  field: ['summary', 'partners'],
})

function fill(pattern: string): string[] {
  const name = /:(\w+)/.exec(pattern)?.[1]
  if (!name) return [pattern]
  return (values()[name] ?? ['x']).flatMap((value) => fill(pattern.replace(`:${name}`, value)))
}

async function patterns(): Promise<string[]> {
  const { routes } = await loadBuild()
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id]
    return route ? `${pathOf(route.parentId)}/${route.path ?? ''}` : ''
  }
  const pages = Object.keys(routes).map((id) =>
    pathOf(id)
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1'),
  )
  const files = ['/unduh/bukti/:uid', '/unduh/surat/:uid', '/unduh/lembar/:assignment/:number/:piece']
  const small = [
    '/unduh/bukti/:uid',
    '/unduh/lembar/:assignment/:number/:piece',
    '/unduh/tanpa-nama/:slug/:revision/:piece',
  ]
  return [
    ...pages,
    ...files,
    ...small.map((path) => `${path}/kecil`),
    '/unduh/tanpa-nama/:slug/:revision/:piece',
  ]
}

async function everything(client: Client): Promise<Answer[]> {
  const build = await loadBuild()
  const answers: Answer[] = []
  for (const path of (await patterns()).flatMap(fill)) answers.push(await ask(client, path))
  for (const id of Object.keys(build.routes))
    for (const path of fill(`/menilai/lembar/:assignment`))
      answers.push(await ask(client, `${path}?_data=${encodeURIComponent(id)}`))
  return answers
}

/** Follows every address that a page names. */
async function follow(client: Client, from: string): Promise<Answer[]> {
  const seen = new Set<string>()
  const waiting = [from]
  const answers: Answer[] = []
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const answer = await ask(client, path)
    answers.push(answer)
    if (!answer.type.includes('html')) continue
    const named = [...answer.body.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)].map(([, to = '']) => to)
    waiting.push(
      ...named.map((to) => to.replaceAll('&amp;', '&')).filter((to) => !/^\/(assets|keluar)/.test(to)),
    )
  }
  return answers
}

const leaking = (answers: readonly Answer[]) =>
  answers.filter(({ leaks }) => leaks.length > 0).map(({ path, status, leaks }) => ({ path, status, leaks }))

describe('a judge of a blind stage', () => {
  it('gets no name anywhere before the organizer has confirmed, not even in refusals', async () => {
    expect(leaking(await everything(judge))).toEqual([])
    expect(leaking(await follow(judge, '/beranda'))).toEqual([])
  }, 300_000)

  it('gets no name anywhere afterwards', async () => {
    await checkBlind(server.ctx, world, Object.values(world.evidence))
    const answers = await everything(judge)
    expect(leaking(answers)).toEqual([])
    const shown = answers.filter(({ status }) => status === 200).map(({ path }) => path)
    const sheet = `/menilai/lembar/${world.assignment}`
    for (const path of [
      sheet,
      `${sheet}/berkas`,
      `${sheet}/berkas/1/pdf`,
      `/unduh/lembar/${world.assignment}/1/bukti-1`,
    ])
      expect(shown).toContain(path)
    for (const path of [
      `/berkas/${world.uid}`,
      `/unduh/bukti/${world.evidence.photo}`,
      `/menilai/lembar/${world.named}`,
    ])
      expect(shown).not.toContain(path)
    const followed = await follow(judge, '/beranda')
    expect(leaking(followed)).toEqual([])
    expect(followed.map(({ path }) => path)).toContain(`/unduh/lembar/${world.assignment}/1/bukti-3/kecil`)
  }, 300_000)

  it('gets none with what is refused or received', async () => {
    const sheet = `/menilai/lembar/${world.assignment}`
    const marks = { versi: '0', revisi: '0', 'nilai.kebaruan': '60', 'nilai.dampak': '70' }
    const posts = [
      await ask(judge, sheet, { ...marks, 'nilai.kebaruan': '600' }),
      await ask(judge, `${sheet}/kirim`, { ...marks, 'nilai.dampak': '' }),
      await ask(judge, `${sheet}/kirim`, marks),
      await ask(judge, `${sheet}/kirim`, marks),
      await ask(judge, `/menilai/lembar/${world.named}`, marks),
      await ask(judge, `/menilai/${SLUG}/konflik`, { kind: 'keluarga', region: '99' }),
    ]
    expect(posts.map(({ status }) => status)).toEqual([400, 400, 303, 409, 409, 400])
    expect(leaking(posts)).toEqual([])
    expect(leaking([await ask(judge, `${sheet}/riwayat`), await ask(judge, `${sheet}/mundur`)])).toEqual([])
  })

  it('gets no mail with a name', async () => {
    const mails = await server.ctx.db.selectFrom('outbox').selectAll().execute()
    const own = mails.filter((mail) => JSON.stringify(mail).includes('wati'))
    expect(
      own.filter((mail) => LEAKS.some((leak) => JSON.stringify(mail).toLowerCase().includes(leak))),
    ).toEqual([])
  })

  it('is looked at rightly: the organizer’s same walk does find names', async () => {
    const organizer = await server.client().logIn('rahman')
    const found = new Set((await everything(organizer)).flatMap(({ leaks }) => leaks))
    for (const leak of [
      'nusa jaya',
      'karawaci',
      'marlina',
      'cempaka',
      'ponselwarga',
      'sejahtera',
      'youtu.be',
    ])
      if (leak !== 'ponselwarga') expect(found).toContain(leak)
    const team = await server.client().logIn('rina')
    const photo = await ask(team, `/unduh/bukti/${world.evidence.photo}`)
    expect(photo.leaks).toContain('ponselwarga')
  }, 300_000)
})
