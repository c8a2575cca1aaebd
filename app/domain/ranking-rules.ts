import { type CompiledStage, compileStage } from './compiled-stage'
import { leaves } from './instrument'
import type { RankingRules } from './ranking'
import type { Rules, Stage } from './rules'
import type { TieBreak } from './tie-breaks'
import type { Combination, Totalling } from './totalling'

/** A stage as a ranking uses it, with its name for people. */
export interface NamedRankingStage {
  code: string
  name: string
  stage: CompiledStage
  combination: Combination
}

export type NamedRankingRules = Omit<RankingRules, 'stages'> & { stages: NamedRankingStage[] }

const AS_IT_IS: Combination = { weight: '1', maximum: null }

/** The stages that give marks: those whose instrument has criteria. */
export const scoredStages = (rules: Rules): Stage[] =>
  rules.stages.filter(({ instrument }) => leaves(instrument).length > 0)

/**
 * What a ranking is computed by: all stages that count, or one stage by itself (its total as it is, without the
 * final rounding, ties broken by what that stage knows).
 * @returns null when the rules know no such stage, or none that counts.
 */
export function rankingRules(rules: Rules, stage: string | null): NamedRankingRules | null {
  const scored = scoredStages(rules)
  const chosen =
    stage === null
      ? scored.filter(({ combination }) => combination !== null)
      : scored.filter(({ code }) => code === stage)
  if (chosen.length === 0) return null
  const last = chosen.at(-1)
  const stages = chosen.map((each) => ({
    code: each.code,
    name: each.name,
    stage: compileStage(
      each.instrument,
      stage === null && each === last ? withFinal(each.totalling, rules) : each.totalling,
    ),
    combination: stage === null ? (each.combination ?? AS_IT_IS) : AS_IT_IS,
  }))
  const codes = new Set(stages.map(({ code }) => code))
  return { stages, tieBreaks: rules.tieBreaks.filter((link) => isAbout(link, codes)) }
}

/** The ranking rounds its sum as the last counted stage says at `final`. */
const withFinal = (totalling: Totalling, { finalRounding }: Rules): Totalling =>
  finalRounding
    ? {
        ...totalling,
        rounding: [
          ...totalling.rounding.filter(({ at }) => at !== 'final'),
          { ...finalRounding, at: 'final' },
        ],
      }
    : totalling

const isAbout = (link: TieBreak, codes: ReadonlySet<string>) =>
  !('stage' in link) || link.stage === null || link.stage === undefined || codes.has(link.stage)

/** Every place where these rules round, as data for a companion file: `stage place digits mode`. */
export const roundingSteps = ({ stages }: Pick<NamedRankingRules, 'stages'>): string[] =>
  stages.flatMap(({ code, stage }) =>
    stage.totalling.rounding.map(({ at, digits, mode }) => `${code} ${at} ${digits} ${mode}`),
  )
