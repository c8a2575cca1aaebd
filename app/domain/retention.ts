/** What is kept for a while after a competition ends, in the order of the page. */
export const RETENTION_KINDS = ['mail', 'typing', 'notes', 'contacts', 'files'] as const

export type RetentionKind = (typeof RETENTION_KINDS)[number]

/** Days after the end of a competition, by kind. */
export type Retention = Readonly<Record<RetentionKind, number>>

export const DEFAULT_RETENTION: Retention = { mail: 90, typing: 180, notes: 365, contacts: 365, files: 365 }

/** Ten years. */
export const LONGEST_RETENTION = 3650

const DAY = 86_400_000

/** When a kind may go: so many days of 24 hours after the end. Both are ISO texts in UTC. */
export const dueAt = (endedAt: string, days: number): string =>
  new Date(Date.parse(endedAt) + days * DAY).toISOString()

/**
 * What of a competition may be erased at `now`.
 * @param endedAt when it ended or will end; null while that is open: nothing is due then
 */
export const dueKinds = (endedAt: string | null, retention: Retention, now: string): RetentionKind[] =>
  endedAt === null ? [] : RETENTION_KINDS.filter((kind) => dueAt(endedAt, retention[kind]) <= now)
