import type { Db } from '#db/connect'
import { findLatestTimes, findStoredClock } from '#db/queries/presentations'
import { DEFAULT_MINUTES, IDLE, type RoomClock, type TurnMinutes } from '~/domain/turns'

/** The minutes of a stage's entries, with the number of that setting; 0 where nothing was set. */
export async function findPresentationTimes(
  db: Db,
  competitionId: number,
  stage: string,
): Promise<{ number: number; minutes: TurnMinutes }> {
  const row = await findLatestTimes(db, competitionId, stage)
  if (!row) return { number: 0, minutes: DEFAULT_MINUTES }
  return { number: row.number, minutes: { present: row.present, ask: row.ask } }
}

/** The clock of a stage's room, with how often it was pressed. */
export async function findRoomClock(
  db: Db,
  competitionId: number,
  stage: string,
): Promise<{ version: number; clock: RoomClock }> {
  const row = await findStoredClock(db, competitionId, stage)
  return row ? { version: row.version, clock: JSON.parse(row.content) } : { version: 0, clock: IDLE }
}
