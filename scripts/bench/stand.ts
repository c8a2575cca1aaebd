import { mkdtempSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type OpenContext, openContext } from '~/server/context'
import { type Load, type LoadOptions, seedLoad } from '../load/seed'
import { freePort, type ServerProcess, startServerProcess } from '../load/server-process'

/** Where a run keeps its data. */
export interface Bench {
  dir: string
  seed(options: LoadOptions): Promise<{ ctx: OpenContext; load: Load; dataDir: string }>
}

export function openBench(dir: string): Bench {
  return {
    dir,
    async seed(options) {
      const dataDir = mkdtempSync(join(dir, 'data-'))
      const ctx = await openContext({ dataDir, workerFile: resolve('build/worker.js'), log: () => {} })
      return { ctx, load: await seedLoad(ctx, options), dataDir }
    },
  }
}

export async function withServer<T>(dataDir: string, use: (server: ServerProcess) => Promise<T>): Promise<T> {
  const server = await startServerProcess(dataDir, await freePort(), [
    '--import',
    resolve('scripts/bench/loop-delay.mjs'),
  ])
  try {
    return await use(server)
  } finally {
    await server.stop()
  }
}

/** Event-loop delay of the server since it was last asked, in milliseconds. */
export function loopDelay({ child }: ServerProcess): Promise<{ p99: number; max: number }> {
  return new Promise((done) => {
    const listen = (chunk: Buffer) => {
      const found = /loop-delay (\{.*\})/.exec(chunk.toString())
      if (!found?.[1]) return
      child.stderr?.off('data', listen)
      done(JSON.parse(found[1]))
    }
    child.stderr?.on('data', listen)
    child.kill('SIGUSR2')
  })
}

/** Resident memory of a process in MiB, now and at most so far. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024
  return { now: read('VmRSS'), most: read('VmHWM') }
}
