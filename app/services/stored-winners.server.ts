import type { Db } from '#db/connect'
import { findSnapshotText, listDecidedInSeries } from '#db/queries/results'
import type { ResultStatus } from '~/domain/results/lifecycle'
import { isPublished } from '~/domain/results/published'
import { type RankedWinner, rankedWinners } from '~/domain/results/winners'
import type { FormerWinner } from './former-winners.server'
import { createLru } from './lru'
import { readSnapshot } from './verify-snapshot.server'

/** By the snapshot's hash: what is frozen never changes. */
const known = createLru<RankedWinner[]>(50)

/**
 * Winners by the decided final results of the same series, the newest result of each competition. Those of earlier years count
 * once they are *ditetapkan*; those of the same year once everybody may see them.
 */
export async function listStoredWinners(
  db: Db,
  competition: { id: number; series_id: number | null; year: number },
  now: string,
): Promise<FormerWinner[]> {
  if (competition.series_id === null) return []
  const winners: FormerWinner[] = []
  for (const row of await listDecidedInSeries(db, competition.series_id)) {
    if (row.competitionId === competition.id || row.year > competition.year) continue
    const announced = { ...row, status: row.status as ResultStatus }
    if (row.year === competition.year && !isPublished(announced, row.zone, now)) continue
    for (const { region, place } of await winnersOf(db, row))
      winners.push({ region, place, year: row.year, contest: row.contest })
  }
  return winners
}

async function winnersOf(db: Db, { id, sha256 }: { id: number; sha256: string }): Promise<RankedWinner[]> {
  const cached = known.get(sha256)
  if (cached) return cached
  const snapshot = readSnapshot((await findSnapshotText(db, id)) ?? '')
  const winners = snapshot ? rankedWinners(snapshot) : []
  known.set(sha256, winners)
  return winners
}
