import { findPendingApproval } from '#db/queries/approvals'
import { findChainHead } from '#db/queries/events'
import { findSnapshotText, listResults, type ResultRow } from '#db/queries/results'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { rankingRules, scoredStages } from '~/domain/ranking-rules'
import { amendsDecree, type ResultStatus } from '~/domain/results/lifecycle'
import { type ResultView, viewResult as viewSnapshot } from '~/domain/results/result-view'
import type { Snapshot } from '~/domain/results/snapshot'
import { findStage, type Rules } from '~/domain/rules'
import { authorize } from './authorize.server'
import { seeCompetition, subjectOf } from './competition-access.server'
import type { PreparedResult } from './compute-snapshot.server'
import type { Context } from './context'
import { viewGate, viewOverrides } from './gate-views.server'
import { createLru } from './lru'
import { headOf } from './overview.server'
import { type ResultPlace, seePreparation, seeResult } from './result-access.server'
import type { DecreePayload } from './result-decree.server'
import { prepareResult } from './result-requests.server'
import { type ResultNumber, readStanding } from './result-state.server'
import { currentRules } from './rules.server'
import { fingerprintOf } from './signing-key.server'

const summaryOf = (row: ResultRow, rules: Rules) => ({
  number: row.number,
  stage: row.stage === null ? null : (findStage(rules, row.stage)?.name ?? row.stage),
  status: row.status as ResultStatus,
  frozenAt: row.frozenAt,
  supersedes: row.supersedesNumber,
  supersededBy: row.supersededBy,
})

/** What can be frozen in a competition, and what was. @throws NotFoundError */
export async function viewResults(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug, 'result.view')
  const { rules } = await currentRules(ctx.db, competition.id)
  const rows = await listResults(ctx.db, competition.id)
  const standing = (stage: string | null) => rows.find((row) => row.stage === stage)
  const stages = scoredStages(rules).map(({ code, name }) => ({ code: code as string | null, name }))
  const parts = rankingRules(rules, null) ? [...stages, { code: null, name: null }] : stages
  return {
    competition: headOf(competition),
    parts: parts.map(({ code, name }) => {
      const row = standing(code)
      return { code, name, standing: row ? summaryOf(row, rules) : null }
    }),
    results: rows.map((row) => summaryOf(row, rules)),
  }
}

/** What stands in the way of a result, and the request that waits. @throws NotFoundError */
export async function viewPreparation(ctx: Context, actor: Actor, place: ResultPlace) {
  const sight = await seePreparation(ctx.db, ctx, actor, place)
  const { competition, rules, stage, isOver, isSealed, subject } = sight
  const prepared = isOver && !isSealed ? await preparedNow(ctx, competition, place.stage) : null
  const pending = await findPendingApproval(ctx.db, competition.id, 'result.freeze')
  const own = place.stage ?? rules.stages.at(-1)?.code ?? ''
  const standing = prepared?.standing ?? null
  return {
    competition: headOf(competition),
    stage,
    ...{ isOver, isSealed },
    waiting: pending !== undefined,
    lines: prepared ? viewGate(prepared, rules, own) : [],
    next: prepared && {
      ...{ number: prepared.number, free: prepared.gate.free, contentSha256: prepared.contentSha256 },
      counted: prepared.counted,
    },
    corrects: standing && {
      number: standing.number,
      decreed: amendsDecree({ status: standing.status as ResultStatus }),
    },
    may: {
      request: can(actor, 'result.request', subject),
      override: can(actor, 'result.override', subject),
    },
  }
}

/** By where the chain stands: nothing that is recorded changes without it. */
const preparedAt = createLru<PreparedResult>(20)

async function preparedNow(
  ctx: Context,
  { id, uid }: { id: number; uid: string },
  stage: string | null,
): Promise<PreparedResult> {
  const key = `${uid} ${stage} ${(await findChainHead(ctx.db, uid))?.hash}`
  const known = preparedAt.get(key)
  if (known) return known
  const prepared = await prepareResult(ctx, id, stage)
  preparedAt.set(key, prepared)
  return prepared
}

/** A frozen result, with what happens next to it. @throws NotFoundError */
export async function viewResult(ctx: Context, actor: Actor, { slug, number }: ResultNumber) {
  const { competition, result } = await seeResult(ctx.db, actor, slug, number)
  const { next, days } = await readStanding(ctx.db, ctx, competition, result)
  const { snapshot, view } = await readResult(ctx, result)
  const pending =
    (await findPendingApproval(ctx.db, competition.id, 'result.decree', result.uid)) ??
    (await findPendingApproval(ctx.db, competition.id, 'result.announce', result.uid))
  return {
    competition: headOf(competition),
    ...{ next, days, view, waiting: pending !== undefined },
    mayStep: can(actor, 'result.step', subjectOf(competition)),
    result: {
      ...{ uid: result.uid, number: result.number, status: result.status as ResultStatus },
      ...{ reason: result.reason, frozenAt: result.frozenAt, supersededBy: result.supersededBy },
      ...{ supersedes: result.supersedesNumber, objectionsUntil: result.objectionsUntil },
      decree: result.decreeNumber !== null && {
        ...{ number: result.decreeNumber, date: result.decreeDate, signatory: result.decreeSignatory },
      },
      ...{ announcedOn: result.announcedOn, embargoUntil: result.embargoUntil, sha256: result.sha256 },
      ...{ signature: result.signature, keyFingerprint: fingerprintOf(result.publicKey ?? '') },
    },
    snapshot,
  }
}

/** What pages show of a snapshot beside its ranking. */
type SnapshotHead = Pick<Snapshot, 'stage' | 'chain' | 'frozen' | 'software'> & {
  overrides: ReturnType<typeof viewOverrides>
  rules: { number: number; sha256: string }
  sheets: number
}

interface ReadResult {
  snapshot: SnapshotHead
  view: ResultView
}

/** Read once: what is frozen never changes. */
const known = createLru<ReadResult>(5)

async function readResult(ctx: Context, { id, sha256 }: ResultRow): Promise<ReadResult> {
  const cached = known.get(sha256)
  if (cached) return cached
  const text = await findSnapshotText(ctx.db, id)
  if (text === undefined) throw new NotFoundError('result')
  const snapshot = JSON.parse(text) as Snapshot
  const { stage, chain, frozen, software, rules, inputs } = snapshot
  const read = {
    snapshot: {
      ...{ stage, chain, frozen, software, sheets: inputs.sheets.length },
      overrides: viewOverrides(snapshot),
      rules: { number: rules.number, sha256: rules.sha256 },
    },
    view: viewSnapshot(snapshot),
  }
  known.set(sha256, read)
  return read
}

/** The very bytes that were signed, and their signature. @throws NotFoundError */
export async function readSignedResult(ctx: Context, actor: Actor, { slug, number }: ResultNumber) {
  const { competition, result } = await seeResult(ctx.db, actor, slug, number)
  const text = await findSnapshotText(ctx.db, result.id)
  if (text === undefined) throw new NotFoundError('result')
  return { slug: competition.slug, number: result.number, text, signature: result.signature }
}

/** The scan of the Keputusan, or of the one that waits for its second person. @throws NotFoundError */
export async function findDecreeFile(ctx: Context, actor: Actor, { slug, number }: ResultNumber) {
  const { competition, result } = await seeResult(ctx.db, actor, slug, number)
  const pending = await findPendingApproval(ctx.db, competition.id, 'result.decree', result.uid)
  const waiting = pending && (JSON.parse(pending.payload) as DecreePayload).decree.blob
  const sha256 = result.decreeSha256 ?? waiting
  if (!sha256) throw new NotFoundError('decree')
  return { path: ctx.files.path(sha256), name: `keputusan-${competition.slug}-${result.number}.pdf` }
}

/** The page of one step of a result: whether it is due. @throws NotFoundError, ForbiddenError */
export async function viewStep(
  ctx: Context,
  actor: Actor,
  { slug, number }: ResultNumber,
  to: Exclude<ResultStatus, 'hasil_pleno'>,
) {
  const { competition, result } = await seeResult(ctx.db, actor, slug, number)
  authorize(actor, 'result.step', subjectOf(competition))
  const { next, former, days } = await readStanding(ctx.db, ctx, competition, result)
  return {
    competition: headOf(competition),
    result: { number: result.number },
    ready: next.to === to && next.waitsFor === null,
    /** Number of the Keputusan that has to be amended. */
    amends: former?.decreeNumber ?? null,
    days,
  }
}
