import type { Db } from '#db/connect'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { countUnanswered, listAnswers, listQuestions } from '#db/queries/questions'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { gatherAnswers } from '~/domain/questions'
import { limitAttempts } from './attempts.server'
import { authorize } from './authorize.server'
import { fingerprint, refuseStale } from './based-on.server'
import { actOnCompetition, seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { transact, type WriteKey } from './transact.server'

/** Nobody needs to ask more often than this. */
const perPerson = limitAttempts(20, 60 * 60)

/** Answered questions as everybody reads them: without who asked. @throws NotFoundError for a competition that is not open */
export async function listPublicAnswers(ctx: Context, slug: string) {
  const competition = await findOpen(ctx.db, slug)
  const { name, year, zone } = competition
  return {
    competition: { slug, name, year, zone },
    answers: gatherAnswers(await listAnswers(ctx.db, competition.id)),
  }
}

/** Whether the link to ask is theirs. */
export async function mayAsk(ctx: Context, actor: Actor | null, slug: string): Promise<boolean> {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  return Boolean(actor && competition?.opened_at && can(actor, 'question.ask', subjectOf(competition)))
}

/** What the actor asked in a competition, and whether it is answered. @throws NotFoundError, ForbiddenError */
export async function viewOwnQuestions(ctx: Context, actor: Actor, slug: string) {
  const competition = await findOpen(ctx.db, slug)
  authorize(actor, 'question.ask', subjectOf(competition))
  const answered = new Set((await listAnswers(ctx.db, competition.id)).map(({ number }) => number))
  const questions = await listQuestions(ctx.db, competition.id)
  const { name, year, zone } = competition
  return {
    competition: { slug, name, year, zone },
    own: questions
      .filter(({ askedBy }) => askedBy === actor.id)
      .map(({ number, text, askedAt }) => ({ number, text, askedAt, answered: answered.has(number) }))
      .reverse(),
  }
}

/** @throws NotFoundError, ForbiddenError, TooManyError */
export async function askQuestion(
  ctx: Context,
  actor: Actor,
  slug: string,
  { text }: { text: string },
  once?: WriteKey,
): Promise<{ number: number }> {
  const { uid } = await findOpen(ctx.db, slug)
  await perPerson.spend(ctx, actor.uid)
  const act = { type: 'question.asked', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await findOpen(tx, slug)
    authorize(actor, 'question.ask', subjectOf(competition))
    const number = ((await listQuestions(tx, competition.id)).at(-1)?.number ?? 0) + 1
    const row = await record.insert('question', {
      ...{ competition_id: competition.id, number, content: text },
      ...{ asked_by: actor.id ?? 0, asked_at: ctx.now().toISOString() },
    })
    record.refs({ question: row.uid, number })
    return { number }
  })
}

/** All questions with their answers, for those who run the competition. @throws NotFoundError, StateError */
export async function viewQuestions(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug)
  if (competition.opened_at === null) throw new StateError('competition_not_open')
  const answers = gatherAnswers(await listAnswers(ctx.db, competition.id))
  const questions = await listQuestions(ctx.db, competition.id)
  return {
    competition,
    mayAnswer: can(actor, 'question.answer', subjectOf(competition)),
    waiting: questions
      .filter(({ number }) => !answers.some((answered) => answered.number === number))
      .map(({ number, text, askedAt, askedByName }) => ({ number, text, askedAt, askedByName })),
    answers,
  }
}

/** One question as its answer is written or corrected. @throws NotFoundError, ForbiddenError, StateError */
export async function viewQuestion(ctx: Context, actor: Actor, slug: string, number: number) {
  await actOnCompetition(ctx.db, actor, slug, 'question.answer')
  const competition = await findOpen(ctx.db, slug)
  const { question, current } = await loadQuestion(ctx.db, competition.id, number)
  const stored = formOf(current)
  return {
    competition,
    asked: { text: question.text, askedAt: question.askedAt, askedByName: question.askedByName },
    answered: current !== undefined,
    stored: { question: stored.question || (question.text ?? ''), answer: stored.answer },
    basedOn: fingerprint(stored),
  }
}

/**
 * Publishes an answer, or the next version of one with its reason.
 * @param input `basedOn` is the fingerprint of what its form was filled from
 * @throws InputError at `reason` of a correction; ChangedError when somebody else answered meanwhile
 */
export async function answerQuestion(
  ctx: Context,
  actor: Actor,
  slug: string,
  number: number,
  input: { question: string; answer: string; reason: string; basedOn?: string },
  once?: WriteKey,
): Promise<void> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'question.answer')
  const act = { type: 'question.answered', competition: uid, once } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const competition = await findOpen(tx, slug)
    const { question, current } = await loadQuestion(tx, competition.id, number)
    const { question: published, answer, reason, basedOn } = input
    const compared = { stored: formOf(current), typed: { question: published, answer } }
    refuseStale(basedOn, compared, { choices: [] })
    if (current && reason === '') throw inputError('reason', 'required')
    const row = await record.insert('answer', {
      ...{ question_id: question.id, version: (current?.version ?? 0) + 1, question: published, answer },
      ...{ reason: current ? reason : null, answered_by: actor.id ?? 0 },
      answered_at: ctx.now().toISOString(),
    })
    record.refs({ question: question.uid, answer: row.uid, number })
  })
}

/** Questions without an answer in the competitions that the actor answers for. */
export async function countQuestions(ctx: Context, actor: Actor) {
  const rows = await countUnanswered(ctx.db)
  return rows.filter((row) => can(actor, 'question.answer', subjectOf(row)))
}

const formOf = (current: { question: string; answer: string } | undefined) => ({
  question: current?.question ?? '',
  answer: current?.answer ?? '',
})

async function loadQuestion(db: Db, competitionId: number, number: number) {
  const question = (await listQuestions(db, competitionId)).find((row) => row.number === number)
  if (!question) throw new NotFoundError('question')
  const current = (await listAnswers(db, competitionId)).filter((row) => row.number === number).at(-1)
  return { question, current }
}

async function findOpen(db: Db, slug: string) {
  const competition = await findCompetitionBySlug(db, slug)
  if (!competition?.opened_at) throw new NotFoundError('competition')
  return competition
}
