import { findStatement } from '#db/queries/revisions'
import type { Actor } from '~/domain/actors'
import { canonicalContent } from '~/domain/dossiers'
import { ForbiddenError, InputError, inputError, NotFoundError, StateError } from '~/domain/errors'
import type { EvidenceType } from '~/domain/fields/form'
import { can } from '~/domain/policy'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, loadDossier, readContent, requireEditable } from './dossier-loading.server'
import type { ReceivedFile } from './evidence-files.server'
import { examineFile, keepFile, saveFile } from './file-examination.server'
import { cleanFileName, type HandedFile } from './file-names.server'
import { sha256Hex } from './ids.server'
import type { Tx, WriteKey } from './transact.server'

/** Hash of what the draft says now: a release holds for exactly this, and any later edit ends it. */
export async function draftHash(db: Tx | Context['db'], loaded: LoadedDossier): Promise<string> {
  return sha256Hex(canonicalContent(await readContent(db, loaded)))
}

/**
 * The penanggung jawab releases what they have read: `seen` is the hash of the draft on their page.
 * @throws StateError `draft_changed` when somebody edited it meanwhile, `release_by_statement` when the rules
 * want the signed statement. InputError when the statement to agree to was not.
 */
export async function releaseDossier(
  ctx: Context,
  actor: Actor,
  input: { uid: string; seen: string; agreed: boolean },
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'dossier.released', once } as const
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.release', loaded.subject)
    requireEditable(loaded, ctx.now().toISOString())
    if (loaded.current.rules.submission.release === 'statement') throw new StateError('release_by_statement')
    if (!input.agreed) throw inputError('agreed', 'release_not_agreed')
    const hash = await draftHash(tx, loaded)
    if (hash !== input.seen) throw new StateError('draft_changed')
    await record.insert('release', {
      dossier_id: loaded.dossier.id,
      kind: 'account',
      draft_sha256: hash,
      released_by: requirePerson(actor),
      released_at: ctx.now().toISOString(),
    })
    record.refs({ dossier: input.uid })
  })
}

/**
 * Releases by the signed and stamped statement, uploaded by anybody of the team.
 * @throws StateError `draft_changed`, `release_by_account`. InputError at `statement`.
 */
export async function releaseByStatement(
  ctx: Context,
  actor: Actor,
  input: { uid: string; seen: string; file: ReceivedFile | undefined },
  once?: WriteKey,
): Promise<void> {
  const { uid, seen, file } = input
  const before = await loadDossier(ctx.db, actor, uid)
  authorize(actor, 'dossier.write', before.subject)
  requireEditable(before, ctx.now().toISOString())
  if (before.current.rules.submission.release === 'account') throw new StateError('release_by_account')
  if (!file) throw inputError('statement', 'file_required')
  const examined = await examineFile(ctx, file.path)
  if (!examined.ok)
    throw new InputError([{ field: 'statement', kind: examined.problem, params: { name: file.name } }])
  const kept = { ...examined, ...file }
  await keepFile(ctx, kept)
  await actOnDossier(ctx, actor, { uid, type: 'dossier.released', once }, async (loaded, tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    requireEditable(loaded, ctx.now().toISOString())
    const hash = await draftHash(tx, loaded)
    if (hash !== seen) throw new StateError('draft_changed')
    const at = ctx.now().toISOString()
    await saveFile(ctx, tx, kept)
    await record.insert('release', {
      dossier_id: loaded.dossier.id,
      kind: 'statement',
      draft_sha256: hash,
      released_by: requirePerson(actor),
      statement_sha256: file.sha256,
      released_at: at,
    })
    record.refs({ dossier: uid })
  })
}

/**
 * The file of a signed statement, for those who may see the whole dossier: judges, to whom it would name the
 * kelurahan, may not. @throws NotFoundError
 */
export async function findStatementFile(ctx: Context, actor: Actor, uid: string): Promise<HandedFile> {
  const row = await findStatement(ctx.db, uid)
  if (!row) throw new NotFoundError('statement')
  const { entry } = await loadDossier(ctx.db, actor, row.dossier)
  return {
    path: ctx.files.path(row.sha256),
    mediaType: row.media_type,
    size: row.size,
    fileName: cleanFileName(`surat-pernyataan-${entry.label}`, row.media_type as EvidenceType),
  }
}

function requirePerson(actor: Actor): number {
  if (actor.id === null) throw new ForbiddenError('dossier.release')
  return actor.id
}

/** Which ways of releasing this actor has, by the rules and their role. */
export function releaseWays(actor: Actor, { current, subject }: LoadedDossier) {
  const way = current.rules.submission.release
  return {
    account: way !== 'statement' && can(actor, 'dossier.release', subject),
    statement: way !== 'account' && can(actor, 'dossier.write', subject),
  }
}
