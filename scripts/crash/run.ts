import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openContext } from '~/server/context'
import { seedLoad } from '../load/seed'
import { freePort, startServerProcess } from '../load/server-process'
import { checkDatabase } from './check'
import { Judge } from './judge'

/** Share of kills that must have met a request in flight for a run to say anything. */
export const NEEDED = 0.9

export interface CrashOptions {
  rounds: number
  judges?: number
  log?: (line: string) => void
}

export interface CrashReport {
  rounds: number
  /** Kills while at least one request was under way. */
  hits: number
  acknowledged: number
  retried: number
  faults: string[]
  seconds: number
}

const LEAST = 60
const MOST = 400

/**
 * Starts the production server again and again, lets judges submit sheets to it over HTTP at once, kills it in the
 * middle, has every judge repeat what was not answered, and compares the database with what was acknowledged.
 */
export async function runCrashes({
  rounds,
  judges: count = 8,
  log = () => {},
}: CrashOptions): Promise<CrashReport> {
  const start = Date.now()
  const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-crash-'))
  const open = () => openContext({ dataDir, workerFile: resolve('build/worker.js'), log: () => {} })
  try {
    const seeding = await open()
    const load = await seedLoad(seeding, { judges: count, entries: 12, criteria: 6, scored: false })
    await seeding.close()
    const judges = load.judges.map((who, index) => new Judge(index, who, load.criteria))
    const port = await freePort()
    let hits = 0
    for (let round = 1; round <= rounds; round++) {
      const server = await startServerProcess(dataDir, port)
      if (round === 1) await Promise.all(judges.map((judge) => judge.logIn(server.origin)))
      const before = judges.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
      let stopped = false
      const work = Promise.all(judges.map((judge) => judge.work(server.origin, () => stopped)))
      const delay = LEAST + Math.random() * (MOST - LEAST)
      await sleep(delay)
      const inFlight = judges.filter((judge) => judge.inFlight).length
      stopped = true
      await server.kill()
      await work
      if (inFlight > 0) hits++
      const saved = judges.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0) - before
      const left = judges.filter(({ pending }) => pending).length
      log(
        `round ${round}: killed after ${delay.toFixed(0)} ms with ${inFlight} in flight; ${saved} acknowledged, ${left} unanswered`,
      )
    }
    const server = await startServerProcess(dataDir, port)
    await Promise.all(judges.map((judge) => judge.settle(server.origin)))
    await server.stop()
    const ctx = await open()
    const faults = await checkDatabase(ctx, judges).finally(() => ctx.close())
    return {
      rounds,
      hits,
      acknowledged: judges.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
      retried: judges.reduce((sum, { retried }) => sum + retried, 0),
      faults,
      seconds: (Date.now() - start) / 1000,
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
