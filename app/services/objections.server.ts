import type { Db } from '#db/connect'
import {
  deleteObjectionDraft,
  findObjectionDraft,
  findObjectionFile,
  listEntryObjections,
  listObjectionFiles,
  type ObjectionRow,
  saveObjectionDraft,
} from '#db/queries/objections'
import { findResult } from '#db/queries/results'
import { findWriteKey } from '#db/queries/write-keys'
import type { Actor } from '~/domain/actors'
import { InputError, NotFoundError, StateError } from '~/domain/errors'
import { objectionWindow } from '~/domain/objections'
import { can } from '~/domain/policy'
import { authorize, authorizeSight } from './authorize.server'
import { fingerprint, refuseStale } from './based-on.server'
import type { Context } from './context'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, loadDossier } from './dossier-loading.server'
import { checkFile, type ReceivedFile } from './evidence-files.server'
import { keepFile, saveFile } from './file-examination.server'
import { cleanFileName, type HandedFile } from './file-names.server'
import { headOfDossier, readOwnResult } from './own-results.server'
import { newReceiptCode } from './receipts.server'
import type { WriteKey } from './transact.server'

export const MOST_OBJECTION_FILES = 5

/** Which result, by the dossier of the entry that objects. */
export interface ObjectionPlace {
  uid: string
  number: number
}

/** A result of the entry's competition that its team may object to or has been able to. @throws NotFoundError */
async function findObjectable(db: Db, ctx: Context, loaded: LoadedDossier, number: number) {
  const result = Number.isSafeInteger(number)
    ? await findResult(db, loaded.competition.id, number)
    : undefined
  const window = result ? objectionWindow(result, ctx.now().toISOString()) : 'none'
  if (!result || window === 'none') throw new NotFoundError('result')
  const read = await readOwnResult(db, result, loaded.entry.uid)
  if (!read) throw new NotFoundError('result')
  return { result, window, own: read.own, stage: read.snapshot.stage?.name ?? null }
}

/** An objection as its team reads it. */
const viewOf = (row: ObjectionRow, files: Awaited<ReturnType<typeof listObjectionFiles>>) => ({
  ...{ uid: row.uid, state: row.state, grounds: row.grounds, answer: row.answer, code: row.code },
  ...{ submittedAt: row.submittedAt, answeredAt: row.answeredAt },
  files: files
    .filter(({ objectionId }) => objectionId === row.id)
    .map(({ uid, fileName, erasedAt }) => ({ uid, fileName, erased: erasedAt !== null })),
})

/** The page on which a team objects. @throws NotFoundError */
export async function viewObjecting(ctx: Context, actor: Actor, { uid, number }: ObjectionPlace) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  authorizeSight(actor, 'objection.write', loaded.subject)
  const { result, window, stage } = await findObjectable(ctx.db, ctx, loaded, number)
  const own = (await listEntryObjections(ctx.db, loaded.entry.id)).filter(
    ({ resultId }) => resultId === result.id,
  )
  const files = await listObjectionFiles(
    ctx.db,
    own.map(({ id }) => id),
  )
  const draft = await findObjectionDraft(ctx.db, loaded.entry.id, result.id)
  return {
    ...headOfDossier(loaded),
    now: ctx.now().toISOString(),
    result: { number, stage, until: result.objectionsUntil },
    window,
    standing: own.some(({ state }) => state !== 'withdrawn'),
    objections: own.map((row) => viewOf(row, files)),
    draft: draft?.grounds ?? '',
    basedOn: fingerprint({ grounds: draft?.grounds ?? '' }),
    maySend: can(actor, 'objection.send', loaded.subject),
  }
}

/** @throws StateError `objection_closed` after the window's last minute, `objection_standing` */
async function requireOpen(db: Db, ctx: Context, loaded: LoadedDossier, number: number, received: string) {
  const found = await findObjectable(db, ctx, loaded, number)
  if (objectionWindow(found.result, received) !== 'open') throw new StateError('objection_closed')
  const own = await listEntryObjections(db, loaded.entry.id)
  const standing = own.find(({ resultId, state }) => resultId === found.result.id && state !== 'withdrawn')
  return { ...found, standing }
}

/** Keeps what a team has written and not sent; work in progress, so nothing is recorded. @throws StateError */
export async function draftObjection(
  ctx: Context,
  actor: Actor,
  { uid, number }: ObjectionPlace,
  { grounds, basedOn }: { grounds: string; basedOn: string },
): Promise<void> {
  const loaded = await loadDossier(ctx.db, actor, uid)
  authorizeSight(actor, 'objection.write', loaded.subject)
  const at = ctx.now().toISOString()
  const { result, standing } = await requireOpen(ctx.db, ctx, loaded, number, at)
  if (standing) throw new StateError('objection_standing')
  const stored = (await findObjectionDraft(ctx.db, loaded.entry.id, result.id))?.grounds ?? ''
  refuseStale(basedOn, { stored: { grounds: stored }, typed: { grounds } }, { choices: [] })
  await saveObjectionDraft(ctx.db, {
    ...{ entry_id: loaded.entry.id, official_result_id: result.id, grounds },
    ...{ written_by: actor.id ?? 0, written_at: at },
  })
}

/**
 * Sends an objection with its evidence. In time is what the server had before the window's last minute was over.
 * @throws InputError at `files`; StateError `objection_closed`, `objection_standing`; ForbiddenError
 */
export async function sendObjection(
  ctx: Context,
  actor: Actor,
  { uid, number }: ObjectionPlace,
  { grounds, files }: { grounds: string; files: readonly ReceivedFile[] },
  once?: WriteKey,
): Promise<{ code: string }> {
  const received = ctx.now().toISOString()
  const before = await loadDossier(ctx.db, actor, uid)
  authorizeSight(actor, 'objection.write', before.subject)
  authorize(actor, 'objection.send', before.subject)
  // A repeated form gets its first answer, also after the window.
  const act = { uid, type: 'objection.sent', once } as const
  if (once && (await findWriteKey(ctx.db, actor.id ?? 0, once.key)))
    return actOnDossier(ctx, actor, act, async () => ({ code: '' }))
  const { standing } = await requireOpen(ctx.db, ctx, before, number, received)
  if (standing) throw new StateError('objection_standing')
  const checked = await checkFiles(ctx, files)
  for (const file of checked) await keepFile(ctx, file)
  return actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'objection.send', loaded.subject)
    const { result, standing } = await requireOpen(tx, ctx, loaded, number, received)
    if (standing) throw new StateError('objection_standing')
    const row = await record.insert('objection', {
      ...{
        entry_id: loaded.entry.id,
        official_result_id: result.id,
        state: 'received',
        grounds,
        answer: null,
      },
      ...{ submitted_by: actor.id ?? 0, submitted_at: received },
    })
    for (const [position, file] of checked.entries()) {
      await saveFile(ctx, tx, file)
      await record.insert('objection_file', {
        ...{ objection_id: row.id, position, blob_sha256: file.sha256 },
        file_name: cleanFileName(file.name, file.mediaType),
      })
    }
    const code = newReceiptCode(ctx)
    await record.insert('document_code', {
      ...{
        code,
        kind: 'receipt',
        subject: row.uid,
        competition_id: loaded.competition.id,
        created_at: received,
      },
    })
    await deleteObjectionDraft(tx, loaded.entry.id, result.id)
    record.refs({ objection: row.uid, result: result.uid, number })
    return { code }
  })
}

/** @throws InputError at `files`, naming each that is not taken */
async function checkFiles(ctx: Context, files: readonly ReceivedFile[]) {
  if (files.length > MOST_OBJECTION_FILES)
    throw new InputError([
      { field: 'files', kind: 'too_many_objection_files', params: { max: MOST_OBJECTION_FILES } },
    ])
  const checked = []
  const problems = []
  for (const file of files) {
    const answer = await checkFile(ctx, file, undefined)
    if ('kind' in answer) problems.push({ ...answer, field: 'files' })
    else checked.push(answer)
  }
  if (problems.length > 0) throw new InputError(problems)
  return checked
}

/** Takes an objection back while its window is open. @throws StateError, ForbiddenError, NotFoundError */
export async function withdrawObjection(
  ctx: Context,
  actor: Actor,
  { uid, number }: ObjectionPlace,
  once?: WriteKey,
): Promise<void> {
  await actOnDossier(ctx, actor, { uid, type: 'objection.withdrawn', once }, async (loaded, tx, record) => {
    authorizeSight(actor, 'objection.write', loaded.subject)
    authorize(actor, 'objection.send', loaded.subject)
    const { standing } = await requireOpen(tx, ctx, loaded, number, ctx.now().toISOString())
    if (!standing) throw new StateError('objection_none')
    if (standing.state !== 'received') throw new StateError('objection_decided')
    await record.update('objection', standing.id, { state: 'withdrawn' })
    record.refs({ objection: standing.uid, number })
  })
}

/** Evidence of an objection, for its team and those who run the competition. @throws NotFoundError */
export async function findObjectionEvidence(ctx: Context, actor: Actor, uid: string): Promise<HandedFile> {
  const row = await findObjectionFile(ctx.db, uid)
  const entry =
    row &&
    (await ctx.db
      .selectFrom('objection')
      .innerJoin('entry', 'entry.id', 'objection.entry_id')
      .innerJoin('competition', 'competition.id', 'entry.competition_id')
      .select(['competition.id', 'competition.host_region as hostRegion', 'entry.region_code as region'])
      .where('objection.uid', '=', row.objection)
      .executeTakeFirst())
  const sees = entry && (can(actor, 'objection.write', entry) || can(actor, 'result.view', entry))
  if (!row || !sees || row.erasedAt !== null) throw new NotFoundError('objection_file')
  return {
    path: ctx.files.path(row.sha256),
    mediaType: row.mediaType,
    size: row.size,
    fileName: row.fileName,
  }
}
