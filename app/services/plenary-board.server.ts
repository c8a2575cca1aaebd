import type { Db } from '#db/connect'
import { countWaitingInStage } from '#db/queries/late-sheets'
import { listOccupants, listSeats } from '#db/queries/panels'
import { listDrafts, listMeetings, type MeetingDraftRow, type MeetingRow } from '#db/queries/plenaries'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { holdMeeting, type MeetingOutcome, type MeetingPart } from '~/domain/meeting'
import type { MeetingSeat } from '~/domain/meeting-view'
import type { Outcome } from '~/domain/outcomes'
import type { RankedView } from '~/domain/ranking-view'
import {
  type MeetingValues,
  orderReasonField,
  typedOutcome,
  typedOutcomes,
  typedPlace,
} from '~/forms/plenary'
import type { MeetingRanking } from './compute-meeting.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { type MeetingPlace, type MeetingSight, seeMeeting } from './plenary-access.server'

/** Everything that a meeting's pages and its closing are made of. */
export interface MeetingBoard extends MeetingSight {
  seats: MeetingSeat[]
  ranking: MeetingRanking
  /** SHA-256 of the canonical ranking. */
  sha256: string
  canonical: string
  values: MeetingValues
  /** Of the values; 0 before the first saving. */
  version: number
  held: MeetingOutcome
  /** Sheets that came after the closing of the stage and wait for the chair. */
  lateSheets: number
  /** Whether a stage whose marks the ranking is made of is under seal. */
  isSealed: boolean
  /** Closed ones of the same stage and kecamatan, in order. */
  meetings: MeetingRow[]
}

const read = (draft: MeetingDraftRow | undefined): MeetingValues =>
  draft ? (JSON.parse(draft.content) as MeetingValues) : {}

/** @throws NotFoundError as `seeMeeting` */
export async function readMeetingBoard(
  ctx: Context,
  actor: Actor,
  place: MeetingPlace,
): Promise<MeetingBoard> {
  const sight = await seeMeeting(ctx.db, ctx, actor, place)
  const { competition, stage, region } = sight
  const part = { competition: competition.id, stage: stage.code, region: region?.code ?? null }
  const [draft] = await listDrafts(ctx.db, part)
  const values = read(draft)
  const ranking = await ctx.compute.rankMeeting({ ...part, typed: typedOutcomes(values) })
  const canonical = canonicalRanking(ranking)
  return {
    ...sight,
    seats: await listMeetingSeats(ctx.db, sight, ctx.now().toISOString()),
    ...{ ranking, canonical, sha256: sha256Hex(canonical), values, version: draft?.version ?? 0 },
    held: hold(sight, ranking, values),
    lateSheets: await countWaitingInStage(ctx.db, part),
    isSealed: ranking.sealed,
    meetings: await listPartMeetings(ctx.db, part),
  }
}

export async function listPartMeetings(
  db: Db,
  part: { competition: number; stage: string; region: string | null },
): Promise<MeetingRow[]> {
  const all = await listMeetings(db, part.competition)
  return all.filter(({ stage, region_code }) => stage === part.stage && region_code === part.region)
}

const awaits = ({ decidedBy }: RankedView) => decidedBy?.kind === 'awaiting-plenary'

const toParts = (parts: MeetingRanking['parts']): MeetingPart[] | null =>
  parts?.map(({ code, ranked, apart }) => ({
    code,
    placed: ranked.map((row) => ({
      ...{ id: row.uid, rank: row.rank, tied: row.tied, awaiting: awaits(row), total: row.total.fraction },
    })),
    unplaced: apart.map(({ uid }) => uid),
  })) ?? null

/** The computed ranking in the bytes that are hashed and kept: ids, places and exact totals. */
export const canonicalRanking = ({ basis, parts }: MeetingRanking): string =>
  canonicalJson({ basis, parts: toParts(parts) } as never)

/** What the meeting decides with these values. */
export const hold = (
  { stage }: MeetingSight,
  ranking: MeetingRanking,
  values: MeetingValues,
): MeetingOutcome =>
  holdMeeting({
    advance: stage.advance,
    parts: toParts(ranking.parts),
    entries: ranking.members.map(({ uid, missingSheets }) => ({ id: uid, missingSheets })),
    standing: new Map(
      ranking.members.flatMap(({ uid, standing }): [string, Outcome][] =>
        standing ? [[uid, standing]] : [],
      ),
    ),
    typed: (id) => typedOutcome(values, id),
    place: (id) => typedPlace(values, id),
    orderReason: (first) => values[orderReasonField(first)] ?? '',
  })

/** Open seats of the panels of this stage, and of this kecamatan or of all. */
export async function listMeetingSeats(
  db: Db,
  { competition, stage, region }: Pick<MeetingSight, 'competition' | 'stage' | 'region'>,
  now: string,
): Promise<MeetingSeat[]> {
  const occupants = await listOccupants(db, competition.id)
  const isOf = (panelRegion: string | null) =>
    panelRegion === null || region === null || panelRegion === region.code
  return (await listSeats(db, competition.id))
    .filter((seat) => seat.closed_at === null && (seat.stage === null || seat.stage === stage.code))
    .filter(({ panelRegion }) => isOf(panelRegion))
    .map((seat) => {
      const present = occupants.find(
        ({ seatId, from, until }) => seatId === seat.id && from <= now && (!until || until > now),
      )
      return {
        ...{ uid: seat.uid, label: seat.label, function: seat.function },
        person: present ? { uid: present.personUid, name: present.name } : null,
      }
    })
}
