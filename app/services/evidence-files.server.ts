import { rm } from 'node:fs/promises'
import { listEvidence } from '#db/queries/evidence'
import { findWriteKey } from '#db/queries/write-keys'
import type { Actor } from '~/domain/actors'
import { uploadMoment } from '~/domain/dossiers'
import { InputError, inputError, type Problem } from '~/domain/errors'
import type { EvidenceSlot } from '~/domain/fields/form'
import { uploadGraceOf } from '~/domain/rules'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, loadDossier, requireEditable } from './dossier-loading.server'
import { checkDetails, type EvidenceDetails, toColumns } from './evidence-details.server'
import { fileProblem, measureRoom, takeRoom } from './evidence-room.server'
import { discardFile, examineFile, type KeptFile, keepFile, saveFile } from './file-examination.server'
import { cleanFileName } from './file-names.server'
import { requestJob } from './jobs.server'
import type { Recorder, Tx, WriteKey } from './transact.server'

/** A file that the server has on disk, with the hash it computed while reading it. */
export interface ReceivedFile {
  name: string
  path: string
  size: number
  sha256: string
}

export interface CheckedFile extends KeptFile {
  name: string
}

export interface NewFiles {
  uid: string
  files: readonly ReceivedFile[]
  /** Names of files that were larger than a file may be. */
  tooLarge: readonly string[]
  details: EvidenceDetails
  /** When the upload began, which is what counts before closing. */
  begun: Date
}

/** What became of the files of one upload; a problem for each refused one. */
export interface AddedFiles {
  stored: { uid: string; name: string }[]
  refused: Problem[]
}

/**
 * Adds files to a draft, each for itself: what can be read is kept under its hash, what cannot is refused with a
 * problem that names it, and of that nothing stays on disk.
 * @throws InputError when none is stored, or at the details. StateError when the dossier cannot be changed.
 */
export async function addFiles(
  ctx: Context,
  actor: Actor,
  input: NewFiles,
  once?: WriteKey,
): Promise<AddedFiles> {
  const { uid, files, tooLarge, details } = input
  const act = { uid, type: 'evidence.added', once } as const
  // A repeated upload gets its first answer: the room that it took up is not asked for again.
  if (once && (await findWriteKey(ctx.db, actor.id ?? 0, once.key)))
    return actOnDossier(ctx, actor, act, async () => ({ stored: [], refused: [] }))
  const before = await loadDossier(ctx.db, actor, uid)
  const slot = requireWritable(ctx, actor, before, input)
  if (files.length === 0 && tooLarge.length === 0) throw inputError('files', 'file_required')
  const refused = tooLarge.map((name) => fileProblem('file_too_large', name))
  const room = measureRoom(await listEvidence(ctx.db, before.dossier.id), slot)
  const checked: CheckedFile[] = []
  for (const file of files) {
    const answer = takeRoom(room, file, slot) ?? (await checkFile(ctx, file, slot))
    if (!('kind' in answer)) checked.push(answer)
    else {
      refused.push(answer)
      await rm(file.path, { force: true })
    }
  }
  if (checked.length === 0) throw new InputError(refused)
  for (const file of checked) await keepFile(ctx, file)
  const added = await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    requireWritable(ctx, actor, loaded, input)
    const present = await listEvidence(tx, loaded.dossier.id)
    const left = measureRoom(present, slot)
    const added: AddedFiles = { stored: [], refused: [...refused] }
    let position = Math.max(-1, ...present.map((row) => row.position)) + 1
    for (const file of checked) {
      const problem = takeRoom(left, file, slot)
      if (problem) added.refused.push(problem)
      else {
        const place = { ...file, details, position: position++ }
        added.stored.push(await insertFile(ctx, actor, tx, record, loaded, place))
      }
    }
    if (added.stored.length === 0) throw new InputError(added.refused)
    record.refs({ dossier: uid })
    return added
  })
  await orderRenditions(ctx, actor, checked)
  return added
}

/** @throws ForbiddenError; StateError when the dossier cannot be changed by an upload begun then */
export function requireMoment(ctx: Context, actor: Actor, loaded: LoadedDossier, begun: Date): void {
  authorize(actor, 'dossier.write', loaded.subject)
  requireEditable(loaded, uploadMoment(begun, ctx.now(), uploadGraceOf(loaded.current.rules.submission)))
}

function requireWritable(ctx: Context, actor: Actor, loaded: LoadedDossier, input: NewFiles) {
  requireMoment(ctx, actor, loaded, input.begun)
  return checkDetails(loaded, input.details)
}

/** Reads one file and finds out whether it is taken. */
export async function checkFile(
  ctx: Context,
  file: ReceivedFile,
  slot: EvidenceSlot | undefined,
): Promise<CheckedFile | Problem> {
  const examined = await examineFile(ctx, file.path)
  if (!examined.ok) return fileProblem(examined.problem, file.name)
  const { name, path, size, sha256 } = file
  const { mediaType, width, height, pages, thumbnail } = examined
  const checked = { name, path, size, sha256, mediaType, width, height, pages, thumbnail }
  if (!slot || slot.accept.includes(mediaType)) return checked
  await discardFile(checked)
  return fileProblem('file_not_in_slot', name)
}

async function insertFile(
  ctx: Context,
  actor: Actor,
  tx: Tx,
  record: Recorder,
  loaded: LoadedDossier,
  file: CheckedFile & { details: EvidenceDetails; position: number },
): Promise<{ uid: string; name: string }> {
  await saveFile(ctx, tx, file)
  const row = await record.insert('evidence', {
    dossier_id: loaded.dossier.id,
    kind: 'file',
    blob_sha256: file.sha256,
    file_name: cleanFileName(file.name, file.mediaType),
    position: file.position,
    ...toColumns(file.details),
    uploaded_by: actor.id,
    uploaded_at: ctx.now().toISOString(),
  })
  return { uid: row.uid, name: row.file_name ?? '' }
}

/** The renditions that others get are made afterwards, so that nobody waits for them. */
export async function orderRenditions(
  ctx: Context,
  actor: Actor,
  files: readonly CheckedFile[],
): Promise<void> {
  const pictures = files.filter(({ thumbnail }) => thumbnail).map(({ sha256 }) => sha256)
  if (pictures.length > 0) await requestJob(ctx, actor, 'pictures', { sha256: pictures })
}
