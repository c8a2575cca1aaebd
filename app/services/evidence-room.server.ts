import type { listEvidence } from '#db/queries/evidence'
import type { Problem } from '~/domain/errors'
import type { EvidenceSlot } from '~/domain/fields/form'
import { cleanFileName } from './file-names.server'

/** What a team may keep in one dossier. */
export const QUOTA = { files: 60, bytes: 400 * 1024 * 1024, links: 40 } as const
export const MAX_FILE_MEGABYTES = 20
export const MAX_FILE_BYTES = MAX_FILE_MEGABYTES * 1024 * 1024
export const FILES_AT_ONCE = 10

export const fileProblem = (kind: string, name: string, params: Record<string, number> = {}): Problem => ({
  field: 'files',
  kind,
  params: { name: cleanFileName(name, null), ...params },
})

/** How much room a dossier has left, taken up file by file. */
export interface Room {
  files: number
  bytes: number
  /** In the slot that the files go into. */
  inSlot: number
}

export function measureRoom(
  present: Awaited<ReturnType<typeof listEvidence>>,
  slot: EvidenceSlot | undefined,
): Room {
  const held = present.filter(({ kind }) => kind === 'file')
  return {
    files: held.length,
    bytes: held.reduce((sum, { size }) => sum + (size ?? 0), 0),
    inSlot: slot ? held.filter(({ field }) => field === slot.code).length : 0,
  }
}

/** Takes up room for one file, or says why there is none. */
export function takeRoom(
  room: Room,
  file: { name: string; size: number },
  slot: EvidenceSlot | undefined,
): Problem | null {
  if (slot && room.inSlot >= slot.maxFiles) return fileProblem('slot_full', file.name, { max: slot.maxFiles })
  if (room.files >= QUOTA.files) return fileProblem('too_many_files', file.name, { max: QUOTA.files })
  if (room.bytes + file.size > QUOTA.bytes)
    return fileProblem('quota_exceeded', file.name, { max: QUOTA.bytes / 1024 / 1024 })
  room.files++
  room.inSlot++
  room.bytes += file.size
  return null
}
