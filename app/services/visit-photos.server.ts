import { open, rm } from 'node:fs/promises'
import { findVisitPhoto, listSheetPhotos, type VisitPhotoRow } from '#db/queries/visit-photos'
import { findWriteKey } from '#db/queries/write-keys'
import type { Actor } from '~/domain/actors'
import { InputError, inputError, NotFoundError, StateError } from '~/domain/errors'
import { type CameraData, readCameraData } from '~/domain/exif'
import type { Zone } from '~/domain/time'
import {
  LONGEST_CAPTION,
  MOST_VISIT_PHOTOS,
  readPlace,
  type SentPhoto,
  type VisitPhoto,
  writePlace,
} from '~/domain/visit-photos'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { orderRenditions, type ReceivedFile } from './evidence-files.server'
import { fileProblem } from './evidence-room.server'
import { examineFile, type KeptFile, keepFile, saveFile } from './file-examination.server'
import { leavesOf, loadSheetAccess, requireReady, type SheetAccess } from './sheet-access.server'
import { type Tx, transact, type WriteKey } from './transact.server'
import { readWorkIndicators } from './visit-indicators.server'

/** Photos that a judge sends with one form, or one that a device sends. */
export interface SentPhotos extends SentPhoto {
  files: readonly ReceivedFile[]
  /** Names of files that were larger than a file may be. */
  tooLarge: readonly string[]
  /** Whether the place that a camera wrote into a photo may be kept. */
  keepsPlace: boolean
  /** From a device that kept it: it is taken also after the stage has closed, which its times show. */
  offline: boolean
}

/** A photo that has been read, without its place. */
interface Checked extends KeptFile {
  camera: CameraData
}

/**
 * Keeps photos of a field visit as files of the judge's sheet. Where a photo tells its place, what is kept is drawn anew
 * without it: the place is kept apart, and only if the judge allows it.
 * @throws InputError at `files`, `caption` or `indicator`; StateError `stage_not_open_yet`, `stage_closed`;
 * NotFoundError for whoever may not judge the entry, and in stages that visit nobody
 */
export async function addVisitPhotos(
  ctx: Context,
  actor: Actor,
  uid: string,
  sent: SentPhotos,
  once?: WriteKey,
): Promise<{ photos: string[] }> {
  const act = { type: 'visit.photo_added', ...(once ? { once } : {}) } as const
  // A repeated upload gets its first answer.
  if (once && (await findWriteKey(ctx.db, actor.id ?? 0, once.key)))
    return transact(ctx, actor, act, async () => ({ photos: [] }))
  const before = await loadForPhotos(ctx.db as Tx, ctx, actor, uid, sent)
  if (sent.files.length === 0 && sent.tooLarge.length === 0) throw inputError('files', 'file_required')
  const problems = sent.tooLarge.map((name) => fileProblem('file_too_large', name))
  const checked: Checked[] = []
  for (const file of sent.files) {
    const answer = await checkPhoto(ctx, file, before.work.zone)
    if ('kind' in answer) problems.push(answer)
    else checked.push(answer)
  }
  if (problems.length > 0) throw new InputError(problems)
  for (const file of checked) await keepFile(ctx, file)
  const added = await transact(ctx, actor, act, async (tx, record) => {
    const access = await loadForPhotos(tx, ctx, actor, uid, sent)
    const present = await listSheetPhotos(tx, access.work.id)
    const known = new Map(present.map((row) => [row.sha256, row.uid]))
    const photos: string[] = []
    for (const file of checked) {
      const earlier = known.get(file.sha256)
      if (earlier === undefined && known.size >= MOST_VISIT_PHOTOS)
        throw new InputError([{ field: 'files', kind: 'visit_full', params: { max: MOST_VISIT_PHOTOS } }])
      const row = earlier === undefined ? await insertPhoto(file, access, tx, record) : { uid: earlier }
      known.set(file.sha256, row.uid)
      photos.push(row.uid)
    }
    record.chain(access.work.competitionUid)
    record.refs({ assignment: uid, stage: access.work.stage, photos })
    return { photos }
  })
  await orderRenditions(
    ctx,
    actor,
    checked.map((file) => ({ ...file, name: '' })),
  )
  return added

  async function insertPhoto(
    file: Checked,
    { work }: SheetAccess,
    tx: Tx,
    record: Parameters<Parameters<typeof transact>[3]>[1],
  ) {
    await saveFile(ctx, tx, file)
    const takenAt = file.camera.takenAt ?? sent.takenAt
    const place = sent.place ?? (sent.keepsPlace ? file.camera.place : null)
    return record.insert('visit_photo', {
      assignment_id: work.id,
      person_id: actor.id ?? 0,
      blob_sha256: file.sha256,
      indicator: sent.indicator === '' ? null : sent.indicator,
      taken_at: takenAt,
      time_from: file.camera.takenAt ? 'camera' : sent.takenAt ? 'device' : null,
      offline: sent.offline ? 1 : 0,
      received_at: ctx.now().toISOString(),
      caption: sent.caption.trim() || null,
      place: place && writePlace(place),
    })
  }
}

async function loadForPhotos(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  uid: string,
  { caption, indicator, offline }: Pick<SentPhotos, 'caption' | 'indicator' | 'offline'>,
): Promise<SheetAccess> {
  const access = await loadSheetAccess(tx, ctx, actor, uid)
  authorizeSight(actor, 'dossier.judge', access.subject)
  authorize(actor, 'sheet.score', access.subject)
  if (access.rules.stage.kind !== 'field') throw new NotFoundError('visit')
  if (access.window === 'before') throw new StateError('stage_not_open_yet')
  if (access.window === 'closed' && !offline) throw new StateError('stage_closed')
  await requireReady(tx, ctx, actor, access)
  if (caption.trim().length > LONGEST_CAPTION)
    throw inputError('caption', 'too_long', { max: LONGEST_CAPTION })
  // What a device carries may be older than the dossier: a photo is never lost over what it shows.
  if (indicator !== '' && !offline) {
    const known = await readWorkIndicators(tx, access, leavesOf(access), 'id')
    if (!known.some(({ key }) => key === indicator)) throw inputError('indicator', 'invalid')
  }
  return access
}

const HEAD = 256 * 1024

async function checkPhoto(ctx: Context, file: ReceivedFile, zone: Zone) {
  const examined = await examineFile(ctx, file.path)
  if (!examined.ok) return fileProblem(examined.problem, file.name)
  if (examined.mediaType === 'application/pdf') return fileProblem('file_no_photo', file.name)
  const camera =
    examined.mediaType === 'image/jpeg'
      ? readCameraData(await readHead(file.path), zone)
      : { takenAt: null, tellsPlace: true, place: null }
  if (!camera.tellsPlace) return { ...examined, ...file, camera }
  // Drawn anew: no byte of what is kept says where it was taken.
  if (examined.thumbnail) await rm(examined.thumbnail.path, { force: true })
  const to = ctx.files.temporary()
  const { mediaType } = examined
  const drawn = await ctx.media.renderPicture({ path: file.path, mediaType, kind: 'clean', to })
  if (!drawn.ok) return fileProblem(drawn.problem, file.name)
  const again = await examineFile(ctx, to)
  if (!again.ok) return fileProblem(again.problem, file.name)
  return { ...again, name: file.name, path: to, size: drawn.size, sha256: drawn.sha256, camera }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A photo as a page shows it. */
export const photoOf = (row: VisitPhotoRow): VisitPhoto => ({
  uid: row.uid,
  caption: row.caption ?? '',
  indicator: row.indicator,
  takenAt: row.takenAt,
  timeFrom: row.timeFrom as VisitPhoto['timeFrom'],
  receivedAt: row.receivedAt,
  offline: row.offline === 1,
  place: row.place === null ? null : readPlace(row.place),
  judge: row.judge,
})

/**
 * Removes a photo from the visit, by its judge alone and while the stage is open: others get it no more. Its row and its
 * hash stay.
 * @throws NotFoundError, StateError `stage_closed`
 */
export async function removeVisitPhoto(
  ctx: Context,
  actor: Actor,
  { assignment, photo }: { assignment: string; photo: string },
  once?: WriteKey,
): Promise<void> {
  const act = { type: 'visit.photo_removed', ...(once ? { once } : {}) } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const access = await loadSheetAccess(tx, ctx, actor, assignment)
    authorizeSight(actor, 'dossier.judge', access.subject)
    authorize(actor, 'sheet.score', access.subject)
    if (access.window !== 'open') throw new StateError('stage_closed')
    const row = await findVisitPhoto(tx, photo)
    if (row?.assignmentId !== access.work.id || row.personId !== actor.id) throw new NotFoundError('photo')
    await record.update('visit_photo', row.id, { removed_at: ctx.now().toISOString() })
    record.chain(access.work.competitionUid)
    record.refs({ assignment, photo })
  })
}
