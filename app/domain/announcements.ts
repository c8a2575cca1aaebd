import type { Instant } from './time'

/** One text of an announcement; a correction is the next version. Times are UTC. */
export interface AnnouncementVersion {
  number: number
  version: number
  title: string
  body: string
  /** Why it was corrected; null for the first text. */
  reason: string | null
  publishesAt: Instant
  writtenAt: Instant
}

export interface Announcement {
  number: number
  /** The text that holds now. */
  current: AnnouncementVersion
  /** Texts that everybody could read before, newest first. */
  former: AnnouncementVersion[]
}

/**
 * What everybody may read at `now`, newest first. A text that was replaced before its time of publication
 * was never public and stays out of the former ones.
 */
export function publicAnnouncements(rows: readonly AnnouncementVersion[], now: Instant): Announcement[] {
  const shown = new Map<number, AnnouncementVersion[]>()
  for (const row of rows) {
    const next = rows.find(({ number, version }) => number === row.number && version === row.version + 1)
    const replacedUnread = next !== undefined && next.writtenAt < row.publishesAt
    if (row.publishesAt > now || replacedUnread) continue
    shown.set(row.number, [row, ...(shown.get(row.number) ?? [])])
  }
  return [...shown.entries()]
    .flatMap(([number, versions]) => {
      const [current, ...former] = versions.sort((a, b) => b.version - a.version)
      return current ? [{ number, current, former }] : []
    })
    .sort((a, b) => firstPublished(b) - firstPublished(a) || b.number - a.number)
}

const firstPublished = ({ current, former }: Announcement) =>
  Date.parse((former.at(-1) ?? current).publishesAt)
