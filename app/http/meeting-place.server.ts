import type { MeetingPlace } from '~/services/plenary-access.server'
import { param } from './handler.server'

/** Name of the kecamatan in the address of a partitioned stage's meeting. */
export const PART = 'kecamatan'

/** Which meeting an address means. */
export const meetingPlace = (visit: {
  params: Record<string, string | undefined>
  url: URL
}): MeetingPlace => ({
  ...{ slug: param(visit, 'slug'), stage: param(visit, 'stage') },
  region: visit.url.searchParams.get(PART) || null,
})

/** The address of a meeting, or of a page below it. */
export function meetingPath({ slug, stage, region }: MeetingPlace, page = ''): string {
  const query = region === null ? '' : `?${new URLSearchParams({ [PART]: region })}`
  return `/kelola/${slug}/pleno/${stage}${page}${query}`
}
