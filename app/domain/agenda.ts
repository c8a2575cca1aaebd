import type { Stop } from './route-stops'
import type { Instant } from './time'

export const AGENDA_KINDS = ['socialisation', 'presentation', 'visit', 'other'] as const
export type AgendaKind = (typeof AGENDA_KINDS)[number]

export const AUDIENCES = ['public', 'teams', 'judges', 'entries'] as const
export type Audience = (typeof AUDIENCES)[number]

/** One text of a meeting; a change is the next version. Times are UTC. */
export interface AgendaVersion {
  number: number
  version: number
  kind: AgendaKind
  title: string
  startsAt: Instant
  endsAt: Instant | null
  place: string
  mapUrl: string | null
  route: readonly Stop[]
  audience: Audience
  /** Public ids of the entries it is for; empty unless `audience` says entries. */
  entries: readonly string[]
  /** Said in the invitation: what to bring, what to wear. */
  note: string | null
  published: boolean
  cancelled: boolean
  /** Why it was changed or cancelled. */
  reason: string | null
  writtenAt: Instant
}

export interface AgendaItem {
  /** What holds now. */
  current: AgendaVersion
  /** What stood before, newest first. */
  former: AgendaVersion[]
}

/** Who looks, as far as meetings concern them. */
export interface AgendaViewer {
  team: boolean
  judge: boolean
  /** Public ids of the entries whose meetings are theirs. */
  entries: ReadonlySet<string>
  /** Public ids of the entries that this judge must not know by name: a meeting that names one is not shown. */
  hidden: ReadonlySet<string>
}

export const EVERYBODY: AgendaViewer = { team: false, judge: false, entries: new Set(), hidden: new Set() }

/** Each meeting with its versions, in order of time. */
export function gatherAgenda(rows: readonly AgendaVersion[]): AgendaItem[] {
  const byNumber = new Map<number, AgendaVersion[]>()
  for (const row of rows) byNumber.set(row.number, [...(byNumber.get(row.number) ?? []), row])
  return [...byNumber.values()]
    .flatMap((versions) => {
      const [current, ...former] = versions.toSorted((a, b) => b.version - a.version)
      return current ? [{ current, former }] : []
    })
    .sort(
      (a, b) =>
        Date.parse(a.current.startsAt) - Date.parse(b.current.startsAt) ||
        a.current.number - b.current.number,
    )
}

/** Whether a version is out and meant for this viewer. */
export function concerns(version: AgendaVersion, viewer: AgendaViewer): boolean {
  if (!version.published) return false
  switch (version.audience) {
    case 'public':
      return true
    case 'teams':
      return viewer.team
    case 'judges':
      return viewer.judge
    case 'entries':
      return (
        version.entries.some((uid) => viewer.entries.has(uid)) &&
        !version.entries.some((uid) => viewer.hidden.has(uid))
      )
  }
}

/** What a viewer reads: meetings that concern them, of which they learn no entry but their own. */
export function agendaFor(items: readonly AgendaItem[], viewer: AgendaViewer): AgendaItem[] {
  const own = (version: AgendaVersion): AgendaVersion => ({
    ...version,
    entries: version.entries.filter((uid) => viewer.entries.has(uid)),
  })
  return items
    .filter(({ current }) => concerns(current, viewer))
    .map(({ current, former }) => ({
      current: own(current),
      former: former.filter((version) => concerns(version, viewer)).map(own),
    }))
}

/** When a meeting is over: its end, or an hour after its start where no end was said. */
export const meetingEnd = ({ startsAt, endsAt }: Pick<AgendaVersion, 'startsAt' | 'endsAt'>): Instant =>
  endsAt ?? new Date(Date.parse(startsAt) + 3_600_000).toISOString()
