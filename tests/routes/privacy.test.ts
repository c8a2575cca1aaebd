import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillForm } from '#tests/support/html-form'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
}, 60_000)
afterAll(() => server.close())

const requests = () => server.ctx.db.selectFrom('data_request').selectAll().execute()

it('shows a person what is held on them, and hands it out with an event', async () => {
  const judge = await server.as('judge')
  const form = fillForm(await judge.html('/akun'), 'akun', {
    phone: '081234567890',
    email: 'wati@contoh.test',
  })
  expect((await judge.post('/akun', form)).status).toBe(303)
  const page = await judge.html('/akun/data')
  for (const held of ['Wati Lestari', '081234567890', 'wati@contoh.test', 'Penilai'])
    expect(page).toContain(held)
  const response = await judge.get('/akun/data.json')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="data-saya.json"')
  const data = (await response.json()) as {
    person: Record<string, unknown>
    sessions: object[]
    statements: { statement: string }[]
    work: Record<string, number>
  }
  expect(data.person['phone']).toBe('081234567890')
  expect(data.sessions.map((session) => Object.keys(session).sort())).toEqual([
    ['createdAt', 'device', 'lastSeenAt'],
  ])
  expect(data.statements).toHaveLength(1)
  expect(data.work['sheets']).toBe(1)
  const event = await server.ctx.db
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'privacy.exported')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(event.body)).toMatchObject({ by: server.world.cast.judge.uid, chain: 'installation' })
})

it('takes a request once, keeps what was typed wrongly, and shows the answer', async () => {
  const team = await server.as('drafter')
  const wrong = await team.post('/akun/data', { kind: 'correction', about: 'role', content: ' ' })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('<option value="role" selected="">')
  const typed = {
    kind: 'correction',
    about: 'role',
    content: 'Nomor surat tugas saya keliru.',
    write_key: 'k1',
  }
  expect((await team.post('/akun/data', typed)).status).toBe(303)
  expect((await team.post('/akun/data', typed)).status).toBe(303)
  expect(await requests()).toHaveLength(1)
  expect((await team.post('/akun/data', { ...typed, write_key: 'k2' })).status).toBe(409)

  const [request] = await requests()
  const uid = request?.uid ?? ''
  const organizer = await server.as('organizer')
  expect(await organizer.html('/orang/permintaan')).toContain('Nomor surat tugas saya keliru.')
  expect(await (await server.as('otherOrganizer')).html('/orang/permintaan')).not.toContain(
    'surat tugas saya',
  )
  const other = { request: uid, decision: 'done', [`answer-${uid}`]: 'Ya' }
  expect((await (await server.as('otherOrganizer')).post('/orang/permintaan', other)).status).toBe(404)
  const refused = await organizer.post('/orang/permintaan', {
    ...other,
    decision: 'refused',
    [`answer-${uid}`]: '',
  })
  expect(refused.status).toBe(400)
  expect((await organizer.post('/orang/permintaan', other)).status).toBe(303)
  expect((await organizer.post('/orang/permintaan', other)).status).toBe(409)
  expect(await team.html('/akun/data')).toContain('Jawaban<!-- -->: <!-- -->Ya')
})

it('erases nobody who still has work to do', async () => {
  const team = await server.as('responsible')
  await team.post('/akun/data', { kind: 'erasure', about: 'other', content: 'Saya pindah tugas.' })
  const uid = (await requests()).find(({ kind }) => kind === 'erasure')?.uid ?? ''
  const organizer = await server.as('organizer')
  const answer = { request: uid, decision: 'done', [`answer-${uid}`]: '' }
  expect((await organizer.post('/orang/permintaan', answer)).status).toBe(409)
  expect((await requests()).find(({ kind }) => kind === 'erasure')?.decision).toBeNull()
})

it('erases a person after the competition, keeps the id, and everything still proves', async () => {
  const { cast } = server.world
  server.ctx.setNow('2027-06-01T03:00:00.000Z')
  const uid = (await requests()).find(({ kind }) => kind === 'erasure')?.uid ?? ''
  const organizer = await server.as('organizer')
  const answer = { request: uid, decision: 'done', [`answer-${uid}`]: 'Dikerjakan' }
  const done = await organizer.post('/orang/permintaan', answer)
  expect(done.status).toBe(303)
  const person = await server.ctx.db
    .selectFrom('person')
    .selectAll()
    .where('uid', '=', cast.responsible.uid)
    .executeTakeFirstOrThrow()
  expect(person).toMatchObject({ id: cast.responsible.id, name: 'Nama dihapus', nip: null, office: null })
  expect(person.account).toBe(`dihapus-${cast.responsible.uid.slice(-12)}`)
  const request = (await requests()).find((row) => row.uid === uid)
  expect([request?.content, request?.content_salt, request?.decision]).toEqual([null, null, 'done'])
  const { findings, erasures } = await server.ctx.compute.verify()
  expect(findings).toEqual([])
  expect(erasures.map(({ kind, basis, by }) => [kind, basis, by])).toEqual([
    ['person', 'request', cast.organizer.account],
  ])
})
