import type { HomeItem, HomeSection } from '../home.server'
import { listJudgeStages } from '../judging.server'

/** Statements to sign, and sheets that are not in yet, of stages that are open. */
export const sheetsToScore: HomeSection = async (ctx, actor) =>
  (await listJudgeStages(ctx, actor))
    .filter(({ window }) => window === 'open')
    .flatMap(({ competition, stage, signed, tasks }): HomeItem[] => {
      const n = tasks.filter(({ progress }) => progress !== 'sent').length
      if (n === 0) return []
      const params = { n, stage: stage.name, competition: competition.name }
      return [
        signed
          ? { as: 'work', kind: 'sheets_waiting', params, href: `/menilai/${competition.slug}/${stage.code}` }
          : {
              as: 'work',
              kind: 'statement_waiting',
              params,
              href: `/menilai/${competition.slug}/pernyataan`,
            },
      ]
    })
