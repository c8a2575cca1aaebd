import { rm } from 'node:fs/promises'
import { saveBlob } from '#db/queries/evidence'
import type { BlindFile } from '~/domain/blind/content'
import { type BlindName, findNames } from '~/domain/blind/names'
import type { EvidenceItem } from '~/domain/dossiers'
import type { Context } from './context'
import type { MediaProblem } from './media'
import { findRendition, pictureType } from './renditions.server'

type Problem = MediaProblem | 'blind_link_named'

/**
 * What judges of a blind stage get of each chosen piece: pictures decoded and written anew, PDFs drawn anew with names
 * covered, links that hold no name. Long work, so before the act that remembers it.
 */
export async function makeBlindFiles(
  ctx: Context,
  items: readonly EvidenceItem[],
  shown: ReadonlySet<string>,
  names: readonly BlindName[],
): Promise<BlindFile[]> {
  const made: BlindFile[] = []
  for (const item of items) {
    const withheld: BlindFile = { evidence: item.uid, shown: false, file: null }
    if (!shown.has(item.uid) || item.visibility === 'closed') {
      made.push(withheld)
      continue
    }
    const outcome = await makeBlindFile(ctx, item, names)
    made.push('problem' in outcome ? { ...withheld, ...outcome } : { ...withheld, shown: true, ...outcome })
  }
  return made
}

async function makeBlindFile(
  ctx: Context,
  item: EvidenceItem,
  names: readonly BlindName[],
): Promise<{ file: BlindFile['file'] } | { problem: Problem }> {
  if (item.kind === 'link')
    return findNames(item.url ?? '', names).length > 0 ? { problem: 'blind_link_named' } : { file: null }
  const { sha256, mediaType } = item
  if (sha256 === null) return { problem: 'file_damaged' }
  if (pictureType(mediaType)) {
    const clean = await findRendition(ctx, { sha256, mediaType }, 'clean')
    return { file: { sha256: clean.sha256, mediaType: clean.media_type, size: clean.size, pages: null } }
  }
  const to = ctx.files.temporary()
  try {
    const drawn = await ctx.media.renderBlindPdf({ path: ctx.files.path(sha256), names, to })
    if (!drawn.ok) return { problem: drawn.problem }
    await ctx.files.keep(to, drawn.sha256)
    const { size, pages } = drawn
    const blob = {
      sha256: drawn.sha256,
      media_type: 'application/pdf',
      size,
      pages,
      width: null,
      height: null,
    }
    await saveBlob(ctx.db, { ...blob, created_at: ctx.now().toISOString() })
    return { file: { sha256: drawn.sha256, mediaType: 'application/pdf', size, pages } }
  } finally {
    await rm(to, { force: true })
  }
}
