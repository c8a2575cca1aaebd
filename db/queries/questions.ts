import type { Db } from '../connect'

/** A competition's questions, oldest first, with who asked: for those who answer. */
export function listQuestions(db: Db, competitionId: number) {
  return db
    .selectFrom('question')
    .innerJoin('person', 'person.id', 'question.asked_by')
    .select([
      'question.id',
      'question.uid',
      'question.number',
      'question.content as text',
      'question.asked_by as askedBy',
      'question.asked_at as askedAt',
      'person.name as askedByName',
    ])
    .where('question.competition_id', '=', competitionId)
    .orderBy('question.number')
    .execute()
}

/** Every version of a competition's answers, oldest first. */
export function listAnswers(db: Db, competitionId: number) {
  return db
    .selectFrom('answer')
    .innerJoin('question', 'question.id', 'answer.question_id')
    .select([
      'question.number',
      'answer.version',
      'answer.question',
      'answer.answer',
      'answer.reason',
      'answer.answered_at as answeredAt',
    ])
    .where('question.competition_id', '=', competitionId)
    .orderBy('question.number')
    .orderBy('answer.version')
    .execute()
}

/** What one person asked, as long as its words are there. */
export function listQuestionsOf(db: Db, personId: number) {
  return db
    .selectFrom('question')
    .innerJoin('competition', 'competition.id', 'question.competition_id')
    .select([
      'question.id',
      'question.uid',
      'question.content as text',
      'question.asked_at as askedAt',
      'competition.name as competition',
    ])
    .where('question.asked_by', '=', personId)
    .where('question.content', 'is not', null)
    .orderBy('question.id')
    .execute()
}

/** How many questions have no answer yet, by competition that has any. */
export function countUnanswered(db: Db) {
  return db
    .selectFrom('question')
    .innerJoin('competition', 'competition.id', 'question.competition_id')
    .leftJoin('answer', 'answer.question_id', 'question.id')
    .select([
      'competition.id',
      'competition.host_region',
      'competition.slug',
      'competition.name',
      'competition.year',
    ])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('answer.id', 'is', null)
    .where('competition.archived_at', 'is', null)
    .groupBy('competition.id')
    .orderBy('competition.id')
    .execute()
}
