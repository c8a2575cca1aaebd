import { expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import { addDossierWorld, submitted } from '#tests/support/dossiers'
import { countChecks, viewCheckQueue } from '~/services/check-queue.server'
import { showHome } from '~/services/home.server'
import { acceptDossier, returnDossier, submitDossier } from '~/services/submissions.server'

const SLUG = 'lomba-uji-2026'
const all = { slug: SLUG, filter: {}, page: 1 }

it('holds what is submitted and not decided, the longest waiting first, until somebody decides', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  ctx.setNow('2026-03-02T01:00:00.000Z')
  const first = await submitted(ctx, world, 'layanan')
  ctx.setNow('2026-03-03T01:00:00.000Z')
  const second = await submitted(ctx, world, 'lingkungan')
  const queue = async (filter = {}) => {
    const { waiting, total } = await viewCheckQueue(ctx, world.verifier, { ...all, filter })
    return [total, waiting.map(({ uid, revision, receivedAt }) => [uid, revision, receivedAt])]
  }
  expect(await queue()).toEqual([
    2,
    [
      [first.uid, 1, '2026-03-02T01:00:00.000Z'],
      [second.uid, 1, '2026-03-03T01:00:00.000Z'],
    ],
  ])
  expect(await queue({ category: 'lingkungan' })).toEqual([1, [[second.uid, 1, '2026-03-03T01:00:00.000Z']]])
  expect(await queue({ kecamatan: '36.71.07' })).toEqual([0, []])
  await returnDossier(ctx, world.verifier, { uid: first.uid, reason: 'Lengkapi', notes: {}, until: null })
  await acceptDossier(ctx, world.verifier, { uid: second.uid })
  expect(await queue()).toEqual([0, []])
  ctx.setNow('2026-03-04T01:00:00.000Z')
  await submitDossier(ctx, world.drafter, { uid: first.uid })
  expect(await queue()).toEqual([1, [[first.uid, 2, '2026-03-04T01:00:00.000Z']]])
})

it('shows each verifier their own kecamatan alone, the organizer all, and others nothing', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const { uid } = await submitted(ctx, world)
  const uids = async (actor: typeof world.verifier) =>
    (await viewCheckQueue(ctx, actor, all)).waiting.map((row) => row.uid)
  expect(await uids(world.verifier)).toEqual([uid])
  expect(await uids(world.organizer)).toEqual([uid])
  expect(await uids(world.otherVerifier)).toEqual([])
  const { kecamatan } = await viewCheckQueue(ctx, world.otherVerifier, all)
  expect(kecamatan).toEqual([])
  await expect(viewCheckQueue(ctx, world.drafter, all)).rejects.toThrow('dossier.queue')
  const chair = await addPerson(ctx, {
    account: 'ketua',
    grants: [{ role: 'chair', competition: world.competition.id }],
  })
  await expect(viewCheckQueue(ctx, chair, all)).rejects.toThrow('dossier.queue')
  expect(await countChecks(ctx, chair)).toEqual([])
  expect(await countChecks(ctx, world.otherVerifier)).toEqual([])
})

it('waits on the front page of those who check', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  await submitted(ctx, world)
  const items = async (actor: typeof world.verifier) =>
    (await showHome(ctx, actor)).filter(({ kind }) => kind === 'dossiers_to_check')
  expect(await items(world.verifier)).toEqual([
    {
      as: 'work',
      kind: 'dossiers_to_check',
      params: { n: 1, competition: 'Lomba Inovasi Kelurahan Kota Tangerang 2026' },
      href: `/kelola/${SLUG}/antrean`,
    },
  ])
  expect(await items(world.otherVerifier)).toEqual([])
  expect(await items(world.drafter)).toEqual([])
})

it('filters by state and by what people search for, which is taken literally', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  ctx.setNow('2026-03-02T01:00:00.000Z')
  const first = await submitted(ctx, world, 'layanan')
  ctx.setNow('2026-03-03T01:00:00.000Z')
  const second = await submitted(ctx, world, 'lingkungan')
  const found = async (filter: object) => {
    const { waiting, total, correcting } = await viewCheckQueue(ctx, world.verifier, { ...all, filter })
    return { uids: waiting.map(({ uid }) => uid), total, correcting }
  }
  await returnDossier(ctx, world.verifier, { uid: first.uid, reason: 'Lengkapi', notes: {}, until: null })
  expect(await found({})).toEqual({ uids: [second.uid], total: 1, correcting: 1 })
  expect(await found({ state: 'correcting' })).toMatchObject({ uids: [first.uid], total: 1 })
  ctx.setNow('2026-03-04T01:00:00.000Z')
  await submitDossier(ctx, world.drafter, { uid: first.uid })
  // Waiting begins anew with each submission.
  expect(await found({})).toMatchObject({ uids: [second.uid, first.uid] })
  expect(await found({ state: 'new' })).toMatchObject({ uids: [second.uid] })
  expect(await found({ state: 'corrected' })).toMatchObject({ uids: [first.uid] })
  expect(await found({ state: 'late' })).toMatchObject({ uids: [] })
  expect(await found({ text: 'sukar' })).toMatchObject({ total: 2 })
  expect(await found({ text: 'P-002' })).toMatchObject({ uids: [second.uid] })
  expect(await found({ text: 'bank sampah' })).toMatchObject({ total: 2 })
  expect(await found({ text: '%' })).toMatchObject({ total: 0 })
  expect(await found({ text: 'sukar', category: 'layanan', state: 'new' })).toMatchObject({ total: 0 })
})
