import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { listEvidence } from '#db/queries/evidence'
import { findWriteKey } from '#db/queries/write-keys'
import type { Actor } from '~/domain/actors'
import { InputError, inputError } from '~/domain/errors'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { loadDossier, requireEditable } from './dossier-loading.server'
import { checkDetails, type EvidenceDetails } from './evidence-details.server'
import { addFiles } from './evidence-files.server'
import { fileProblem, MAX_FILE_BYTES, measureRoom, takeRoom } from './evidence-room.server'

/** A file that arrives in pieces, as it was announced. */
export interface AnnouncedFile {
  dossier: string
  name: string
  size: number
  details: EvidenceDetails
}

/** The same once it was let in; `begun` is the moment that counts before closing. */
export interface BegunUpload extends AnnouncedFile {
  id: string
  person: string
  begun: string
}

/**
 * Whether this person may begin to upload that file now, so that nobody sends megabytes in vain.
 * @throws NotFoundError; ForbiddenError; StateError; InputError at `files`
 */
export async function checkAnnounced(ctx: Context, actor: Actor, file: AnnouncedFile): Promise<void> {
  const loaded = await loadDossier(ctx.db, actor, file.dossier)
  authorize(actor, 'dossier.write', loaded.subject)
  requireEditable(loaded, ctx.now().toISOString())
  const slot = checkDetails(loaded, file.details)
  if (!Number.isSafeInteger(file.size) || file.size < 0) throw inputError('files', 'file_required')
  if (file.size === 0) throw new InputError([fileProblem('file_empty', file.name)])
  if (file.size > MAX_FILE_BYTES) throw new InputError([fileProblem('file_too_large', file.name)])
  const room = measureRoom(await listEvidence(ctx.db, loaded.dossier.id), slot)
  const problem = takeRoom(room, file, slot)
  if (problem) throw new InputError([problem])
}

const writeKey = (id: string) => `:unggah-${id}`

/** Public id of the evidence that an upload has become, if it has. */
export async function findFinished(ctx: Context, actor: Actor, id: string): Promise<string | null> {
  const found = await findWriteKey(ctx.db, actor.id ?? 0, writeKey(id))
  if (!found) return null
  const { stored } = JSON.parse(found.result) as Awaited<ReturnType<typeof addFiles>>
  return stored[0]?.uid ?? null
}

/**
 * Makes evidence of a file that has arrived whole; asked again it answers the same.
 * @throws InputError at `files`: of a refused file nothing stays. StateError when the dossier was closed meanwhile.
 */
export async function finishUpload(
  ctx: Context,
  actor: Actor,
  upload: BegunUpload,
  path: string,
): Promise<{ uid: string }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const sha256 = hash.digest('hex')
  const { stored } = await addFiles(
    ctx,
    actor,
    {
      uid: upload.dossier,
      files: [{ name: upload.name, path, size: upload.size, sha256 }],
      tooLarge: [],
      details: upload.details,
      begun: new Date(upload.begun),
    },
    { key: writeKey(upload.id), sha256 },
  )
  return { uid: stored[0]?.uid ?? '' }
}
