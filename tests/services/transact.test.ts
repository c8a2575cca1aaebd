import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { SYSTEM } from '~/domain/actors'
import { transact } from '~/services/transact.server'

const newSetting = (name: string) => ({ name, value: '1' })

describe('transact', () => {
  it('writes the row, its event and the link between them together', async () => {
    const ctx = await useTestContext()
    const row = await transact(ctx, SYSTEM, { type: 'setting.changed' }, (_, record) =>
      record.insert('setting', newSetting('a')),
    )
    const events = await ctx.db.selectFrom('event').selectAll().execute()
    expect(events).toHaveLength(1)
    expect(row.event_id).toBe(events[0]?.id)
    const body = JSON.parse(events[0]?.body ?? '')
    expect(body.rows).toEqual([['setting', row.uid, expect.stringMatching(/^[0-9a-f]{64}$/)]])
    expect(body.seq).toBe(1)
  })

  it('rolls everything back when the work fails', async () => {
    const ctx = await useTestContext()
    const work = transact(ctx, SYSTEM, { type: 'setting.changed' }, async (_, record) => {
      await record.insert('setting', newSetting('a'))
      throw new Error('broken')
    })
    await expect(work).rejects.toThrow('broken')
    expect(await ctx.db.selectFrom('setting').selectAll().execute()).toEqual([])
    expect(await ctx.db.selectFrom('event').selectAll().execute()).toEqual([])
  })

  it('refuses a recorded row written without the recorder', async () => {
    const ctx = await useTestContext()
    const row = await transact(ctx, SYSTEM, { type: 'setting.changed' }, (_, record) =>
      record.insert('setting', newSetting('a')),
    )
    const change = (eventId: number) =>
      ctx.db.updateTable('setting').set({ value: '2', event_id: eventId }).where('id', '=', row.id).execute()
    await expect(change(row.event_id)).rejects.toThrow('a change needs an event')
    await expect(change(row.event_id + 1)).rejects.toThrow('FOREIGN KEY')
    await expect(ctx.db.deleteFrom('setting').execute()).rejects.toThrow('never deleted')
    expect(await ctx.db.selectFrom('setting').select('value').execute()).toEqual([{ value: '1' }])
  })

  it('refuses to change, delete or replace an event', async () => {
    const ctx = await useTestContext()
    await transact(ctx, SYSTEM, { type: 'setting.changed' }, (_, record) =>
      record.insert('setting', newSetting('a')),
    )
    const before = await ctx.db.selectFrom('event').selectAll().execute()
    await expect(sql`UPDATE event SET body = '{}'`.execute(ctx.db)).rejects.toThrow('never changed')
    await expect(sql`DELETE FROM event`.execute(ctx.db)).rejects.toThrow('never changed')
    await expect(
      sql`REPLACE INTO event (id, chain, seq, type, at, body, hash) VALUES (1, 'installation', 1, 'x', '', '{}', '')`.execute(
        ctx.db,
      ),
    ).rejects.toThrow('exists already')
    expect(await ctx.db.selectFrom('event').selectAll().execute()).toEqual(before)
  })

  it('gives a repeated write key its first result and refuses it with another body', async () => {
    const ctx = await useTestContext()
    const save = (name: string, sha256: string) =>
      transact(ctx, SYSTEM, { type: 'setting.changed', once: { key: 'k', sha256 } }, async (_, record) => {
        const row = await record.insert('setting', newSetting(name))
        return { uid: row.uid }
      })
    const first = await save('a', 'same')
    expect(await save('a', 'same')).toEqual(first)
    await expect(save('b', 'other')).rejects.toThrow('write_key_reused')
    expect(await ctx.db.selectFrom('event').select('id').execute()).toHaveLength(1)
  })

  it('fails at once when a query uses the outer db inside the transaction', async () => {
    const ctx = await useTestContext()
    const work = transact(ctx, SYSTEM, { type: 'setting.changed' }, async () => {
      await ctx.db.selectFrom('setting').selectAll().execute()
    })
    await expect(work).rejects.toThrow('outer db inside a transaction')
  })
})
