import { describe, expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import { actorOf } from '#tests/support/judging'
import { addMeetingWorld, holdAndClose, meetingValues, saveAs } from '#tests/support/plenary'
import { StateError } from '~/domain/errors'
import { addSeat, seatPerson } from '~/services/panels.server'
import { closeMeeting } from '~/services/plenary-closing.server'
import { viewClosing, viewMeeting } from '~/services/plenary-pages.server'
import { transact } from '~/services/transact.server'

const ORDER = { order: { nusajaya: 2, sukarasa: 1 }, because: 'Keberlanjutan lebih kuat' }

/** The chair lives in Karawaci, which takes part; a deputy lives where the test says, if there is one. */
async function world(deputyHome?: string) {
  const ctx = await useTestContext()
  const meeting = await addMeetingWorld(ctx)
  await transact(ctx, meeting.rahman, { type: 'account.changed' }, (_, record) =>
    record.update('person', meeting.chair.id ?? 0, { home_region: '36.71.07.1001' }),
  )
  if (deputyHome) {
    await addPerson(ctx, { account: 'wakil', name: 'Wakil', homeRegion: deputyHome })
    const panel = await ctx.db.selectFrom('panel').select('uid').executeTakeFirstOrThrow()
    const seat = await addSeat(ctx, meeting.rahman, panel.uid, {
      ...{ label: 'Wakil Ketua', function: 'deputy', scores: false },
    })
    await seatPerson(ctx, meeting.rahman, seat.uid, { account: 'wakil' })
  }
  return { ctx, ...meeting }
}

describe('a chair with a conflict of interest', () => {
  it('leaves the closing to the deputy', async () => {
    const { ctx, ...meeting } = await world('36.74.01.1001')
    const deputy = await actorOf(ctx, 'wakil')
    await saveAs(ctx, meeting.chair, meeting, meetingValues(meeting, ORDER))
    const labels = ['P1', 'P2']
    expect(await viewClosing(ctx, meeting.chair, meeting.place)).toMatchObject({
      ...{ leaves: true, conflict: { entries: labels, others: ['Wakil'] } },
    })
    const { ranking, version } = await viewMeeting(ctx, meeting.chair, meeting.place)
    const close = (actor: typeof deputy) => closeMeeting(ctx, actor, meeting.place, { ranking, version })
    await expect(close(meeting.chair)).rejects.toThrow(
      new StateError('plenary_conflict', { entries: 'P1, P2', others: 'Wakil' }),
    )
    expect(await viewClosing(ctx, deputy, meeting.place)).toMatchObject({ leaves: false, conflict: null })
    expect(await close(deputy)).toMatchObject({ number: 1 })
  })

  it('closes where nobody else can, and is told', async () => {
    const { ctx, ...meeting } = await world('36.71.01.1001')
    const { conflict, leaves } = await viewClosing(ctx, meeting.chair, meeting.place)
    expect([conflict, leaves]).toEqual([{ entries: ['P1', 'P2'], others: [] }, false])
    expect(await holdAndClose(ctx, meeting, ORDER)).toMatchObject({ number: 1 })
  })
})
