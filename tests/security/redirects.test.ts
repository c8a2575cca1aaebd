import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, PASSWORD } from '#tests/support/context'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { safePath } from '~/http/locale.server'

const ELSEWHERE = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https://evil.example/x',
  'evil.example',
  '%2f%2fevil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/%2e//evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  'javascript:alert(1)',
  '//user@evil.example',
  '/masuk\r\nSet-Cookie: sid=x',
]

const OURS = 'http://sinilai.example'

/** Where a browser goes that is told so on our page; `\` and control characters count as browsers count them. */
const originOf = (location: string) => new URL(location, `${OURS}/masuk`).origin

describe('safePath', () => {
  it.each(ELSEWHERE)('keeps %j on this site', (target) => {
    expect(originOf(safePath(target))).toBe(OURS)
    expect(safePath(target)).not.toMatch(/^\/[/\\]|[\r\n\t]/)
  })

  it('keeps pages as they are, and whatever is made of such pieces on this site', () => {
    expect(safePath('/kelola/lomba?tahap=proposal&halaman=2')).toBe('/kelola/lomba?tahap=proposal&halaman=2')
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '%2e',
      '%2f',
      '%5c',
      '\t',
      '\n',
      'https',
      'evil.example',
      '?',
      '#',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(originOf(safePath(pieces.join('')))).toBe(OURS)
      }),
    )
  })
})

describe('over HTTP', () => {
  let server: TestServer
  let member: Client
  beforeAll(async () => {
    server = await startServer()
    await addPerson(server.ctx, { account: 'wati', grants: [{ role: 'organizer' }] })
    member = await server.client().logIn('wati')
  })
  afterAll(() => server.close())

  const goesTo = (response: Response) => {
    expect(response.status).toBe(303)
    return new URL(response.headers.get('Location') ?? '', `${server.origin}/masuk`).origin
  }

  it.each(ELSEWHERE)('%j leads nowhere else', async (target) => {
    const query = new URLSearchParams({ ke: target })
    expect(goesTo(await member.get(`/masuk?${query}`))).toBe(server.origin)
    const form = { account: 'wati', password: PASSWORD, next: target }
    expect(goesTo(await server.client().post('/masuk', form))).toBe(server.origin)
    expect(goesTo(await server.client().post('/bahasa', { locale: 'en', ke: target }))).toBe(server.origin)
    const page = await server.client().html(`/masuk?${query}`)
    expect(page).toMatch(/name="next" value="\/[^/\\"]*[^"]*"/)
    expect(page).not.toMatch(/name="next" value="\/[/\\]/)
  })
})
