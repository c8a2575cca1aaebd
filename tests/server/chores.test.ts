import { expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import { startChores } from '~/server/chores'

it('sends waiting mail and removes sessions that have ended', async () => {
  const sent: { to: string; subject: string; text: string }[] = []
  const ctx = await useTestContext()
  const person = await addPerson(ctx, { account: 'wati' })
  const at = ctx.now().toISOString()
  const session = (id: string, expires_at: string) => ({
    id,
    person_id: person.id ?? 0,
    kind: 'staff' as const,
    created_at: at,
    last_seen_at: at,
    idle_expires_at: expires_at,
    expires_at,
  })
  await ctx.db
    .insertInto('session')
    .values([session('ended', '2026-03-02T02:59:59.000Z'), session('living', '2026-03-02T03:30:00.000Z')])
    .execute()
  await ctx.db
    .insertInto('outbox')
    .values({
      uid: 'mail-1',
      address: 'wati@example.go.id',
      subject: 'Undangan',
      body: 'Yth. Ibu Wati',
      created_at: at,
      send_after: at,
    })
    .execute()
  // What the real transport does with it: mail.test.ts.
  const mail = { enabled: true, send: async (message: (typeof sent)[number]) => void sent.push(message) }
  const chores = startChores({ ...ctx, mail })
  await chores.stop()
  expect(sent).toEqual([{ to: 'wati@example.go.id', subject: 'Undangan', text: 'Yth. Ibu Wati' }])
  expect(await ctx.db.selectFrom('outbox').select('sent_at').execute()).toEqual([{ sent_at: at }])
  expect(await ctx.db.selectFrom('session').select('id').execute()).toEqual([{ id: 'living' }])
})
