import type { Db } from '#db/connect'
import { listOccupants, listSeats } from '#db/queries/panels'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { seesNames } from '~/domain/blind/sight'
import { seatReaches } from '~/domain/panel-reach'
import type { CompetitionSubject } from '~/domain/policy'
import { blindStagesOf } from './blind-sight.server'

/**
 * In how many entries of each stage without names a judge has no hand, since another role of theirs shows the names.
 * Stages that are over, or without such entries, are left out.
 */
export async function listSetAside(
  db: Db,
  { id, grants }: Pick<Actor, 'id' | 'grants'>,
  subject: CompetitionSubject,
  moment: string,
): Promise<{ stage: string; entries: number }[]> {
  const held = new Set(
    (await listOccupants(db, subject.id))
      .filter(({ personId, until }) => personId === id && (!until || until > moment))
      .map(({ seatId }) => seatId),
  )
  const seats = (await listSeats(db, subject.id)).filter(
    (seat) => held.has(seat.id) && seat.scores === 1 && !seat.closed_at,
  )
  if (seats.length === 0) return []
  const aside = []
  for (const stage of await blindStagesOf(
    db,
    { competitionId: subject.id, stage: null, scores: 1 },
    moment,
  )) {
    const own = seats.filter((seat) => seat.stage === null || seat.stage === stage.code)
    const entries = (await listStageEntries(db, subject.id, stage.code)).filter(
      ({ region }) =>
        own.some(({ panelRegion }) => seatReaches(stage, panelRegion, region)) &&
        seesNames(grants, { ...subject, region }),
    ).length
    if (entries > 0) aside.push({ stage: stage.name, entries })
  }
  return aside
}
