import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson, PASSWORD } from '#tests/support/context'
import { startServer, type TestServer } from '#tests/support/server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await addPerson(server.ctx, { account: 'wati', grants: [{ role: 'organizer' }] })
})
afterAll(() => server.close())

it('logs in with a new token and out again for good', async () => {
  const client = await server.client().logIn('wati')
  const cookie = client.cookieHeader
  expect(await client.html('/masuk')).toBe('')
  expect((await client.post('/keluar', {})).status).toBe(303)
  const replay = await fetch(`${server.origin}/masuk`, { headers: { Cookie: cookie }, redirect: 'manual' })
  expect(replay.status).toBe(200)
})

it('answers a wrong password and an unknown account alike, with what was typed', async () => {
  const answers = []
  for (const account of ['wati', 'nobody']) {
    const response = await server.client().post('/masuk', { account, password: 'not this one' })
    const html = (await response.text())
      .replaceAll(account, 'ACCOUNT')
      .replace(/value="[^"]*"/g, '')
      .replace(/nonce="[^"]*"/g, '')
    answers.push([response.status, html])
  }
  expect(answers[0]?.[0]).toBe(400)
  expect(answers[0]).toEqual(answers[1])
})

it('stores neither the token nor the password', async () => {
  const client = await server.client().logIn('wati')
  const token = client.cookieHeader.split('=')[1] ?? ''
  const stored = JSON.stringify([
    await server.ctx.db.selectFrom('session').selectAll().execute(),
    await server.ctx.db.selectFrom('credential').selectAll().execute(),
  ])
  expect(token).toHaveLength(43)
  expect(stored).not.toContain(token)
  expect(stored).not.toContain(PASSWORD)
  expect(stored).toContain('$argon2id$')
})

it('ends an unused session after an hour and any session after twelve', async () => {
  const client = await server.client().logIn('wati')
  server.ctx.setNow(59 * 60_000)
  expect((await client.get('/masuk')).status).toBe(303)
  for (let minutes = 59; minutes <= 11 * 60; minutes += 50) {
    server.ctx.setNow(50 * 60_000)
    expect((await client.get('/masuk')).status).toBe(303)
  }
  server.ctx.setNow(50 * 60_000)
  expect((await client.get('/masuk')).status).toBe(200)
})

it('refuses posts that another site makes a browser send', async () => {
  const client = server.client()
  const post = (headers: Record<string, string>) =>
    client.post('/masuk', { account: 'x', password: 'y' }, { headers })
  expect((await post({ Origin: 'https://evil.example' })).status).toBe(403)
  expect((await post({ Origin: 'null' })).status).toBe(403)
  expect((await post({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  expect((await post({ 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
  expect((await post({ Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' })).status).toBe(
    403,
  )
})
