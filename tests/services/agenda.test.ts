import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addBlindWorld } from '#tests/support/blind'
import { addPerson, useTestContext } from '#tests/support/context'
import { addJudging } from '#tests/support/judging'
import type { Actor } from '~/domain/actors'
import { ChangedError, ForbiddenError, InputError, NotFoundError, StateError } from '~/domain/errors'
import type { AgendaForm } from '~/forms/agenda'
import {
  addAgendaItem,
  cancelAgendaItem,
  changeAgendaItem,
  editAgendaItem,
  viewAgenda,
} from '~/services/agenda.server'
import { listInvitees } from '~/services/agenda-invitations.server'
import { listPublicAgenda, viewOwnAgenda } from '~/services/agenda-views.server'
import type { Context } from '~/services/context'
import { verifyFile } from '~/services/verify-report.server'

const MEETING: AgendaForm = {
  ...{ kind: 'socialisation', title: 'Sosialisasi', place: 'Aula kota', mapUrl: null, route: [] },
  ...{ startsAt: '2026-03-03T08:00', endsAt: '2026-03-03T12:00', audience: 'public', entries: [] },
  ...{ note: '', published: true, reason: '' },
}

async function world() {
  const ctx = await useTestContext()
  const judging = await addJudging(ctx)
  const inWard = (account: string, role: 'drafter' | 'verifier', region: string) =>
    addPerson(ctx, {
      account,
      name: account,
      grants: [{ role, region, competition: judging.competition.id }],
    })
  const wards = Object.values(judging.wards)
  const [first, second] = wards.map(({ entry }) => entry)
  if (!first || !second) throw new Error('entries are missing')
  return {
    ...{ ctx, first, second, ...judging },
    rina: await inWard('rina', 'drafter', first.region_code),
    agus: await inWard('agus', 'drafter', second.region_code),
    eko: await inWard('eko', 'verifier', first.region_code.slice(0, 8)),
  }
}

const titles = ({ items }: { items: { current: { title: string } }[] }) =>
  items.map(({ current }) => current.title)
const own = async (ctx: Context, actor: Actor, slug: string, as: 'team' | 'judge') =>
  titles(await viewOwnAgenda(ctx, actor, slug, as))

it('shows a meeting only once it is out, only to those it is for', async () => {
  const { ctx, rahman, rina, agus, eko, budi, slug, first } = await world()
  const add = (title: string, changes: Partial<AgendaForm>) =>
    addAgendaItem(ctx, rahman, slug, { ...MEETING, title, ...changes })
  await add('Terbuka', {})
  await add('Rencana', { published: false })
  await add('Tim', { audience: 'teams' })
  await add('Penilai', { audience: 'judges' })
  // Entries that were ticked before another choice was made name nobody.
  await add('Satu peserta', { audience: 'entries', entries: [first.uid] })
  expect(titles(await listPublicAgenda(ctx, slug))).toEqual(['Terbuka'])
  expect(await own(ctx, rina, slug, 'team')).toEqual(['Terbuka', 'Tim', 'Satu peserta'])
  expect(await own(ctx, agus, slug, 'team')).toEqual(['Terbuka', 'Tim'])
  expect(await own(ctx, eko, slug, 'team')).toEqual(['Terbuka', 'Tim', 'Satu peserta'])
  expect(await own(ctx, budi, slug, 'judge')).toEqual(['Terbuka', 'Penilai', 'Satu peserta'])
  await expect(own(ctx, rina, slug, 'judge')).rejects.toThrow(ForbiddenError)
  await expect(own(ctx, budi, slug, 'team')).rejects.toThrow(ForbiddenError)
})

it('keeps a meeting of a conflicted entry from the judge, also from the list of those invited', async () => {
  const { ctx, rahman, wati, hadi, budi, slug, competition } = await world()
  const home = (await viewAgenda(ctx, rahman, slug)).entries.filter(({ region }) =>
    region.startsWith('36.71.01'),
  )
  const entries = home.map(({ uid }) => uid)
  expect(entries.length).toBeGreaterThan(0)
  await addAgendaItem(ctx, rahman, slug, { ...MEETING, audience: 'entries', entries })
  expect(await own(ctx, wati, slug, 'judge')).toEqual([])
  expect(await own(ctx, budi, slug, 'judge')).toEqual(['Sosialisasi'])
  const [item] = (await viewAgenda(ctx, rahman, slug)).items
  if (!item) throw new Error('no meeting')
  const row = { ...competition, ...(await viewAgenda(ctx, rahman, slug)).competition }
  const invited = await listInvitees(ctx, row, item.current)
  expect(invited.map(({ name }) => name).sort()).toEqual([hadi.name, budi.name].sort())
})

it('hides from judges who read without names every meeting that names what they read', async () => {
  const ctx = await useTestContext()
  const { organizer, judge, competition } = await addBlindWorld(ctx)
  const { slug } = competition
  const [entry] = (await viewAgenda(ctx, organizer, slug)).entries
  const visit = { ...MEETING, audience: 'entries' as const, entries: [entry?.uid ?? ''] }
  await addAgendaItem(ctx, organizer, slug, visit)
  await addAgendaItem(ctx, organizer, slug, { ...MEETING, title: 'Rapat juri', audience: 'judges' })
  expect(await own(ctx, judge, slug, 'judge')).toEqual(['Rapat juri'])
})

it('changes what is out with a reason, and keeps the former plan', async () => {
  const { ctx, rahman, sari, slug } = await world()
  const { number } = await addAgendaItem(ctx, rahman, slug, MEETING)
  const { basedOn } = await editAgendaItem(ctx, rahman, slug, number)
  const moved = { ...MEETING, place: 'Aula kecamatan', published: false, basedOn }
  await expect(changeAgendaItem(ctx, rahman, slug, number, moved)).rejects.toEqual(
    new InputError([{ field: 'reason', kind: 'required' }]),
  )
  await changeAgendaItem(ctx, rahman, slug, number, { ...moved, reason: 'Aula kota dipakai' })
  const clash = changeAgendaItem(ctx, sari, slug, number, {
    ...{ ...MEETING, place: 'Balai warga', basedOn, reason: 'Lebih dekat' },
  })
  await expect(clash).rejects.toThrow(ChangedError)
  const { items } = await listPublicAgenda(ctx, slug)
  expect(items.map(({ current, former }) => [current.place, current.reason, former[0]?.place])).toEqual([
    ['Aula kecamatan', 'Aula kota dipakai', 'Aula kota'],
  ])
  await cancelAgendaItem(ctx, sari, slug, number, { reason: 'Digabung' })
  expect(
    (await listPublicAgenda(ctx, slug)).items.map(({ current }) => [current.cancelled, current.reason]),
  ).toEqual([[true, 'Digabung']])
  await expect(cancelAgendaItem(ctx, sari, slug, number, { reason: 'Lagi' })).rejects.toThrow(StateError)
  const after = { ...MEETING, place: 'Balai', reason: 'Jadi lagi' }
  await expect(changeAgendaItem(ctx, sari, slug, number, after)).rejects.toThrow(StateError)
})

it('refuses an end before the start, unknown entries, and whoever does not organize', async () => {
  const { ctx, rahman, hadi, rina, slug } = await world()
  const wrong = (changes: Partial<AgendaForm>) => addAgendaItem(ctx, rahman, slug, { ...MEETING, ...changes })
  const at = (field: string, kind: string) => new InputError([{ field, kind }])
  await expect(wrong({ endsAt: MEETING.startsAt })).rejects.toEqual(at('endsAt', 'agenda_ends_before'))
  await expect(wrong({ audience: 'entries' })).rejects.toEqual(at('entries', 'required'))
  await expect(wrong({ audience: 'entries', entries: ['x'] })).rejects.toEqual(at('entries', 'invalid'))
  await expect(addAgendaItem(ctx, hadi, slug, MEETING)).rejects.toThrow(ForbiddenError)
  await expect(addAgendaItem(ctx, rina, slug, MEETING)).rejects.toThrow(NotFoundError)
})

it('is one act for a key, and holds in the chain', async () => {
  const { ctx, rahman, slug } = await world()
  const once = { key: 'acara-1', sha256: 'a'.repeat(64) }
  const add = () => addAgendaItem(ctx, rahman, slug, MEETING, once)
  expect([await add(), await add()]).toEqual([{ number: 1 }, { number: 1 }])
  expect((await viewAgenda(ctx, rahman, slug)).items).toHaveLength(1)
  expect((await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
})
