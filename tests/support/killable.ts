import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openContext } from '~/server/context'
import { type Load, seedLoad } from '../../scripts/load/seed'
import { freePort, startServerProcess } from '../../scripts/load/server-process'
import { addTeams, type Team } from '../../scripts/load/teams'

/** The production server in a process of its own on data of its own: a competition, its organizer and one team. */
export interface Killable {
  readonly dataDir: string
  readonly origin: string
  readonly load: Load
  readonly team: Team
  /** Ends the server as the power going out would. */
  kill(): Promise<void>
  /** Starts it again at the same address, on the same data. */
  restart(): Promise<void>
  /** The data, beside the server. The caller closes it. */
  open(): ReturnType<typeof openContext>
  close(): Promise<void>
}

export async function openKillable(): Promise<Killable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-killable-'))
  const open = () => openContext({ dataDir, log: () => {} })
  const ctx = await open()
  const load = await seedLoad(ctx, { judges: 1, entries: 1, criteria: 1, scored: false })
  const [team] = await addTeams(ctx, load, 1)
  await ctx.close()
  if (!team) throw new Error('no team')
  const port = await freePort()
  let server = await startServerProcess(dataDir, port)
  return {
    ...{ dataDir, origin: server.origin, load, team, open },
    kill: () => server.kill(),
    async restart() {
      server = await startServerProcess(dataDir, port)
    },
    async close() {
      await server.kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
