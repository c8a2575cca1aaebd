import type { Db } from '#db/connect'
import { findCompetitionById } from '#db/queries/competitions'
import { listEntryInnovations, listTies } from '#db/queries/conflicts'
import { type ConflictKind, conflictWith, type JudgeTerritory } from '~/domain/conflicts'
import { NotFoundError } from '~/domain/errors'
import type { Stage } from '~/domain/rules'
import { sightFinder } from './blind-sight.server'
import { subjectOf } from './competition-of.server'

export interface Judge extends JudgeTerritory {
  personId: number
}

export interface Target {
  entryId: number
  region: string
}

export type FindConflict = (judge: Judge, target: Target) => ConflictKind | null

/** Reads the ties that these judges have at `moment` once; the answer then costs no further query. */
export async function conflictFinder(
  db: Db,
  competitionId: number,
  stage: Pick<Stage, 'conflictLevel' | 'blind'>,
  judges: readonly Judge[],
  moment: string,
): Promise<FindConflict> {
  const people = [...new Set(judges.map(({ personId }) => personId))]
  const ties = await listTies(db, competitionId, people, moment)
  const innovations = new Map<number, number[]>()
  if (ties.some(({ innovation }) => innovation !== null)) {
    const entries = await db
      .selectFrom('entry')
      .select('id')
      .where('competition_id', '=', competitionId)
      .execute()
    for (const { entry, innovation } of await listEntryInnovations(
      db,
      entries.map(({ id }) => id),
    ))
      innovations.set(entry, [...(innovations.get(entry) ?? []), innovation])
  }
  const competition = await findCompetitionById(db, competitionId)
  if (!competition) throw new NotFoundError('competition')
  const sees = await sightFinder(db, subjectOf(competition), stage, people, moment)
  return (judge, { entryId, region }) =>
    conflictWith(
      stage.conflictLevel,
      judge,
      ties.filter(({ person }) => person === judge.personId),
      { id: entryId, region, innovations: innovations.get(entryId) ?? [] },
    ) ?? (sees(judge.personId, region) ? 'melihat_nama' : null)
}
