import { readFile } from 'node:fs/promises'
import type { EvidenceItem } from '~/domain/dossiers'
import { NotFoundError } from '~/domain/errors'
import type { HandedFile } from './file-names.server'
import { pictureType } from './renditions.server'

/** Pictures of a printed dossier; more would make a file that nobody can send on. */
export const MOST_PICTURES = 24

/** The small pictures of a dossier's photos, by the id of the evidence; `find` decides what this reader may have. */
export async function readPictures(
  evidence: readonly EvidenceItem[],
  find: (item: EvidenceItem) => Promise<HandedFile>,
): Promise<Map<string, Uint8Array>> {
  const photos = evidence.filter(({ mediaType }) => pictureType(mediaType)).slice(0, MOST_PICTURES)
  const read = await Promise.all(photos.map(async (item) => [item.uid, await readOne(item, find)] as const))
  return new Map(read.flatMap(([uid, bytes]) => (bytes ? [[uid, bytes] as const] : [])))
}

/** A picture that cannot be drawn is left out: the rest of the document is worth having. */
async function readOne(
  item: EvidenceItem,
  find: (item: EvidenceItem) => Promise<HandedFile>,
): Promise<Uint8Array | null> {
  try {
    return await readFile((await find(item)).path)
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}
