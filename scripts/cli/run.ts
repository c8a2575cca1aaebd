import { dirname, join, resolve } from 'node:path'
import type { Actor } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import { type OpenContext, openContext } from '~/server/context'
import { loadActorByAccount } from '~/services/actors.server'
import { BadInput } from './report'
import type { Terminal } from './terminal'

export { print, readInput, type Terminal } from './terminal'

/** `DATA_DIR`; without it the data of the server that stands beside this program. */
export const dataDirectory = (env: NodeJS.ProcessEnv = process.env): string =>
  env['DATA_DIR'] ?? resolve(dirname(process.argv[1] ?? '.'), '..', 'data', 'main')

export const databasePath = () => join(dataDirectory(), 'sinilai.sqlite')

/** Whoever works at the machine without naming an account: may read and keep copies, changes nothing. */
export const OPERATOR: Actor = { ...SYSTEM, via: 'cli' }

/** Opens the installation for one command; with an account, as that person. */
export async function withContext<T>(
  { t }: Terminal,
  account: string | undefined,
  work: (ctx: OpenContext, actor: Actor) => Promise<T>,
): Promise<T> {
  const ctx = await openContext({
    dataDir: dataDirectory(),
    ...(process.env['APP_ORIGIN'] ? { origin: process.env['APP_ORIGIN'] } : {}),
    log: () => {},
  })
  try {
    const actor = account === undefined ? OPERATOR : await loadActorByAccount(ctx, account)
    if (!actor) throw new BadInput([t('unknownAccount', { account: account ?? '' })])
    return await work(ctx, actor)
  } finally {
    await ctx.close()
  }
}
