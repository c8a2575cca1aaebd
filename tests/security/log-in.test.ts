import { expect, it, onTestFinished } from 'vitest'
import { addPerson, PASSWORD, useTestContext } from '#tests/support/context'
import { startServer } from '#tests/support/server'
import { CAST, DEMO_PASSWORD } from '~/server/demo/cast'
import { prepareInstallation } from '~/server/prepare'
import { networkOf } from '~/services/attempts.server'
import { logIn } from '~/services/login.server'
import { hashPassword } from '~/services/passwords.server'
import { setDisabled } from '~/services/people.server'

/** A server behind a proxy on this machine: each `from` is another client's address. */
async function startBehindProxy() {
  const server = await startServer({}, { trustProxy: '127.0.0.1' })
  onTestFinished(() => server.close())
  await addPerson(server.ctx, { account: 'wati', grants: [{ role: 'organizer' }] })
  const attempt = (from: string, account: string, password = 'salah') =>
    server
      .client()
      .post('/masuk', { account, password }, { headers: { 'X-Forwarded-For': from } })
      .then(({ status, headers }) => [status, Number(headers.get('Retry-After')) > 0] as const)
  return { server, attempt }
}

const WRONG = [400, false]
const RIGHT = [303, false]
const SPENT = [429, true]

it('stops ten wrong passwords for an account from one address, not its owner at another', async () => {
  const { attempt } = await startBehindProxy()
  for (let times = 0; times < 10; times++) expect(await attempt('203.0.113.1', 'wati')).toEqual(WRONG)
  expect(await attempt('203.0.113.1', 'wati', PASSWORD)).toEqual(SPENT)
  expect(await attempt('203.0.113.1', 'Wati ', PASSWORD)).toEqual(SPENT)
  expect(await attempt('203.0.113.2', 'wati', PASSWORD)).toEqual(RIGHT)
  expect(await attempt('203.0.113.1', 'wati', PASSWORD)).toEqual(SPENT)
})

it('counts attempts that come at once', async () => {
  const { attempt } = await startBehindProxy()
  const answers = await Promise.all(Array.from({ length: 40 }, () => attempt('203.0.113.1', 'wati')))
  expect(answers.filter(([status]) => status === 400).length).toBe(10)
  expect(answers.filter(([status]) => status === 429).length).toBe(30)
})

it('stops a hundred wrong passwords from one address over all accounts, and nobody else', async () => {
  const { attempt } = await startBehindProxy()
  for (let account = 0; account < 20; account++)
    await Promise.all(Array.from({ length: 5 }, () => attempt('203.0.113.1', `nama${account}`)))
  expect(await attempt('203.0.113.1', 'wati', PASSWORD)).toEqual(SPENT)
  expect(await attempt('203.0.113.2', 'wati', PASSWORD)).toEqual(RIGHT)
})

it('lets a whole office log in from one address', async () => {
  const { attempt } = await startBehindProxy()
  for (let batch = 0; batch < 15; batch++) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => attempt('203.0.113.1', 'wati', PASSWORD)),
    )
    expect(answers).toEqual(Array(8).fill(RIGHT))
  }
}, 60_000)

it('believes addresses only from the proxy: what a client wrote before counts for nothing', async () => {
  const { attempt } = await startBehindProxy()
  for (let times = 0; times < 10; times++)
    expect(await attempt(`198.51.100.${times}, 203.0.113.1`, 'wati')).toEqual(WRONG)
  expect(await attempt('198.51.100.99, 203.0.113.1', 'wati', PASSWORD)).toEqual(SPENT)

  const direct = await startServer()
  onTestFinished(() => direct.close())
  const post = (times: number) =>
    direct
      .client()
      .post(
        '/masuk',
        { account: 'x', password: 'y' },
        { headers: { 'X-Forwarded-For': `203.0.113.${times}` } },
      )
  for (let times = 0; times < 10; times++) expect((await post(times)).status).toBe(400)
  expect((await post(10)).status).toBe(429)
})

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('takes %s as one of %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

/** Begins a dozen hashes, then the log-in: how many of them had ended when the log-in was refused. */
async function hashesBefore(act: () => Promise<unknown>): Promise<number> {
  let ended = 0
  const hashes = Array.from({ length: 12 }, () => hashPassword('apa saja').then(() => ended++))
  await expect(act()).rejects.toMatchObject({ problems: [{ field: 'account', kind: 'login_wrong' }] })
  const before = ended
  await Promise.all(hashes)
  return before
}

it('does the same work whether there is such an account or not', async () => {
  const ctx = await useTestContext()
  await addPerson(ctx, { account: 'wati', grants: [{ role: 'organizer' }] })
  const admin = await addPerson(ctx, { account: 'admin', grants: [{ role: 'administrator' }] })
  const disabled = await addPerson(ctx, { account: 'budi', grants: [{ role: 'judge' }] })
  const bare = await addPerson(ctx, { account: 'tanpa', grants: [{ role: 'judge' }] })
  await ctx.db
    .deleteFrom('credential')
    .where('person_id', '=', bare.id ?? 0)
    .execute()
  await setDisabled(ctx, admin, disabled.uid, true)
  const attempt = (account: string, password: string) => () =>
    logIn(ctx, { account, password, remoteAddress: '203.0.113.1' })
  // Four hashes run at once, in the order of their coming: whoever hashes too waits for nine of twelve.
  for (const [account, password] of [
    ['wati', 'salah'],
    ['tidak-ada', PASSWORD],
    ['budi', PASSWORD],
    ['tanpa', PASSWORD],
    ['', ''],
  ] as const)
    expect([account, (await hashesBefore(attempt(account, password))) >= 9]).toEqual([account, true])
})

it('knows no example account outside the demo', async () => {
  const server = await startServer()
  onTestFinished(() => server.close())
  await prepareInstallation(server.ctx)
  const attempt = (account: string, password: string) => server.client().post('/masuk', { account, password })
  for (const { account } of CAST)
    expect([account, (await attempt(account, DEMO_PASSWORD)).status]).toEqual([account, 400])
  for (const name of ['admin', 'root', 'panitia'])
    expect([name, (await attempt(name, name)).status]).toEqual([name, 400])
  expect(await server.ctx.db.selectFrom('person').select('id').execute()).toEqual([])
})

it('never loads the example into real data', async () => {
  const ctx = await useTestContext({ demo: true })
  await addPerson(ctx, { account: 'wati', grants: [{ role: 'organizer' }] })
  await expect(prepareInstallation(ctx)).rejects.toThrow('real data')
  expect(await ctx.db.selectFrom('person').select('account').execute()).toEqual([{ account: 'wati' }])
})
