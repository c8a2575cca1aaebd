import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Actor } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import type { Locale, Translate } from '~/i18n/define'
import type { cliMessages } from '~/i18n/messages/cli'
import { type OpenContext, openContext } from '~/server/context'
import { loadActorByAccount } from '~/services/actors.server'
import { BadInput } from './report'

/** What every command gets: the language and its texts. */
export interface Terminal {
  locale: Locale
  t: Translate<typeof cliMessages>
}

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

/** The bytes of a file that the caller named. @throws BadInput when it cannot be read */
export async function readInput({ t }: Terminal, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new BadInput([
      t('cannotRead', { path, why: error instanceof Error ? error.message : String(error) }),
    ])
  }
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`)
