import type { Db } from '#db/connect'
import {
  listAppearanceOrders,
  listEntriesOfAssignments,
  listPlacedEntries,
  listSettledPlaces,
} from '#db/queries/presentations'
import { standingOrder } from '~/domain/appearance'
import { findRoomClock } from './room-state.server'

/**
 * The place in the order of appearance of every entry that has one, by the entry's public id. An entry that appears in
 * several stages goes by the order that was settled last.
 */
export async function appearanceNumbers(db: Db, competitionId: number): Promise<Record<string, number>> {
  const numbers: Record<string, number> = {}
  const done = new Set<string>()
  for (const { stage, places } of await listSettledPlaces(db, competitionId)) {
    if (done.has(stage) || places === null) continue
    done.add(stage)
    const uids = JSON.parse(places) as string[]
    const entries = new Map((await listPlacedEntries(db, uids)).map(({ uid, entryUid }) => [uid, entryUid]))
    const present = uids.flatMap((uid) => entries.get(uid) ?? [])
    for (const [index, entry] of present.entries()) numbers[entry] ??= index + 1
  }
  return numbers
}

/** Of a judge's own assignments in a stage: their places in its order, and the one whose entry is on now. */
export async function appearanceOfTasks(
  db: Db,
  competitionId: number,
  stage: string,
  assignments: readonly string[],
): Promise<{ places: Record<string, number>; on: string | null }> {
  if (assignments.length === 0) return { places: {}, on: null }
  const { current } = standingOrder(await listAppearanceOrders(db, competitionId, stage))
  const { clock } = await findRoomClock(db, competitionId, stage)
  if (current?.places == null && clock.on === null) return { places: {}, on: null }
  const present = new Set((await listPlacedEntries(db, current?.places ?? [])).map(({ uid }) => uid))
  const order = (current?.places ?? []).filter((uid) => present.has(uid))
  const own = await listEntriesOfAssignments(db, assignments)
  return {
    places: Object.fromEntries(
      own.flatMap(({ uid, stageEntry }) =>
        order.includes(stageEntry) ? [[uid, order.indexOf(stageEntry) + 1]] : [],
      ),
    ),
    on: own.find(({ stageEntry }) => stageEntry === clock.on)?.uid ?? null,
  }
}
