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

/** Requests of a competition with the names of those who asked and decided; open ones first, newest first. */
export function listApprovals(db: Db, competitionId: number) {
  return db
    .selectFrom('approval')
    .innerJoin('person as requester', 'requester.id', 'approval.requested_by')
    .leftJoin('person as decider', 'decider.id', 'approval.decided_by')
    .selectAll('approval')
    .select(['requester.name as requester_name', 'decider.name as decider_name'])
    .where('approval.competition_id', '=', competitionId)
    .orderBy((eb) => eb.case().when('approval.decision', 'is', null).then(0).else(1).end())
    .orderBy('approval.id', 'desc')
    .execute()
}
