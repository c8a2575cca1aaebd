import { join } from 'node:path'
import { readDatabaseFile } from '#db/sqlite/database-files'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { authorize } from './authorize.server'
import { type Manifest, makeBackup } from './backup.server'
import type { Context } from './context'
import { transact } from './transact.server'

/** Who works at the machine itself holds the files anyway; a person needs the permission. */
function authorizeOperator(actor: Actor): void {
  if (actor.id !== null) authorize(actor, 'installation.administer', null)
}

const refsOf = ({ database, madeAt, events }: Manifest) => ({
  sha256: database.sha256,
  made_at: madeAt,
  events,
})

/**
 * Makes a proven backup of the running installation and records that it was made.
 * @throws ForbiddenError; Error when the directory holds a backup already or the copy does not prove
 */
export async function backUp(ctx: Context, actor: Actor, directory: string): Promise<Manifest> {
  authorizeOperator(actor)
  const manifest = await makeBackup(ctx.dataDir, directory, ctx.now())
  await transact(ctx, actor, { type: 'backup.made' }, async (_, record) => record.refs(refsOf(manifest)))
  return manifest
}

/** Records in the restored installation that it was restored, by whom and from what. */
export async function recordRestore(ctx: Context, actor: Actor, manifest: Manifest): Promise<void> {
  await transact(ctx, actor, { type: 'restore.made' }, async (_, record) => record.refs(refsOf(manifest)))
}

/**
 * Before a restore: whether this account will be there, and an administrator, afterwards.
 * @throws NotFoundError
 */
export async function requireAdministratorInBackup(directory: string, account: string): Promise<void> {
  const found = await readDatabaseFile(join(directory, 'sinilai.sqlite'), (sqlite) =>
    sqlite
      .prepare<[string], { id: number }>(
        `SELECT person.id FROM person JOIN role_grant ON role_grant.person_id = person.id
         WHERE person.account = ? AND person.disabled_at IS NULL
           AND role_grant.role = 'administrator' AND role_grant.revoked_at IS NULL`,
      )
      .get(account),
  )
  if (!found) throw new NotFoundError('account')
}
