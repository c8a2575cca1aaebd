/** What is kept for a while after a competition ends, in the order of the page. */
export const RETENTION_KINDS = [
  'invitations',
  'sessions',
  'mail',
  'typing',
  'notes',
  'contacts',
  'files',
] as const

export type RetentionKind = (typeof RETENTION_KINDS)[number]

/** Days after the end of a competition. */
export type Retention = Readonly<Record<RetentionKind, number>>

export const DEFAULT_RETENTION: Retention = {
  invitations: 30,
  sessions: 30,
  mail: 90,
  typing: 180,
  notes: 365,
  contacts: 365,
  files: 365,
}

export const LONGEST_RETENTION = 3650

/** The stored setting over the defaults; what is no whole number of days within ten years is left at its default. */
export function readRetention(text: string | null): Retention {
  const stored = text === null ? {} : (JSON.parse(text) as Partial<Record<string, unknown>>)
  const days = RETENTION_KINDS.map((kind): [RetentionKind, number] => {
    const value = stored[kind]
    return [kind, isDays(value) ? value : DEFAULT_RETENTION[kind]]
  })
  return Object.fromEntries(days) as Record<RetentionKind, number>
}

export const isDays = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_RETENTION

/** When a kind may go: so many days of 24 hours after the end. Both are ISO texts. */
export const dueAt = (endedAt: string, days: number): string =>
  new Date(Date.parse(endedAt) + days * 86_400_000).toISOString()

/** The end of a competition: archived, or the last time that its rules name has passed. */
export const endOf = (
  archivedAt: string | null,
  times: readonly (string | null | undefined)[],
): string | null =>
  archivedAt ??
  times.reduce<string | null>((last, at) => (at && (last === null || at > last) ? at : last), null)
