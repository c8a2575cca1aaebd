import { expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, fillDraft, release, startDraft } from '#tests/support/dossiers'
import { actorOf, addJudging, sheet } from '#tests/support/judging'
import { addSetupPeople, NO_JUKNIS } from '#tests/support/setup-people'
import type { Actor } from '~/domain/actors'
import { createCompetition } from '~/services/competitions.server'
import type { Context } from '~/services/context'
import { showHome } from '~/services/home.server'
import { signStatement } from '~/services/independence.server'
import { requestOpening } from '~/services/opening.server'
import { importScores } from '~/services/score-imports.server'
import { submitSheet } from '~/services/scoresheets.server'
import { submitDossier } from '~/services/submissions.server'

const work = async (ctx: Context, actor: Actor, kinds: RegExp) =>
  (await showHome(ctx, actor))
    .filter(({ kind }) => kinds.test(kind))
    .map(({ kind, params, href }) => [kind, params?.['n'], href])

it('shows a request to whoever may decide it, not to who asked', async () => {
  const ctx = await useTestContext()
  const { rahman, hadi, siti, budi, tono } = await addSetupPeople(ctx)
  const { slug } = await createCompetition(ctx, rahman, { rules: RULES })
  await requestOpening(ctx, rahman, slug, NO_JUKNIS)
  const item = [['approvals_waiting', 1, `/kelola/${slug}/persetujuan`]]
  const seen = await Promise.all(
    [hadi, siti, rahman, budi, tono].map((actor) => work(ctx, actor, /^approvals/)),
  )
  expect(seen).toEqual([item, item, [], [], []])
})

it('leads a judge to the statement, then to the sheets that are left', async () => {
  const ctx = await useTestContext()
  const { wati, slug, assignment } = await addJudging(ctx, { signed: false })
  const statement = ['statement_waiting', 2, `/menilai/${slug}/pernyataan`]
  expect(await work(ctx, wati, /statement|sheets/)).toEqual([statement])
  await signStatement(ctx, wati, slug, true)
  const list = `/menilai/${slug}/proposal`
  expect(await work(ctx, wati, /statement|sheets/)).toEqual([['sheets_waiting', 2, list]])
  for (const [left, ward] of [
    [[['sheets_waiting', 1, list]], 'karawaci'],
    [[], 'nusajaya'],
  ] as const) {
    const filled = sheet({ kebaruan: '80', dampak: '75' })
    await submitSheet(ctx, wati, await assignment('wati', ward), filled)
    expect(await work(ctx, wati, /statement|sheets/)).toEqual(left)
  }
})

it('shows paper sheets to a second organizer', async () => {
  const ctx = await useTestContext()
  const { rahman, sari, wati, slug } = await addJudging(ctx)
  const csv = 'judge;entry;criterion;score;reason\r\nbudi;P2;kebaruan;70;\r\nbudi;P2;dampak;71;\r\n'
  const file = { name: 'kertas.csv', bytes: Buffer.from(csv) }
  expect(await importScores(ctx, rahman, slug, 'proposal', file)).toMatchObject({ ok: true })
  const item = [['paper_waiting', 1, `/kelola/${slug}/lembar-kertas`]]
  expect(await work(ctx, await actorOf(ctx, 'sari'), /^paper/)).toEqual(item)
  expect([await work(ctx, rahman, /^paper/), await work(ctx, wati, /^paper/)]).toEqual([[], []])
  expect(sari.account).toBe('sari')
})

it('tells a team of a competition without dossier, then how far its draft is, then nothing', async () => {
  const ctx = await useTestContext()
  const { drafter, responsible, verifier } = await addDossierWorld(ctx)
  expect(await work(ctx, drafter, /^dossier/)).toEqual([
    ['dossier_to_start', undefined, '/tim#lomba-uji-2026'],
  ])
  const { uid } = await startDraft(ctx, drafter)
  const item = (kind: string, page = '') => [[kind, undefined, `/berkas/${uid}${page}`]]
  expect(await work(ctx, responsible, /^dossier/)).toEqual(item('dossier_draft'))
  await fillDraft(ctx, drafter, uid)
  expect(await work(ctx, responsible, /^dossier/)).toEqual(item('dossier_to_release', '/sahkan'))
  expect(await work(ctx, drafter, /^dossier/)).toEqual(item('dossier_draft'))
  expect(await work(ctx, verifier, /^dossier/)).toEqual([])
  await release(ctx, responsible, uid)
  expect(await work(ctx, drafter, /^dossier/)).toEqual(item('dossier_to_submit', '/kirim'))
  await submitDossier(ctx, drafter, { uid })
  expect(await work(ctx, drafter, /^dossier/)).toEqual([])
})
