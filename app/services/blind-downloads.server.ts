import { findBlindRendition } from '#db/queries/renditions'
import { findRevisionByUid } from '#db/queries/revisions'
import type { Actor } from '~/domain/actors'
import { type BlindFile, blindFileName, blindPieceId } from '~/domain/blind/content'
import type { DossierContent } from '~/domain/dossiers'
import { NotFoundError } from '~/domain/errors'
import { authorizeSight } from './authorize.server'
import { loadBlind } from './blind-loading.server'
import type { Context } from './context'
import type { HandedFile } from './file-names.server'
import { findRendition } from './renditions.server'
import { loadSheetAccess } from './sheet-access.server'

/** Where a judge gets a piece of the dossier number `number` (from 1) of the entry before them. */
export const judgeFileHref = (assignment: string, number: number, piece: string): string =>
  `/unduh/lembar/${assignment}/${number}/${piece}`

interface Asked {
  piece: string
  /** The small picture instead of the file. */
  small: boolean
}

/** A file of a blind rendition as its judges get it, for them. @throws NotFoundError */
export async function findJudgeFile(
  ctx: Context,
  actor: Actor,
  place: { assignment: string; number: string } & Asked,
): Promise<HandedFile> {
  const { work, subject } = await loadSheetAccess(ctx.db, ctx, actor, place.assignment)
  authorizeSight(actor, 'sheet.score', subject)
  const uid = (JSON.parse(work.revisions) as string[])[Number(place.number) - 1]
  const revision = uid === undefined ? undefined : await findRevisionByUid(ctx.db, uid)
  const stored = revision && (await findBlindRendition(ctx.db, revision.id))
  if (work.rendition !== 'blind' || !revision?.content || !stored?.checked_at || !stored.files)
    throw new NotFoundError('evidence')
  return handBlind(ctx, JSON.parse(revision.content), JSON.parse(stored.files), place)
}

/** The same for the organizer who checks it. @throws NotFoundError */
export async function findPreviewFile(
  ctx: Context,
  actor: Actor,
  place: { slug: string; revision: string } & Asked,
): Promise<HandedFile> {
  const { content, files } = await loadBlind(ctx.db, actor, place.slug, place.revision)
  return handBlind(ctx, content, files, place)
}

async function handBlind(
  ctx: Context,
  content: DossierContent,
  files: readonly BlindFile[],
  { piece, small }: Asked,
): Promise<HandedFile> {
  const index = content.evidence.findIndex((_, at) => blindPieceId(at + 1) === piece)
  const item = content.evidence[index]
  const decided = files.find(({ evidence, shown }) => shown && evidence === item?.uid)
  if (!item || item.visibility === 'closed' || !decided?.file) throw new NotFoundError('evidence')
  const { sha256, mediaType, size } = decided.file
  if (small) {
    const picture = await findRendition(ctx, { sha256, mediaType }, 'thumbnail')
    const { sha256: own, media_type, size: bytes } = picture
    return hand(ctx, own, media_type, bytes, index)
  }
  return hand(ctx, sha256, mediaType, size, index)
}

const hand = (ctx: Context, sha256: string, mediaType: string, size: number, index: number): HandedFile => ({
  path: ctx.files.path(sha256),
  fileName: blindFileName(index + 1, mediaType),
  mediaType,
  size,
})
