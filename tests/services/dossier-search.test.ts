import { expect, it } from 'vitest'
import { saveSearchText } from '#db/queries/dossier-search'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, completeDraft, startDraft, submitted } from '#tests/support/dossiers'
import { createWorld } from '#tests/support/world'
import { type Actor, SYSTEM } from '~/domain/actors'
import type { Context } from '~/services/context'
import { searchDossiers } from '~/services/dossier-search.server'
import { startDossier } from '~/services/dossier-start.server'
import { viewDossier } from '~/services/dossiers.server'
import { saveFields } from '~/services/drafts.server'
import { rebuildSearch, refreshSearch } from '~/services/search-index.server'
import { transact } from '~/services/transact.server'

const search = async (ctx: Context, actor: Actor, text: string, filter = {}) => {
  const found = await searchDossiers(ctx, actor, { slug: 'lomba-uji-2026', text, page: 1, ...filter })
  return { ...found, titles: found.hits.map(({ title }) => title) }
}
const write = (ctx: Context, actor: Actor, uid: string, field: string, typed: string, base = 0) =>
  saveFields(ctx, actor, { uid, edits: [{ field, typed, base }], locale: 'id' })

async function addNeighbour(ctx: Context, actor: Actor, name: string) {
  const { uid } = await startDossier(ctx, actor, {
    slug: 'lomba-uji-2026',
    ward: '36.71.01.1002',
    category: 'layanan',
    innovation: { kind: 'new', name },
  })
  return uid
}

it('finds what a team wrote, whatever case and accents, and says where', async () => {
  const ctx = await useTestContext()
  const { organizer, drafter } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  await write(ctx, drafter, uid, 'summary', 'Warga memilah sampah di Kafé RW 03 <b>setiap</b> pagi.')
  expect(await search(ctx, organizer, 'memilah')).toMatchObject({ total: 0, due: 1 })
  expect(await refreshSearch(ctx)).toBe(1)
  const found = await search(ctx, organizer, 'SAMPAH kafe')
  expect(found).toMatchObject({ total: 1, due: 0, titles: ['Bank sampah RW 03'] })
  expect(found.hits[0]?.snippet).toEqual([
    { text: 'Warga memilah ', found: false },
    { text: 'sampah', found: true },
    { text: ' di ', found: false },
    { text: 'Kafé', found: true },
    { text: ' RW 03 <b>setiap</b> pagi.', found: false },
  ])
  for (const text of ['"memilah sampah"', 'memil', 'sampah -plastik', 'rw 03', 'P-001', 'sukarasa'])
    expect([text, (await search(ctx, organizer, text)).total]).toEqual([text, 1])
  for (const text of ['"sampah memilah"', 'sampah -kafe', 'komposter', 'ampah'])
    expect([text, (await search(ctx, organizer, text)).total]).toEqual([text, 0])
  for (const text of ['"', '()', 'a* OR', 'NEAR(', '\0', '-', "';--", '🎋'])
    expect((await search(ctx, organizer, text)).total).toBeGreaterThanOrEqual(0)
})

it('follows what changes: text, removed text, and the whole index made anew', async () => {
  const ctx = await useTestContext()
  const { organizer, drafter } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  await write(ctx, drafter, uid, 'summary', 'komposter')
  await refreshSearch(ctx)
  await write(ctx, drafter, uid, 'summary', 'biopori', 1)
  await refreshSearch(ctx)
  expect((await search(ctx, organizer, 'komposter')).total).toBe(0)
  expect((await search(ctx, organizer, 'biopori')).total).toBe(1)
  await ctx.db.updateTable('dossier_search').set({ prose: 'salah', title: 'salah' }).execute()
  expect(await rebuildSearch(ctx)).toBe(1)
  expect((await search(ctx, organizer, 'salah')).total).toBe(0)
  expect((await search(ctx, organizer, 'biopori')).total).toBe(1)
  expect(await ctx.db.selectFrom('dossier_search_due').selectAll().execute()).toEqual([])
})

it('shows and counts only what its reader may see', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, world.drafter)
  await write(ctx, world.drafter, uid, 'summary', 'rahasia')
  await refreshSearch(ctx)
  expect((await search(ctx, world.organizer, 'rahasia')).total).toBe(1)
  expect((await search(ctx, world.verifier, 'rahasia')).total).toBe(1)
  const other = await search(ctx, world.otherVerifier, 'rahasia')
  expect(other).toMatchObject({ total: 0, hits: [], due: 0, kecamatan: [] })
  await write(ctx, world.drafter, uid, 'summary', 'rahasia lagi', 1)
  expect((await search(ctx, world.otherVerifier, '')).due).toBe(0)
  for (const actor of [world.drafter, world.otherTeam])
    await expect(search(ctx, actor, 'rahasia')).rejects.toMatchObject({ name: 'NotFoundError' })
})

it('is not there for whoever judges without names, in whatever other role', async () => {
  const ctx = await useTestContext()
  const { cast, open } = await createWorld(ctx)
  await refreshSearch(ctx)
  const ask = (actor: Actor) => searchDossiers(ctx, actor, { slug: open.slug, text: 'warga', page: 1 })
  expect((await ask(cast.chair)).total).toBeGreaterThan(0)
  await expect(ask(cast.judge)).rejects.toMatchObject({ name: 'NotFoundError' })
  // The chair takes a seat before an entry whose names are kept from its judges.
  const { seat_id, stage_entry_id } = await ctx.db
    .selectFrom('assignment')
    .select(['seat_id', 'stage_entry_id'])
    .executeTakeFirstOrThrow()
  const act = { type: 'seat.changed', competition: open.uid } as const
  const occupy = { seat_id, person_id: cast.chair.id ?? 0, valid_from: ctx.now().toISOString() }
  await transact(ctx, SYSTEM, act, async (_, record) => void (await record.insert('seat_occupant', occupy)))
  expect((await ask(cast.chair)).total).toBeGreaterThan(0)
  await transact(ctx, SYSTEM, act, async (_, record) => {
    await record.update('stage_entry', stage_entry_id, { rendition: 'blind' })
  })
  await expect(ask(cast.chair)).rejects.toMatchObject({ name: 'NotFoundError' })
})

it('narrows by category, kecamatan, state and completeness', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  await submitted(ctx, world)
  await addNeighbour(ctx, world.otherTeam, 'Loket daring')
  await refreshSearch(ctx)
  const titles = async (filter: object) => (await search(ctx, world.organizer, '', filter)).titles
  const [bank, loket] = ['Bank sampah RW 03', 'Loket daring']
  expect(await titles({})).toEqual([bank, loket])
  expect(await titles({ category: 'layanan' })).toEqual([loket])
  expect(await titles({ state: 'submitted' })).toEqual([bank])
  expect(await titles({ completeness: 'ready' })).toEqual([bank])
  expect(await titles({ completeness: 'some' })).toEqual([loket])
  expect(await titles({ completeness: 'most' })).toEqual([])
  expect(await titles({ kecamatan: '36.71.01' })).toEqual([bank, loket])
  expect(await titles({ kecamatan: '36.71.07' })).toEqual([])
  expect(await titles({ phase: 'trial' })).toEqual([])
  expect((await search(ctx, world.organizer, 'loket', { category: 'layanan' })).titles).toEqual([loket])
  expect((await search(ctx, world.organizer, '***', {})).wordless).toBe(true)
})

it('warns a team of a title that another dossier has', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const uid = await completeDraft(ctx, world.drafter)
  const kinds = async () => (await viewDossier(ctx, world.drafter, uid)).warnings.map(({ kind }) => kind)
  await refreshSearch(ctx)
  expect(await kinds()).toEqual(['criteria_without_evidence'])
  await addNeighbour(ctx, world.otherTeam, 'BANK SAMPAH – RW 03')
  await refreshSearch(ctx)
  expect(await kinds()).toEqual(['title_taken', 'criteria_without_evidence'])
})

/** Dossiers whose prose has the word; those of `titled` have it in their title too. */
async function addMany(
  ctx: Context,
  competition: { id: number; uid: string },
  count: number,
  titled: number[],
) {
  const at = ctx.now().toISOString()
  const ward = { region_code: '36.71.01.1001', created_by: null, created_at: at }
  const act = { type: 'dossier.imported', competition: competition.uid } as const
  await transact(ctx, SYSTEM, act, async (tx, record) => {
    for (let n = 1; n <= count; n++) {
      const label = `P-${String(n).padStart(4, '0')}`
      const place = { ...ward, region_name: 'Sukarasa', label, competition_id: competition.id }
      const entry = await record.insert('entry', place)
      const title = titled.includes(n) ? `Komposter ${n}` : `Inovasi ${n}`
      const innovation = await record.insert('innovation', { ...ward, name: title })
      const made = { entry_id: entry.id, innovation_id: innovation.id, category: 'lingkungan' }
      const state = { state: 'draft', created_by: null, created_at: at } as const
      const dossier = await record.insert('dossier', { ...made, ...state })
      await saveSearchText(tx, {
        ...{ dossier_id: dossier.id, competition_id: competition.id, title, title_key: title.toLowerCase() },
        ...{ prose: 'Warga memakai komposter.', facts: '', place: 'Sukarasa', programmes: '' },
        ...{ filled: 0, total: 1, missing: 1, phase: null, indexed_at: at },
      })
    }
  })
}

it.each([
  [1_000, 'by how well they fit'],
  [1_001, 'by the title first, then by label'],
])('orders %i hits %s', async (count) => {
  const ctx = await useTestContext()
  const { organizer, competition } = await addDossierWorld(ctx)
  await addMany(ctx, competition, count, [count, 500])
  const { total, titles } = await search(ctx, organizer, 'komposter')
  expect([total, titles.slice(0, 4)]).toEqual([
    count,
    ['Komposter 500', `Komposter ${count}`, 'Inovasi 1', 'Inovasi 2'],
  ])
})
