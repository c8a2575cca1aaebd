import type { Db } from '#db/connect'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { NotFoundError } from '~/domain/errors'
import type { CompetitionSubject } from '~/domain/policy'

export type CompetitionRow = NonNullable<Awaited<ReturnType<typeof findCompetitionBySlug>>>

/** The competition with this address. @throws NotFoundError */
export async function competitionOf(db: Db, slug: string): Promise<CompetitionRow> {
  const competition = await findCompetitionBySlug(db, slug)
  if (!competition) throw new NotFoundError('competition')
  return competition
}

export const subjectOf = (competition: { id: number; host_region: string }): CompetitionSubject => ({
  id: competition.id,
  hostRegion: competition.host_region,
})
