import type { HomeSection } from '../home.server'
import { countQuestions } from '../questions.server'

/** Questions that wait for the actor's answer, by competition. */
export const questionsToAnswer: HomeSection = async (ctx, actor) => {
  const waiting = await countQuestions(ctx, actor)
  return waiting.map(({ slug, name, year, count }) => ({
    as: 'work',
    kind: 'questions_to_answer',
    params: { n: count, competition: `${name} ${year}` },
    href: `/kelola/${slug}/tanya-jawab`,
  }))
}
