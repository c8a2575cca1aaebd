import { findJob, resumeJobs, takeWaitingJob, updateJob } from '#db/queries/jobs'
import type { Context } from '~/services/context'
import type { JobInputs, JobKind } from '~/services/jobs.server'

/** Thrown inside work that was asked to stop. */
class Cancelled extends Error {}

export interface JobControl {
  readonly uid: string
  /** Who asked for the work. */
  requestedBy: number | null
  /** Says how far the work is, and stops it here when that was asked for. */
  step(done: number, total: number): Promise<void>
}

export type JobKinds = {
  [Kind in JobKind]: (ctx: Context, input: JobInputs[Kind], control: JobControl) => Promise<unknown>
}

export interface JobRunner {
  /** Ends after the job at hand. */
  stop(): Promise<void>
}

const EVERY = 500

/**
 * Runs jobs one after the other, the oldest first, in this process; what ran when the process ended begins again,
 * so every kind of work must bear being done twice.
 */
export async function startJobs(ctx: Context, kinds: JobKinds, every = EVERY): Promise<JobRunner> {
  await resumeJobs(ctx.db)
  let stopping = false
  let wake = () => {}
  const work = (async () => {
    while (!stopping) {
      if (await runNext(ctx, kinds)) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, every)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    async stop() {
      stopping = true
      wake()
      await work
    },
  }
}

/** @returns false when nothing waits */
async function runNext(ctx: Context, kinds: JobKinds): Promise<boolean> {
  const job = await takeWaitingJob(ctx.db, ctx.now().toISOString())
  if (!job) return false
  const finish = (changes: Parameters<typeof updateJob>[2]) =>
    updateJob(ctx.db, job.id, { ...changes, finished_at: ctx.now().toISOString() })
  const control: JobControl = {
    uid: job.uid,
    requestedBy: job.requested_by,
    async step(done, total) {
      await updateJob(ctx.db, job.id, { progress: done, total })
      if ((await findJob(ctx.db, job.uid))?.cancel_requested === 1) throw new Cancelled()
    },
  }
  try {
    if (!Object.hasOwn(kinds, job.kind)) throw new Error(`no such kind of job: ${job.kind}`)
    const run = kinds[job.kind as JobKind] as (ctx: Context, input: unknown, control: JobControl) => unknown
    const result = await run(ctx, JSON.parse(job.input), control)
    await finish({ state: 'done', result: JSON.stringify(result ?? null) })
  } catch (error) {
    if (error instanceof Cancelled) await finish({ state: 'cancelled' })
    else {
      const message = error instanceof Error ? error.message : String(error)
      ctx.log({ action: 'job', kind: job.kind, uid: job.uid, error: message })
      await finish({ state: 'failed', error: message })
    }
  }
  return true
}
