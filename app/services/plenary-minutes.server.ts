import type { MeetingRow } from '#db/queries/plenaries'
import { listEntriesByUid, listPeopleByUid, listSeatsByUid } from '#db/queries/plenary-names'
import { decimalsToTellApart, figureOf } from '~/domain/figures'
import type { MeetingPart } from '~/domain/meeting'
import type { Minutes } from '~/domain/meeting-view'
import type { PlenaryBasis, PlenaryDecisions } from '~/domain/plenary'
import { fraction } from '~/domain/rational'
import { splitDescending } from '~/domain/tie-breaks'
import { wardName } from '~/domain/ward-name'
import type { Context } from './context'
import type { MeetingBoard } from './plenary-board.server'
import type { Attendance, MeetingContent, MeetingParticipants } from './plenary-closing.server'

/** The closed meetings of a stage, the newest first. */
export async function readMinutes(
  ctx: Context,
  { meetings }: Pick<MeetingBoard, 'meetings'>,
): Promise<Minutes[]> {
  const read = meetings.map((row) => ({
    row,
    decisions: JSON.parse(row.decisions) as PlenaryDecisions,
    attendance: JSON.parse(row.attendance) as Attendance[],
    ranking: JSON.parse(row.ranking ?? 'null') as { basis: PlenaryBasis; parts: MeetingPart[] | null } | null,
    content: row.content === null ? null : (JSON.parse(row.content) as MeetingContent),
    participants: row.participants === null ? null : (JSON.parse(row.participants) as MeetingParticipants),
  }))
  const names = await readNames(
    ctx,
    read.flatMap(({ decisions }) => [
      ...decisions.outcomes.map(({ entry }) => entry),
      ...decisions.orders.flat(2),
    ]),
    read.flatMap(({ attendance }) => attendance),
  )
  return read.map((meeting) => minutesOf(meeting, names)).reverse()
}

async function readNames(ctx: Context, entries: readonly string[], attendance: readonly Attendance[]) {
  const rows = await listEntriesByUid(ctx.db, [...new Set(entries)])
  const seats = await listSeatsByUid(ctx.db, [...new Set(attendance.map(({ seat }) => seat))])
  const people = await listPeopleByUid(ctx.db, [...new Set(attendance.flatMap(({ person }) => person ?? []))])
  return {
    entries: new Map(rows.map((row) => [row.uid, row])),
    seats: new Map(seats.map(({ uid, label }) => [uid, label])),
    people: new Map(people.map(({ uid, name }) => [uid, name])),
  }
}

interface ReadMeeting {
  row: MeetingRow
  decisions: PlenaryDecisions
  attendance: Attendance[]
  ranking: { parts: MeetingPart[] | null } | null
  content: MeetingContent | null
  participants: MeetingParticipants | null
}

function minutesOf(
  { row, decisions, attendance, ranking, content, participants }: ReadMeeting,
  { entries, seats, people }: Awaited<ReturnType<typeof readNames>>,
): Minutes {
  const placeOf = new Map(ranking?.parts?.flatMap(({ placed }) => placed.map((each) => [each.id, each])))
  const totals = [...placeOf.values()].map(({ total }) => fraction(total))
  const digits = decimalsToTellApart(splitDescending(totals, totals).flat())
  const labelOf = (uid: string) => entries.get(uid)?.label ?? uid
  return {
    ...{ uid: row.uid, number: row.number ?? 1, sha256: row.ranking_sha256 ?? '' },
    ...{ heldOn: row.held_on ?? '', heldAt: row.held_at, place: row.place ?? '' },
    ...{ closedAt: row.closed_at ?? '', closedBy: row.closedByName ?? '' },
    ...{
      reason: content?.reason ?? null,
      notes: content?.notes ?? null,
      others: participants?.others ?? null,
    },
    erased: content === null || participants === null,
    attendance: attendance.map(({ seat, person, present }) => ({
      ...{
        seat,
        present,
        label: seats.get(seat) ?? '',
        name: person === null ? null : (people.get(person) ?? null),
      },
      remark: participants?.remarks[seat] ?? null,
    })),
    orders: decisions.orders.map((order) => ({
      places: order.map((uids) => uids.map(labelOf)),
      reason: order.flat().flatMap((uid) => content?.orders[uid] ?? [])[0] ?? null,
    })),
    outcomes: byPlace(decisions.outcomes, placeOf).map(({ entry, outcome }) => {
      const { label = '', ward = null, kecamatan = null } = entries.get(entry) ?? {}
      const place = placeOf.get(entry)
      return {
        ...{ uid: entry, label, outcome, ward: wardName(ward, kecamatan), rank: place?.rank ?? null },
        total: place ? figureOf(fraction(place.total), digits) : null,
        reason: content?.entries[entry]?.reason ?? null,
        document: content?.entries[entry]?.document ?? null,
      }
    }),
  }
}

/** Best first, those without a rank last. */
function byPlace(
  outcomes: PlenaryDecisions['outcomes'],
  placeOf: ReadonlyMap<string, { rank: number }>,
): PlenaryDecisions['outcomes'] {
  const rankOf = ({ entry }: { entry: string }) => placeOf.get(entry)?.rank ?? Number.MAX_SAFE_INTEGER
  return [...outcomes].sort((a, b) => rankOf(a) - rankOf(b))
}
