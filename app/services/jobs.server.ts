import { stat } from 'node:fs/promises'
import { findJob, insertJob, requestCancel } from '#db/queries/jobs'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { DraftOrder } from './assignment-problem.server'
import type { Context } from './context'
import { newUid } from './ids.server'

/** Long work by its kind: what each takes. Its work stands in `server/job-kinds.ts`. */
export interface JobInputs {
  backup: { directory: string }
  /** Renditions of pictures that were just uploaded. */
  pictures: { sha256: string[] }
  /** Comparing all dossiers of a competition with each other. */
  likeness: { slug: string }
  /** All dossiers of a competition as one ZIP file. */
  archive: { slug: string }
  /** Everything that an inspector asks for of a competition, as one ZIP file. */
  pack: { slug: string }
  /** Finding judges for the entries of a stage. */
  assignment: { slug: string; stage: string; order: DraftOrder; seed: number }
  export: {
    slug: string
    name: string
    scope: { stage: string | null; category: string | null; kecamatan: string | null }
    dialect: 'id' | 'intl'
  }
}

export type JobKind = keyof JobInputs

interface Outcome {
  /** Where what was made can be seen or had. */
  open: string | null
  /** Where it can be asked for again, when what was made is no longer there. */
  again: string | null
}

type FindOutcome<Kind extends JobKind> = (
  ctx: Context,
  input: JobInputs[Kind],
  uid: string,
) => Outcome | Promise<Outcome>

const OUTCOMES: { [Kind in JobKind]?: FindOutcome<Kind> } = {
  likeness: (_, { slug }) => ({ open: `/kelola/${slug}/kemiripan`, again: null }),
  assignment: (_, { slug, stage }) => ({ open: `/kelola/${slug}/penugasan/${stage}/rancangan`, again: null }),
  archive: (ctx, { slug }, uid) => zipOutcome(ctx, `/kelola/${slug}/arsip`, uid),
  pack: (ctx, { slug }, uid) => zipOutcome(ctx, `/kelola/${slug}/pemeriksaan/paket`, uid),
}

async function zipOutcome(ctx: Context, page: string, uid: string): Promise<Outcome> {
  const there = await stat(ctx.files.archive(uid)).then(
    () => true,
    () => false,
  )
  return there ? { open: `${page}/${uid}.zip`, again: null } : { open: null, again: page }
}

export interface JobView extends Outcome {
  uid: string
  kind: JobKind
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  progress: number
  total: number | null
  cancelRequested: boolean
}

/** Puts work before the runner, which begins it as soon as it is free. The caller has authorized it. */
export async function requestJob<Kind extends JobKind>(
  ctx: Context,
  actor: Actor,
  kind: Kind,
  input: JobInputs[Kind],
): Promise<{ uid: string }> {
  const uid = newUid(ctx)
  await insertJob(ctx.db, {
    uid,
    kind,
    input: JSON.stringify(input),
    state: 'waiting',
    requested_by: actor.id,
    created_at: ctx.now().toISOString(),
  })
  return { uid }
}

/** How far it is, for whoever asked for it. @throws NotFoundError for anybody else */
export async function viewJob(ctx: Context, actor: Actor, uid: string): Promise<JobView> {
  const job = await findJob(ctx.db, uid)
  if (!job || job.requested_by !== actor.id) throw new NotFoundError('job')
  const { kind, state, progress, total } = job
  const outcome = state === 'done' ? await outcomeOf(ctx, kind as JobKind, job.input, uid) : NONE
  return {
    uid,
    kind: kind as JobKind,
    state,
    progress,
    total,
    cancelRequested: job.cancel_requested === 1,
    ...outcome,
  }
}

const NONE: Outcome = { open: null, again: null }

const outcomeOf = async <Kind extends JobKind>(ctx: Context, kind: Kind, input: string, uid: string) =>
  (await OUTCOMES[kind]?.(ctx, JSON.parse(input), uid)) ?? NONE

/** Asks the work to stop at its next step; work that has not begun never does. @throws NotFoundError */
export async function cancelJob(ctx: Context, actor: Actor, uid: string): Promise<void> {
  await viewJob(ctx, actor, uid)
  await requestCancel(ctx.db, uid, ctx.now().toISOString())
}
