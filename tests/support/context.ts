import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { saveCredential } from '#db/queries/credentials'
import type { Actor, Role } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import { type ContextOptions, type OpenContext, openContext } from '~/server/context'
import { loadActor } from '~/services/actors.server'
import type { Context } from '~/services/context'
import { hashPassword } from '~/services/passwords.server'
import { transact } from '~/services/transact.server'

/** Bytes that differ from call to call and repeat from run to run. */
export function seededRandom(seed: string): (length: number) => Uint8Array {
  let count = 0
  return (length) => {
    const bytes = Buffer.alloc(length)
    for (let offset = 0; offset < length; offset += 32) {
      createHash('sha256').update(`${seed} ${count++}`).digest().copy(bytes, offset)
    }
    return bytes
  }
}

export interface TestContext extends OpenContext {
  /** Moves the clock: an instant, or milliseconds to add. */
  setNow(moment: string | number): void
  /** What was logged. */
  readonly logged: Record<string, unknown>[]
}

/** A context on a fresh migrated database in a directory of its own. The caller closes it. */
export async function openTestContext(options: Partial<ContextOptions> = {}): Promise<TestContext> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'sinilai-'))
  let now = new Date('2026-03-02T03:00:00.000Z')
  const logged: Record<string, unknown>[] = []
  const ctx = await openContext({
    random: seededRandom('test'),
    log: (entry) => logged.push(entry),
    env: { NODE_ENV: 'test' },
    now: () => now,
    ...options,
    dataDir,
  })
  return {
    ...ctx,
    logged,
    setNow(moment) {
      now = typeof moment === 'number' ? new Date(now.getTime() + moment) : new Date(moment)
    },
    async close() {
      await ctx.close()
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** For one test: closed and removed when it ends. */
export async function useTestContext(options: Partial<ContextOptions> = {}): Promise<TestContext> {
  const ctx = await openTestContext(options)
  onTestFinished(() => ctx.close())
  return ctx
}

export const PASSWORD = 'lentera-merah-jambu-7'
let passwordHash: Promise<string> | undefined

interface NewPerson {
  account: string
  name?: string
  homeRegion?: string
  grants?: { role: Role; region?: string; competition?: number }[]
}

/** A person with grants and the password `PASSWORD`. */
export async function addPerson(
  ctx: Context,
  { account, name, homeRegion, grants = [] }: NewPerson,
): Promise<Actor> {
  passwordHash ??= hashPassword(PASSWORD)
  const hash = await passwordHash
  const at = ctx.now().toISOString()
  const id = await transact(ctx, SYSTEM, { type: 'account.created' }, async (tx, record) => {
    const person = await record.insert('person', {
      account,
      name: name ?? account,
      home_region: homeRegion ?? null,
      created_at: at,
    })
    await saveCredential(tx, person.id, hash, at)
    for (const { role, region, competition } of grants)
      await record.insert('role_grant', {
        person_id: person.id,
        role,
        scope: competition ? 'competition' : region ? 'region' : 'installation',
        region_code: region ?? null,
        competition_id: competition ?? null,
        valid_from: at,
      })
    return person.id
  })
  const actor = await loadActor(ctx, id)
  if (!actor) throw new Error('the person was not created')
  return actor
}
