/**
 * Every act that a chain can hold. Bodies carry ids, codes and commitments only: never names, contacts,
 * marks, reasons or free text. A type is never renamed or removed, since old events keep it.
 */
export const EVENT_TYPES = [
  'account.created',
  'account.changed',
  'account.disabled',
  'account.erased',
  'agenda.cancelled',
  'agenda.changed',
  'agenda.invited',
  'agenda.written',
  'announcement.corrected',
  'announcement.written',
  'approval.decided',
  'approval.requested',
  'approval.withdrawn',
  'assignment.changed',
  'assignment.created',
  'assignment.stepped_aside',
  'attendance.kept',
  'material.given',
  'backup.made',
  'competition.changed',
  'competition.created',
  'competition.draft_published',
  'competition.opened',
  'conflict.declared',
  'conflict.ended',
  'dossier.changed',
  'dossier.created',
  'dossier.imported',
  'dossier.released',
  'dossier.returned',
  'dossier.accepted',
  'dossier.ineligible',
  'dossier.moved',
  'dossier.reinstated',
  'dossier.submitted',
  'dossier.withdrawn',
  'entry.created',
  'entry.declined',
  'entry.state_changed',
  'evidence.added',
  'evidence.changed',
  'evidence.removed',
  'evidence.replaced',
  'evidence.cleared',
  'export.downloaded',
  'extension.granted',
  'grant.given',
  'grant.revoked',
  'guideline.added',
  'independence.signed',
  'innovation.changed',
  'innovation.created',
  'invitation.consumed',
  'invitation.declined',
  'invitation.issued',
  'invitation.reissued',
  'login.failed',
  'login.succeeded',
  'logout.everywhere',
  'objection.answered',
  'objection.sent',
  'objection.withdrawn',
  'organization.changed',
  'organization.created',
  'marks.filled',
  'marks.changed',
  'marks.verified',
  'panel.changed',
  'panel.created',
  'password.changed',
  'plenary.closed',
  'privacy.answered',
  'privacy.erased',
  'privacy.exported',
  'privacy.requested',
  'proposal.reminded',
  'proposal.sent',
  'publication.made',
  'former_winners.imported',
  'question.answered',
  'question.asked',
  'regions.imported',
  'registration.decided',
  'registration.requested',
  'rendition.checked',
  'rendition.listed',
  'restore.made',
  'result.frozen',
  'result.gate_overridden',
  'result.status_changed',
  'rules.changed',
  'rules.frozen',
  'schedule.changed',
  'scoresheet.changed',
  'scoresheet.submitted',
  'scoresheet.late',
  'scoresheet.late_decided',
  'scores.confirmed',
  'scores.imported',
  'scores.rejected',
  'seat.changed',
  'series.created',
  'setting.changed',
  'stage.entries_set',
  'visit.photo_added',
  'visit.photo_removed',
] as const

export type EventType = (typeof EVENT_TYPES)[number]

/** Chain of what concerns no single competition. */
export const INSTALLATION = 'installation'

/** One row's place in an event: table, public id, commitment in hex. */
export type RowCommitment = readonly [table: string, uid: string, sha256: string]

export interface EventBody {
  v: 1
  chain: string
  seq: number
  type: EventType
  at: string
  /** Public id of the person who acted, `system` for the program itself. */
  by: string
  via: 'web' | 'cli' | 'system'
  refs: Record<string, string | number | string[]>
  rows: RowCommitment[]
}
