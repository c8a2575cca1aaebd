import type { Db } from '../connect'

/**
 * The latest revision of each dossier that a competition holds as submitted or found complete, some at a time: all of
 * a province at once would not fit into memory.
 */
export async function* iterateLatestContents(db: Db, competitionId: number, atOnce = 200) {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('dossier')
      .innerJoin('entry', 'entry.id', 'dossier.entry_id')
      .innerJoin('dossier_revision as revision', 'revision.dossier_id', 'dossier.id')
      .select(['dossier.id', 'dossier.category', 'revision.rules_id as rulesId', 'revision.content'])
      .where('entry.competition_id', '=', competitionId)
      .where('dossier.state', 'in', ['submitted', 'complete'])
      .where('dossier.id', '>', after)
      .where((eb) =>
        eb(
          'revision.number',
          '=',
          eb
            .selectFrom('dossier_revision as later')
            .select((inner) => inner.fn.max<number>('later.number').as('number'))
            .whereRef('later.dossier_id', '=', 'dossier.id'),
        ),
      )
      .orderBy('dossier.id')
      .limit(atOnce)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}
