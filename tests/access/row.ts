import type { Schema } from '#db/schema'
import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import type { EventType } from '~/domain/events'

/** Everybody who knocks: each stands in its own relation to the world's competitions, wards and sheets. */
export const WHO = [
  'anonymous',
  'administrator',
  'organizer',
  'otherOrganizer',
  'chair',
  'judge',
  'unassignedJudge',
  'verifier',
  'otherVerifier',
  'drafter',
  'responsible',
  'otherTeam',
  'inspector',
] as const
export type Who = (typeof WHO)[number]

/** One handler, method and state of the world, with the status that each person gets. */
export interface AccessRow {
  /** Remix route id (`routes/kelola.$slug._index`), or `express:/path` for a handler of Express. */
  route: string
  method: 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
  path: (world: World) => string
  form?: (world: World, who: Who) => Record<string, string>
  /** Files of a multipart form, by field name. */
  files?: (world: World) => Record<string, { name: string; bytes: Uint8Array }>
  /** Which state of things the path shows; tells rows of one handler apart. */
  state?: string
  /** Brings the world into that state; each such row gets a copy of its own. */
  prepare?: (world: World, ctx: TestContext) => Promise<void> | void
  /** The event that a GET leaves, for handing out what must be known to have been handed out. */
  records?: EventType
  /** What a GET may keep for the next one: derived from what is stored, made again when it is gone. */
  keeps?: readonly (keyof Schema)[]
  expect: Record<Who, number>
}

/** Everybody gets the same but those named. */
export function everybody(status: number, others: Partial<Record<Who, number>> = {}): Record<Who, number> {
  return { ...(Object.fromEntries(WHO.map((who) => [who, status])) as Record<Who, number>), ...others }
}
