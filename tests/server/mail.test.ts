import { expect, it, onTestFinished } from 'vitest'
import { receiveMail } from '#tests/support/smtp-receiver'
import { startWorldServer } from '#tests/support/world-server'
import { SYSTEM } from '~/domain/actors'
import { startChores } from '~/server/chores'
import { saveContact } from '~/services/people.server'
import { transact } from '~/services/transact.server'

const FROM = 'Panitia Lomba <panitia@tangerangkota.go.id>'
const ADDRESS = 'wati.lestari@tangerangkota.go.id'

/** A server that sends its mail to a receiver of the test's own, and a judge with an address. */
async function startMailing() {
  const receiver = await receiveMail()
  const server = await startWorldServer({
    env: { NODE_ENV: 'test', SMTP_URL: receiver.url, MAIL_FROM: FROM },
  })
  onTestFinished(() => server.close())
  const { ctx, world } = server
  await transact(ctx, SYSTEM, { type: 'account.changed' }, (tx, record) =>
    saveContact(tx, record, world.cast.judge.id ?? 0, { email: ADDRESS, phone: null }),
  )
  const organizer = await server.as('organizer')
  const page = `/orang/${world.cast.judge.uid}`
  return {
    ...{ receiver, server },
    /** The organizer has the judge's link sent by mail. */
    request: async () => {
      const answer = await organizer.post(`${page}/surel`, {})
      return [answer.status, answer.headers.get('Location')]
    },
    queued: [303, `${page}?pesan=mail_queued`],
    /** One turn of the work that happens by itself. */
    deliver: () => startChores(ctx).stop(),
    /** What the judge's page says of the mail. */
    said: async () => /Surel [^<]*/.exec(await organizer.html(page))?.[0],
    outbox: () =>
      ctx.db.selectFrom('outbox').select(['attempts', 'sent_at', 'last_error']).executeTakeFirst(),
  }
}

it('mails an invitation whose link works', async () => {
  const { receiver, server, request, queued, deliver, outbox } = await startMailing()
  expect(await request()).toEqual(queued)
  expect(receiver.received).toEqual([])
  await deliver()
  const [mail, ...others] = receiver.received
  expect(others).toEqual([])
  expect([mail?.from, mail?.to]).toEqual(['panitia@tangerangkota.go.id', [ADDRESS]])
  expect([mail?.headers['from'], mail?.headers['to'], mail?.headers['subject']]).toEqual([
    FROM,
    ADDRESS,
    'Tautan kata sandi Sinilai',
  ])
  const [link = ''] = /https?:\S+\/undangan\/[\w-]{43}/.exec(mail?.text ?? '') ?? []
  expect(mail?.text).toBe(
    [
      'Yth. Bapak/Ibu Wati Lestari,',
      '',
      'Berikut tautan sekali pakai untuk membuat kata sandi akun Sinilai Anda (wati.lestari):',
      link,
      '',
      'Tautan ini hanya untuk Bapak/Ibu. Mohon tidak diteruskan.',
    ].join('\n'),
  )
  const path = link.slice(server.origin.length)
  const set = await server.client().post(path, { account: 'wati.lestari', password: 'perahu-kertas-biru-9' })
  expect([set.status, set.headers.get('Location')]).toEqual([303, '/beranda?pesan=password_set'])
  expect(await outbox()).toEqual({
    attempts: 1,
    sent_at: server.ctx.now().toISOString(),
    last_error: null,
  })
})

it('tries again when the receiver refuses for now', async () => {
  const { receiver, server, request, deliver, outbox, said } = await startMailing()
  receiver.refuse('451 4.7.1 Greylisted, try again later')
  await request()
  await deliver()
  await deliver()
  expect([receiver.asked, receiver.received]).toEqual([[ADDRESS], []])
  expect(await outbox()).toMatchObject({ attempts: 1, sent_at: null })
  expect(await said()).toBe(
    `Surel ke ${ADDRESS} belum diterima server tujuan. Dicoba lagi sesudah Senin, 2 Maret 2026 pukul 10.01 WIB.`,
  )
  receiver.refuse(null)
  server.ctx.setNow(61_000)
  await deliver()
  expect([receiver.asked.length, receiver.received.map(({ to }) => to)]).toEqual([2, [[ADDRESS]]])
  expect(await outbox()).toEqual({
    attempts: 2,
    sent_at: server.ctx.now().toISOString(),
    last_error: null,
  })
  expect(await said()).toBe(`Surel terakhir dikirim ke ${ADDRESS} pada Senin, 2 Maret 2026 pukul 10.01 WIB.`)
})

it('gives up at once when the receiver refuses for good, and the page says so', async () => {
  const { receiver, server, request, deliver, outbox, said } = await startMailing()
  receiver.refuse('550 5.1.1 No such user')
  await request()
  await deliver()
  server.ctx.setNow(10 * 60_000)
  await deliver()
  expect(receiver.asked).toEqual([ADDRESS])
  expect((await outbox())?.last_error).toContain('550 5.1.1 No such user')
  expect(await said()).toBe(
    `Surel yang diminta pada Senin, 2 Maret 2026 pukul 10.00 WIB tidak dapat dikirim ke ${ADDRESS}. Periksa alamatnya, atau buat tautan lalu sampaikan dengan cara lain.`,
  )
})
