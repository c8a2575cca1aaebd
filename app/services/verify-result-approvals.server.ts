import type Database from 'better-sqlite3'
import type { Selectable } from 'kysely'
import type { OfficialResultTable } from '#db/schema'
import type { AnnouncementPayload } from './result-announcement.server'
import type { DecreePayload } from './result-decree.server'
import type { FreezingPayload } from './result-requests.server'

/** A result as it is stored, with its competition's public id. */
export type StoredResult = Selectable<OfficialResultTable> & { chain: string }

interface StoredApproval {
  act: string
  payload: string
  requestedBy: number
  decidedBy: number | null
  decision: string | null
}

/** Whether two people agreed to each step, and to what the result's row says. */
export function checkApprovals(
  sqlite: Database.Database,
  row: StoredResult,
): ('result_request' | 'result_decree' | 'result_announcement')[] {
  const find = sqlite.prepare<[number | null], StoredApproval>(
    `SELECT act, payload, requested_by AS requestedBy, decided_by AS decidedBy, decision
     FROM approval WHERE id = ?`,
  )
  const agreed = <T>(id: number | null, act: string): T | null => {
    const approval = find.get(id)
    if (approval?.act !== act || approval.decision !== 'approved') return null
    return approval.decidedBy === approval.requestedBy ? null : readPayload<T>(approval.payload)
  }
  const frozen = agreed<FreezingPayload>(row.approval_id, 'result.freeze')
  const isDecreed = row.status === 'ditetapkan' || row.status === 'diumumkan'
  const decreed = agreed<DecreePayload>(row.decree_approval_id, 'result.decree')
  const announced = agreed<AnnouncementPayload>(row.announce_approval_id, 'result.announce')
  return [
    ...(frozen?.contentSha256 === row.content_sha256 && frozen.number === row.number
      ? []
      : ['result_request' as const]),
    ...((isDecreed ? isDecree(decreed, row) : row.decree_number === null) ? [] : ['result_decree' as const]),
    ...((row.status === 'diumumkan' ? isAnnouncement(announced, row) : row.announced_on === null)
      ? []
      : ['result_announcement' as const]),
  ]
}

const isDecree = (payload: DecreePayload | null, row: StoredResult) =>
  payload?.result === row.uid &&
  payload.decree.number === row.decree_number &&
  payload.decree.date === row.decree_date &&
  payload.decree.signatory === row.decree_signatory &&
  payload.decree.blob === row.decree_sha256

const isAnnouncement = (payload: AnnouncementPayload | null, row: StoredResult) =>
  payload?.result === row.uid &&
  payload.announcedOn === row.announced_on &&
  payload.embargoUntil === row.embargo_until

function readPayload<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T
  } catch {
    return null
  }
}
