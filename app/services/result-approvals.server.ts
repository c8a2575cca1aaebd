import type { AnnouncementPayload } from './result-announcement.server'
import type { DecreePayload } from './result-decree.server'
import type { FreezingPayload } from './result-requests.server'

/** What a request about a result asks for, for the person who decides. */
export type ResultRequestFacts =
  | ({ act: 'result.freeze' } & Pick<
      FreezingPayload,
      'stage' | 'number' | 'supersedes' | 'overrides' | 'contentSha256'
    >)
  | { act: 'result.decree'; number: number; decree: Omit<DecreePayload['decree'], 'blob'> }
  | ({ act: 'result.announce' } & Pick<AnnouncementPayload, 'number' | 'announcedOn' | 'embargoUntil'>)

/** Null for requests about anything else. */
export function resultFactsOf({ act, payload }: { act: string; payload: string }): ResultRequestFacts | null {
  switch (act) {
    case 'result.freeze': {
      const { stage, number, supersedes, overrides, contentSha256 } = JSON.parse(payload) as FreezingPayload
      return { act, stage, number, supersedes, overrides, contentSha256 }
    }
    case 'result.decree': {
      const { number, decree } = JSON.parse(payload) as DecreePayload
      const { blob: _, ...shown } = decree
      return { act, number, decree: shown }
    }
    case 'result.announce': {
      const { number, announcedOn, embargoUntil } = JSON.parse(payload) as AnnouncementPayload
      return { act, number, announcedOn, embargoUntil }
    }
    default:
      return null
  }
}
