import { Piscina } from 'piscina'
import type { Media, MediaAnswer } from '~/services/media'

const LIMITS = { seconds: 30, megabytes: 256 }
const IDLE = 30_000

type Tasks = typeof import('./workers/media')

/**
 * Opens the place where uploads are decoded: one after the other in a thread of their own (`workerFile` is the bundled
 * `workers/media.ts`) that is ended when it takes too long or too much memory; without, in this thread.
 */
export function openMedia(workerFile?: string, { seconds, megabytes } = LIMITS): Media {
  let pool: Piscina | undefined
  let last: Promise<unknown> = Promise.resolve()

  const inThread = async <Name extends keyof Tasks>(
    file: string,
    name: Name,
    task: Parameters<Tasks[Name]>[0],
  ) => {
    pool ??= new Piscina({
      filename: file,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    })
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), seconds * 1000)
    try {
      return await pool.run(task, { name, signal: stop.signal })
    } catch (error) {
      const ended = stop.signal.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (!ended) throw error
      return { ok: false, problem: 'file_too_complex' }
    } finally {
      clearTimeout(timer)
    }
  }

  /** In turn, so that the time of each is its own. */
  const run = <T>(name: keyof Tasks, task: Parameters<Tasks[typeof name]>[0]): Promise<MediaAnswer<T>> => {
    const turn = last.then(async () => {
      if (workerFile) return inThread(workerFile, name, task)
      const tasks = await import('./workers/media')
      return (tasks[name] as (task: unknown) => unknown)(task)
    })
    last = turn.catch(() => {})
    return turn as Promise<MediaAnswer<T>>
  }

  return {
    renderPicture: (order) => run('renderPicture', order),
    renderBlindPdf: (order) => run('renderBlindPdf', order),
    readPdf: (path) => run('readPdf', path),
    async close() {
      await last
      await pool?.destroy()
    },
  }
}
