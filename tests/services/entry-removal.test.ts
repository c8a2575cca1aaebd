import { join } from 'node:path'
import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, completeDraft, DOSSIER_RULES, release } from '#tests/support/dossiers'
import { CHECKLIST, FAILED_STATUS } from '#tests/support/eligibility'
import type { Rules } from '~/domain/rules'
import { viewDossier } from '~/services/dossiers.server'
import { removeEntry } from '~/services/entry-removal.server'
import { refuseEntry } from '~/services/ineligibility.server'
import { putEntries } from '~/services/stage-entries.server'
import { acceptDossier, returnDossier, submitDossier } from '~/services/submissions.server'
import { verifyFile } from '~/services/verify-report.server'

const SLUG = 'lomba-uji-2026'
const [ONE] = DOSSIER_RULES.stages
if (!ONE) throw new Error('the rules have no stage')
const [STATUS] = CHECKLIST
if (!STATUS) throw new Error('the checklist is empty')
const CHECKED: Rules = { ...DOSSIER_RULES, checklist: [STATUS] }
const TWO_STAGES: Rules = { ...CHECKED, stages: [ONE, { ...ONE, code: 'lapangan', name: 'Lapangan' }] }
const MET = { answers: { status: { outcome: 'met', note: '', place: '' } } }

/** A dossier that was handed in, and found complete if `isChecked`. */
async function setUp(rules: Rules, isChecked = true) {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx, rules)
  const uid = await completeDraft(ctx, world.drafter)
  await release(ctx, world.responsible, uid)
  await submitDossier(ctx, world.drafter, { uid })
  if (isChecked) await acceptDossier(ctx, world.verifier, { uid, check: MET })
  const states = async () => {
    const rows = await ctx.db
      .selectFrom('entry_state')
      .select(['stage', 'from_state', 'to_state'])
      .orderBy('id')
      .execute()
    return rows.map(({ stage, from_state, to_state }) => `${stage ?? ''} ${from_state} → ${to_state}`)
  }
  const takeOut = async (stage: string, once?: { key: string; kind: string }) => {
    const { uid: entry } = await ctx.db
      .selectFrom('stage_entry')
      .select('uid')
      .where('stage', '=', stage)
      .executeTakeFirstOrThrow()
    return removeEntry(ctx, world.organizer, { slug: SLUG, entry }, 'Salah tahap', once as never)
  }
  const refuse = () =>
    refuseEntry(ctx, world.organizer, { uid, reason: 'Status', check: { answers: FAILED_STATUS } })
  const put = (stage: string) => putEntries(ctx, world.organizer, SLUG, stage, 'all')
  const verified = async () => (await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings
  return { ctx, world, uid, states, takeOut, refuse, put, verified }
}

it('leaves an entry that is in another stage in that one, where it cannot be put out', async () => {
  const { states, takeOut, refuse, put, verified } = await setUp(TWO_STAGES)
  await put('proposal')
  await put('lapangan')
  await takeOut('proposal')
  expect((await states()).at(-1)).toBe('proposal in_stage → in_stage')
  await expect(refuse()).rejects.toMatchObject({ reason: 'entry_in_stage' })
  await takeOut('lapangan')
  expect((await states()).at(-1)).toBe('lapangan in_stage → complete')
  await refuse()
  expect((await states()).at(-1)).toBe(' complete → gugur')
  expect(await put('proposal')).toEqual({ added: 0 })
  expect(await verified()).toEqual([])
})

it('keeps an entry in the stage while its dossier is corrected, also from being put out', async () => {
  const { ctx, world, uid, states, takeOut, refuse, put } = await setUp(CHECKED)
  await put('proposal')
  await returnDossier(ctx, world.verifier, { uid, reason: 'Perbaiki', until: null, check: MET })
  await release(ctx, world.responsible, uid)
  await submitDossier(ctx, world.drafter, { uid })
  await expect(refuse()).rejects.toMatchObject({ reason: 'entry_in_stage' })
  await takeOut('proposal')
  expect((await states()).at(-1)).toBe('proposal submitted → submitted')
})

it('puts an entry that nobody checked back to where its dossier is', async () => {
  const { ctx, world, uid, states, takeOut, put } = await setUp(DOSSIER_RULES, false)
  await put('proposal')
  await takeOut('proposal')
  expect((await states()).at(-1)).toBe('proposal in_stage → submitted')
  expect((await viewDossier(ctx, world.organizer, uid)).state).toBe('submitted')
})
