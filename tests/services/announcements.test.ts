import { join } from 'node:path'
import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addJudging } from '#tests/support/judging'
import { ChangedError, ForbiddenError, InputError, NotFoundError } from '~/domain/errors'
import {
  correctAnnouncement,
  listPublicAnnouncements,
  viewAnnouncement,
  viewAnnouncements,
  writeAnnouncement,
} from '~/services/announcements.server'
import { verifyFile } from '~/services/verify-report.server'

const NOW = { title: 'Sosialisasi', body: 'Selasa.', publishesAt: null }
/** 10.00 WIB on the day that the tests begin at, which is 03.00 UTC: an hour later than that. */
const LATER = { title: 'Paparan', body: 'Pukul 08.00.', publishesAt: '2026-03-02T11:00' }

async function world() {
  const ctx = await useTestContext()
  const judging = await addJudging(ctx)
  const read = async () =>
    (await listPublicAnnouncements(ctx, judging.slug)).announcements.map(({ current, former }) => [
      current.title,
      current.body,
      former.map(({ body }) => body),
    ])
  return { ctx, read, ...judging }
}

it('shows an announcement at once, another from its time on', async () => {
  const { ctx, rahman, slug, read } = await world()
  expect(await writeAnnouncement(ctx, rahman, slug, NOW)).toEqual({ number: 1 })
  expect(await writeAnnouncement(ctx, rahman, slug, LATER)).toEqual({ number: 2 })
  ctx.setNow('2026-03-02T03:59:59.999Z')
  expect(await read()).toEqual([['Sosialisasi', 'Selasa.', []]])
  ctx.setNow('2026-03-02T04:00:00.000Z')
  expect(await read()).toEqual([
    ['Paparan', 'Pukul 08.00.', []],
    ['Sosialisasi', 'Selasa.', []],
  ])
})

it('keeps what could be read before a correction, and only that', async () => {
  const { ctx, rahman, slug, read } = await world()
  await writeAnnouncement(ctx, rahman, slug, NOW)
  await writeAnnouncement(ctx, rahman, slug, LATER)
  ctx.setNow(60_000)
  const correction = { reason: 'Salah hari', publishesAt: null }
  await correctAnnouncement(ctx, rahman, slug, 1, { ...correction, title: 'Sosialisasi', body: 'Rabu.' })
  await correctAnnouncement(ctx, rahman, slug, 2, { ...correction, title: 'Paparan', body: 'Pukul 09.00.' })
  expect(await read()).toEqual([
    ['Paparan', 'Pukul 09.00.', []],
    ['Sosialisasi', 'Rabu.', ['Selasa.']],
  ])
  const { announcements } = await viewAnnouncements(ctx, rahman, slug)
  expect(announcements.map(({ versions }) => versions.map(({ body }) => body))).toEqual([
    ['Pukul 09.00.', 'Pukul 08.00.'],
    ['Rabu.', 'Selasa.'],
  ])
  expect((await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
})

it('lets nobody overwrite a correction that they have not read', async () => {
  const { ctx, rahman, sari, slug, read } = await world()
  await writeAnnouncement(ctx, rahman, slug, NOW)
  ctx.setNow(60_000)
  const { basedOn } = await viewAnnouncement(ctx, rahman, slug, 1)
  const correction = { ...NOW, reason: 'Salah hari', basedOn }
  await correctAnnouncement(ctx, sari, slug, 1, { ...correction, body: 'Rabu.' })
  await expect(correctAnnouncement(ctx, rahman, slug, 1, { ...correction, body: 'Kamis.' })).rejects.toEqual(
    new ChangedError('changed_since', [{ field: 'body', kind: 'stored_other', params: { stored: 'Rabu.' } }]),
  )
  expect(await read()).toEqual([['Sosialisasi', 'Rabu.', ['Selasa.']]])
  const seen = await viewAnnouncement(ctx, rahman, slug, 1)
  await correctAnnouncement(ctx, rahman, slug, 1, { ...correction, basedOn: seen.basedOn, body: 'Kamis.' })
  expect(await read()).toEqual([['Sosialisasi', 'Kamis.', ['Rabu.', 'Selasa.']]])
})

it('refuses a time that has passed, and everybody but the organizer', async () => {
  const { ctx, rahman, hadi, wati, slug, read } = await world()
  const passed = { ...NOW, publishesAt: '2026-03-02T10:00' }
  await expect(writeAnnouncement(ctx, rahman, slug, passed)).rejects.toEqual(
    new InputError([{ field: 'publishesAt', kind: 'time_passed' }]),
  )
  for (const judge of [hadi, wati])
    await expect(writeAnnouncement(ctx, judge, slug, NOW)).rejects.toBeInstanceOf(ForbiddenError)
  await expect(viewAnnouncement(ctx, rahman, slug, 1)).rejects.toBeInstanceOf(NotFoundError)
  expect(await read()).toEqual([])
})
