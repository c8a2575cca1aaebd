import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from '#tests/support/context'
import { addJudging, type Judging } from '#tests/support/judging'
import { AFTER, holdAndClose, score, twoStages } from '#tests/support/plenary'
import type { Actor } from '~/domain/actors'
import type { Snapshot } from '~/domain/results/snapshot'
import type { ObjectionRules, Rules } from '~/domain/rules'
import { decideApproval } from '~/services/approvals.server'
import type { Context } from '~/services/context'
import { sha256Hex } from '~/services/ids.server'
import { requestAnnouncement } from '~/services/result-announcement.server'
import { requestDecree } from '~/services/result-decree.server'
import { prepareResult, requestFreezing } from '~/services/result-requests.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'
import { actorOf } from './judging'

/** The meeting's order of the two that are tied. */
const ORDER = { order: { nusajaya: 2, sukarasa: 1 }, because: 'Keberlanjutan lebih kuat' } as const

interface Options {
  objections?: ObjectionRules
  rules?: (rules: Rules) => Rules
}

/** A competition whose first stage is over and decided: its meeting has closed. */
export async function addResultWorld(ctx: TestContext, { objections, rules = (same) => same }: Options = {}) {
  const ruled = rules({
    ...twoStages({ kind: 'best', count: 2, per: 'whole', tiesAtCut: 'plenary' }),
    ...(objections && { objections }),
  })
  const world = await addJudging(ctx, { rules: ruled })
  await score(ctx, world, { karawaci: 90, nusajaya: 80, sukarasa: 80 })
  ctx.setNow(AFTER)
  const meeting = {
    ...world,
    chair: await actorOf(ctx, 'hadi'),
    uid: (ward: keyof Judging['wards']) => world.wards[ward].entry.uid,
    place: { slug: world.slug, stage: 'proposal', region: null },
    seat: world.seats.hadi,
  }
  return { ...meeting, result: { slug: world.slug, stage: 'proposal' as string | null } }
}

export type ResultWorld = Awaited<ReturnType<typeof addResultWorld>>

export const closeMeetingOf = (ctx: Context, world: ResultWorld) => holdAndClose(ctx, world, ORDER)

/** One asks, the chair decides. */
export async function freezeBy(
  ctx: Context,
  requester: Actor,
  decider: Actor,
  world: ResultWorld,
  reason = '',
): Promise<number> {
  const { approval, number } = await requestFreezing(ctx, requester, world.result, { reason })
  await decideApproval(ctx, decider, approval, { approve: true })
  return number
}

export async function readSnapshot(ctx: Context, number: number): Promise<Snapshot> {
  const { snapshot } = await ctx.db
    .selectFrom('official_result')
    .select('snapshot')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return JSON.parse(snapshot) as Snapshot
}

export const prepareStage = (ctx: Context, { competition, result }: ResultWorld) =>
  prepareResult(ctx, competition.id, result.stage)

/** One asks to enter the decree, the other decides. */
export async function decreeBy(
  ctx: Context,
  requester: Actor,
  decider: Actor,
  place: { slug: string; number: number },
  {
    number = '188.45/1/2026',
    date = '2026-05-02',
    bytes = '%PDF-1.4\n%%EOF\n',
  }: { number?: string; date?: string; bytes?: string },
): Promise<void> {
  const path = ctx.files.temporary()
  writeFileSync(path, bytes)
  const file = { name: 'keputusan.pdf', path, size: bytes.length, sha256: sha256Hex(bytes) }
  const decree = { number, date, signatory: 'Wali Kota Tangerang', file }
  const { approval } = await requestDecree(ctx, requester, place, decree)
  await decideApproval(ctx, decider, approval, { approve: true })
}

export async function announceBy(
  ctx: Context,
  requester: Actor,
  decider: Actor,
  place: { slug: string; number: number },
  announcement: { date: string; embargo: string | null },
): Promise<void> {
  const { approval } = await requestAnnouncement(ctx, requester, place, announcement)
  await decideApproval(ctx, decider, approval, { approve: true })
}

/** What a check of the whole file finds. */
export const verifyData = async ({ dataDir }: Pick<Context, 'dataDir'>) =>
  (await verifyFile(join(dataDir, 'sinilai.sqlite'), null)).findings

/** Paper sheets of the stage that wait for a second person. */
export const addWaitingImport = (ctx: Context, { sari, competition }: ResultWorld) =>
  transact(ctx, sari, { type: 'scores.imported', competition: competition.uid }, async (_, record) => {
    const { uid } = await record.insert('score_import', {
      ...{ competition_id: competition.id, stage: 'proposal', row_count: 1, state: 'waiting' },
      ...{ entered_by: sari.id ?? 0, entered_at: ctx.now().toISOString(), content: '{}' },
    })
    return uid
  })
