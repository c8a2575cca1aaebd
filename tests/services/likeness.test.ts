import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, startDraft } from '#tests/support/dossiers'
import { startDossier } from '~/services/dossier-start.server'
import { saveFields } from '~/services/drafts.server'
import { compareDossiers, viewLikeness, viewLikenesses } from '~/services/likeness.server'

const COPIED = 'warga memilah sampah dapur setiap pagi lalu petugas menimbangnya di balai rw tiga'
const SLUG = 'lomba-uji-2026'

async function addCopies() {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, world.drafter)
  const write = (actor: typeof world.drafter, dossier: string, typed: string) =>
    saveFields(ctx, actor, { uid: dossier, edits: [{ field: 'summary', typed, base: 0 }], locale: 'id' })
  await write(world.drafter, uid, `Dulu tidak. Kini ${COPIED}. Hasilnya nyata.`)
  const other = await startDossier(ctx, world.otherTeam, {
    slug: SLUG,
    ward: '36.71.01.1002',
    category: 'lingkungan',
    innovation: { kind: 'new', name: 'Bank Sampah RW 04' },
  })
  await write(world.otherTeam, other.uid, `Kami juga: ${COPIED.toUpperCase()}!`)
  return { ctx, world, uid, other: other.uid }
}

it('points out titles and passages, and shows the passages side by side', async () => {
  const { ctx, world, uid, other } = await addCopies()
  expect(await viewLikenesses(ctx, world.organizer, SLUG, 1)).toMatchObject({
    run: null,
    pairs: [],
    mayCompare: true,
  })
  expect(await compareDossiers(ctx, world.organizer, SLUG)).toEqual({ found: 1 })
  const view = await viewLikenesses(ctx, world.organizer, SLUG, 1)
  expect(view).toMatchObject({ run: { compared: 2 }, total: 1, page: 1 })
  expect(view.pairs).toMatchObject([
    { words: 13, titlePermille: 882, first: { uid, label: 'P-001' }, second: { uid: other, label: 'P-002' } },
  ])
  const { passages } = await viewLikeness(ctx, world.organizer, { slug: SLUG, first: uid, second: other })
  expect(passages).toEqual([
    {
      words: 13,
      first: { before: 'Dulu tidak. Kini ', same: COPIED, after: '. Hasilnya nyata.' },
      second: { before: 'Kami juga: ', same: COPIED.toUpperCase(), after: '!' },
    },
  ])
})

it('shows a verifier only pairs of their own wards, and nobody else any', async () => {
  const { ctx, world, uid, other } = await addCopies()
  await compareDossiers(ctx, world.organizer, SLUG)
  const pair = { slug: SLUG, first: uid, second: other }
  expect(await viewLikenesses(ctx, world.verifier, SLUG, 1)).toMatchObject({ total: 1, mayCompare: false })
  expect((await viewLikeness(ctx, world.verifier, pair)).passages).toHaveLength(1)
  expect(await viewLikenesses(ctx, world.otherVerifier, SLUG, 1)).toMatchObject({ total: 0, pairs: [] })
  await expect(viewLikeness(ctx, world.otherVerifier, pair)).rejects.toMatchObject({ name: 'NotFoundError' })
  await expect(viewLikenesses(ctx, world.drafter, SLUG, 1)).rejects.toMatchObject({ name: 'NotFoundError' })
  await expect(compareDossiers(ctx, world.verifier, SLUG)).rejects.toMatchObject({ name: 'ForbiddenError' })
})
