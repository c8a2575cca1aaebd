import { Piscina } from 'piscina'
import { NotFoundError } from '~/domain/errors'
import type { FairnessParts, Part } from '~/domain/fairness/parts'
import type { Compute, PackedRanking } from '~/services/compute'
import type { FairnessQuery } from '~/services/compute-fairness.server'

const THREADS = 2
const IDLE = 30_000

type Tasks = typeof import('./workers')

/**
 * Opens the place where long reads happen. With `workerFile` (the bundled `workers/index.ts`) they run in a small pool
 * of threads that starts when needed; without, in this thread.
 */
export function openCompute(databasePath: string, workerFile?: string): Compute {
  let pool: Piscina | undefined
  const run = async <Name extends keyof Tasks>(
    name: Name,
    order: Omit<Parameters<Tasks[Name]>[0], 'databasePath'>,
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> => {
    const task = { ...order, databasePath }
    if (!workerFile) {
      const tasks = await import('./workers')
      const inThisThread = tasks[name] as (task: unknown) => ReturnType<Tasks[Name]>
      return await inThisThread(task)
    }
    pool ??= new Piscina({ filename: workerFile, minThreads: 0, maxThreads: THREADS, idleTimeout: IDLE })
    try {
      return await pool.run(task, { name })
    } catch (error) {
      throw asDomainError(error)
    }
  }
  return {
    rank: (query) => run('rank', query) as Promise<PackedRanking>,
    explain: (query) => run('explain', query),
    fairness: <P extends Part>(query: FairnessQuery & { part: P }) =>
      run('fairness', query) as Promise<FairnessParts[P]>,
    rankMeeting: (query) => run('rankMeeting', query),
    prepareResult: (query) => run('prepareResult', query),
    writeExport: (order) => run('writeExport', order),
    findLikenesses: (order) => run('findLikenesses', order),
    arrange: (order) => run('arrange', { order }),
    drawPdf: (document) => run('drawPdf', { document }),
    verify: () => run('verify', {}),
    async close() {
      await pool?.destroy()
    },
  }
}

/** An error that crossed a thread is a plain copy; only its name still says what it was. */
const asDomainError = (error: unknown): unknown =>
  error instanceof Error && error.name === 'NotFoundError' ? new NotFoundError(error.message) : error
