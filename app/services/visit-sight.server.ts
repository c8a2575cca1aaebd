import { findVisitPhoto, listSheetPhotos } from '#db/queries/visit-photos'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { VisitPhoto } from '~/domain/visit-photos'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import { cleanFileName, type HandedFile } from './file-names.server'
import type { PictureType } from './media'
import { findRendition } from './renditions.server'
import { isSealed } from './seals.server'
import { loadSheetAccess, type SheetAccess } from './sheet-access.server'
import { owedEntries } from './sheet-reading.server'
import { photoOf } from './visit-photos.server'

/** Photos of a judge's own sheet, where its stage is a field verification; null elsewhere. */
export async function readOwnPhotos(
  ctx: Context,
  { work, rules }: SheetAccess,
): Promise<VisitPhoto[] | null> {
  if (rules.stage.kind !== 'field') return null
  return (await listSheetPhotos(ctx.db, work.id)).map(photoOf)
}

/** One of a judge's own photos. @throws NotFoundError */
export async function readOwnPhoto(ctx: Context, actor: Actor, assignment: string, photo: string) {
  const access = await loadSheetAccess(ctx.db, ctx, actor, assignment)
  authorizeSight(actor, 'dossier.judge', access.subject)
  const found = (await readOwnPhotos(ctx, access))?.find(({ uid }) => uid === photo)
  if (!found) throw new NotFoundError('photo')
  return { photo: found, zone: access.work.zone, label: access.work.label }
}

/**
 * The picture of a photo without anything but what it looks like: for its judge, and for those who see the panel's sheets,
 * of a sealed stage once its seal is open. Teams never.
 * @throws NotFoundError
 */
async function findSeen(
  ctx: Context,
  actor: Actor,
  uid: string,
  kind: 'clean' | 'thumbnail',
): Promise<HandedFile> {
  const photo = await findVisitPhoto(ctx.db, uid)
  if (!photo) throw new NotFoundError('photo')
  const access = await loadSheetAccess(ctx.db, ctx, actor, photo.assignment)
  const isOwn = photo.personId === actor.id && can(actor, 'dossier.judge', access.subject)
  if (!isOwn && !(await seesOthers(ctx, actor, photo))) throw new NotFoundError('photo')
  const { sha256 } = photo
  const shown = await findRendition(ctx, { sha256, mediaType: photo.mediaType }, kind)
  return {
    path: ctx.files.path(shown.sha256),
    mediaType: shown.media_type,
    size: shown.size,
    fileName: cleanFileName(`foto-lapangan-${photo.label}`, shown.media_type as PictureType),
  }
}

async function seesOthers(
  ctx: Context,
  actor: Actor,
  photo: NonNullable<Awaited<ReturnType<typeof findVisitPhoto>>>,
): Promise<boolean> {
  if (photo.personId === actor.id || photo.state !== 'active') return false
  if (await isSealed(ctx.db, photo.competitionId, photo.stage)) return false
  const owed = await owedEntries(ctx.db, ctx, actor, photo)
  return can(actor, 'sheet.view', {
    id: photo.competitionId,
    hostRegion: photo.hostRegion,
    judge: photo.personId,
    ownSubmitted: !owed.has(photo.stageEntryId),
  })
}

export const findVisitPicture = (ctx: Context, actor: Actor, uid: string) =>
  findSeen(ctx, actor, uid, 'clean')
export const findVisitThumbnail = (ctx: Context, actor: Actor, uid: string) =>
  findSeen(ctx, actor, uid, 'thumbnail')
