import type { Db } from '../connect'

export function findApprovalByUid(db: Db, uid: string) {
  return db.selectFrom('approval').selectAll().where('uid', '=', uid).executeTakeFirst()
}

export function findPendingApproval(db: Db, competitionId: number, act: string, subject?: string) {
  return db
    .selectFrom('approval')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .where('act', '=', act)
    .where('decision', 'is', null)
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
    .executeTakeFirst()
}

/** Whether the second person ever came in by a link that the first one made, and so may have opened. */
export async function isLinkedBy(db: Db, requester: number, decider: number): Promise<boolean> {
  const link = await db
    .selectFrom('invitation')
    .select('id')
    .where('created_by', '=', requester)
    .where('consumed_by', '=', decider)
    .executeTakeFirst()
  return link !== undefined
}

/**
 * Requests of a competition with the names of those who asked and decided, and whether the second came in by a
 * link of the first (`linked`); open ones first, newest first.
 */
export function listApprovals(db: Db, competitionId: number) {
  return db
    .selectFrom('approval')
    .innerJoin('person as requester', 'requester.id', 'approval.requested_by')
    .leftJoin('person as decider', 'decider.id', 'approval.decided_by')
    .selectAll('approval')
    .select(['requester.name as requester_name', 'decider.name as decider_name'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('invitation')
          .select('invitation.id')
          .whereRef('invitation.created_by', '=', 'approval.requested_by')
          .whereRef('invitation.consumed_by', '=', 'approval.decided_by')
          .whereRef('invitation.consumed_at', '<=', 'approval.decided_at'),
      ).as('linked'),
    )
    .where('approval.competition_id', '=', competitionId)
    .orderBy((eb) => eb.case().when('approval.decision', 'is', null).then(0).else(1).end())
    .orderBy('approval.id', 'desc')
    .execute()
}
