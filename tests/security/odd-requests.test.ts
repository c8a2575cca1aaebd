import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Who } from '#tests/access/row'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import { pageNumber } from '~/http/scope.server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

const manage = (path = '') => `/kelola/${server.world.open.slug}${path}`

async function post(who: Who, path: string, fields: Record<string, string>): Promise<number> {
  const response = await (await server.as(who)).post(path, fields)
  await response.arrayBuffer()
  return response.status
}

describe('days', () => {
  it('that do not exist are no dates of a decree or a role', async () => {
    for (const day of ['2026-13-45', '2026-02-30']) {
      const decree = { name: 'Tim', decree_number: 'SK 1', decree_date: day, stage: '' }
      expect(await post('organizer', manage('/penilai'), decree)).toBe(400)
      for (const field of ['valid_from', 'valid_until']) {
        const grant = { role: 'inspector', region: '36.71', [field]: day }
        const path = `/orang/${server.world.cast.judge.uid}/peran`
        expect([field, await post('administrator', path, grant)]).toEqual([field, 400])
      }
    }
    expect((await (await server.as('organizer')).get(manage('/penilai'))).status).toBe(200)
  })
})

describe('numbers', () => {
  it.each(['1.5', '1e20', '1e999', '0x1', '-1', '9007199254740993'])(
    'such as %s are no version of a field',
    async (base) => {
      const path = `/berkas/${server.world.entries.draft.dossier.uid}/bagian/identity`
      expect(await post('drafter', path, { 'v.title': 'Lain', 'b.title': base })).toBe(400)
    },
  )

  it('of pages are small and whole', () => {
    for (const text of [null, '', '0', '-1', '1.5', '1e20', '400000000000000000', 'semua', '٣'])
      expect(pageNumber(text)).toBe(1)
    expect(pageNumber('12')).toBe(12)
  })

  it('of pages beyond any list open a page', async () => {
    for (const path of ['/orang', manage('/catatan'), manage('/peserta'), manage('/undangan')])
      for (const page of ['1e20', '400000000000000000', '9999999', '-1', '1.5']) {
        const response = await (await server.as('organizer')).get(`${path}?halaman=${page}`)
        await response.arrayBuffer()
        expect([path, page, response.status]).toEqual([path, page, 200])
      }
  })
})

/** First line of the answer to a request that `fetch` would not send. */
function statusOf(target: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () =>
      socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 'latin1'),
    )
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('close', () => done(answer.split('\r\n')[0] ?? ''))
  })
}

describe('addresses', () => {
  it('with control characters are refused', async () => {
    const organizer = await server.as('organizer')
    for (const odd of ['%00', '%0d%0a', '%1F', '%7f', 'a%09b']) {
      const response = await organizer.get(manage(`/penugasan/${odd}/peserta`))
      expect([odd, response.status]).toEqual([odd, 400])
    }
  })

  it('with letters of other scripts are not found', async () => {
    const response = await (await server.as('organizer')).get(manage('/penugasan/%F0%9F%98%80/peserta'))
    expect([302, 303, 404]).toContain(response.status)
  })

  it('of where to go next are bounded', async () => {
    const path = `/berkas/${server.world.entries.draft.dossier.uid}/bagian/identity`
    const response = await (await server.as('drafter')).post(path, { lanjut: 'x'.repeat(9_000) })
    expect([response.status, (response.headers.get('Location') ?? '').length < 200]).toEqual([303, true])
  })

  it('are served in the absolute form that proxies use, and refused as *', async () => {
    expect(await statusOf('http://elsewhere.example/masuk')).toBe('HTTP/1.1 200 OK')
    expect(await statusOf('http://elsewhere.example')).toBe('HTTP/1.1 200 OK')
    expect(await statusOf('*')).toBe('HTTP/1.1 400 Bad Request')
  })

  it('do not bring the token of a link into the log', async () => {
    const { token } = server.world.invitation
    const paths = [
      `/undangan/${token}`,
      `/Undangan/${token}`,
      `/%75ndangan/${token}`,
      `//undangan/${token}`,
      `/undangan/${token}.`,
      `/undangan/%${token.charCodeAt(0).toString(16)}${token.slice(1)}`,
    ]
    for (const path of paths) {
      await (await server.client().get(path)).arrayBuffer()
      const logged = decodeURIComponent(String(server.ctx.logged.at(-1)?.['path']))
      expect([path, logged.includes(token), logged.includes('…')]).toEqual([path, false, true])
    }
  })
})

it('a stage that the rules do not have is no stage of a panel', async () => {
  const panel = { name: 'Tim', decree_number: '', decree_date: '', stage: 'constructor' }
  expect(await post('organizer', manage('/penilai'), panel)).toBe(400)
})

it('a log-in on the way does not carry passwords back', async () => {
  const response = await server
    .client()
    .post('/akun/sandi', { current: 'rahasia-lama', password: 'rahasia-baru' })
  const html = await response.text()
  expect([response.status, html.includes('rahasia-')]).toEqual([401, false])
})

it('characters that nobody sees are refused at their field, with what was typed', async () => {
  const path = `/berkas/${server.world.entries.draft.dossier.uid}/bagian/identity`
  expect(await post('drafter', path, { 'v.title': 'a\u0000b', 'b.title': '0' })).toBe(400)
})

describe('other sites', () => {
  it.each([
    { 'Sec-Fetch-Site': 'none', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' },
  ])('are refused whatever they say of themselves: %j', async (headers) => {
    const response = await server.client().post('/masuk', { account: 'x', password: 'y' }, { headers })
    expect(response.status).toBe(403)
  })
})
