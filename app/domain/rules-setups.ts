import { type Advance, type Rules, type Stage, UNKNOWN_COUNT } from './rules'
import { plainStage, type StageModel, withProposedTimes } from './rules-presets'

/** How a known competition was run; what is not known of it is null. */
export interface Setup {
  kecamatan: { way: 'propose'; most: number } | { way: 'score' } | null
  stages: readonly SetupStage[]
}

export interface SetupStage extends Pick<Stage, 'code' | 'name' | 'kind' | 'assignment' | 'partition'> {
  /** Stage of a shipped instrument; null where the criteria are not known. */
  instrument: StageModel | null
  advance: { count: number | null; per: 'whole' | 'category' | 'kecamatan' } | null
  /** Whether it has a share in the final score. */
  counted: boolean
}

/** The draft with stages and kecamatan's part of a set-up. What the set-up does not know keeps it from opening. */
export function withSetup(rules: Rules, setup: Setup): Rules {
  const { kecamatan: _, ...others } = rules
  const stages = setup.stages.map(stageOf)
  const closesAt = rules.submission.closesAt
  return {
    ...others,
    ...(setup.kecamatan && {
      kecamatan: setup.kecamatan.way === 'propose' ? { ...setup.kecamatan, closesAt: null } : setup.kecamatan,
    }),
    stages: closesAt === null ? stages : withProposedTimes(stages, closesAt),
  }
}

function stageOf({ instrument, advance, counted, ...stage }: SetupStage): Stage {
  const plain = plainStage(stage.code, stage.kind, instrument ?? undefined)
  return {
    ...plain,
    ...stage,
    // Of sector judges each marks some criteria alone, so that criteria are added up, not sheets.
    totalling: {
      ...plain.totalling,
      ...(stage.assignment === 'sector' ? { order: 'criteria-first' } : {}),
    },
    combination: counted ? { weight: '', maximum: plain.combination?.maximum ?? null } : null,
    advance: advance && cutOf(advance),
  }
}

const cutOf = ({ count, per }: NonNullable<SetupStage['advance']>): Advance => ({
  ...{ kind: 'best', count: count ?? UNKNOWN_COUNT, per, tiesAtCut: 'plenary' },
})
