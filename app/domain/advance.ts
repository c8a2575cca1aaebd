import { isPlenaryOnly, type Rules, type Stage } from './rules'

/** Within what a list is ranked anew. */
export type Partition = 'category' | 'kecamatan'

/** Within what the entries of a stage are ranked when nothing else is asked for; null for all together. */
export const partitionOf = (stage: Pick<Stage, 'partition'> | undefined): Partition | null =>
  stage?.partition === 'kecamatan' ? 'kecamatan' : null

/** Within what a stage ranks to decide who goes on. */
export const advancePartition = (stage: Pick<Stage, 'partition' | 'advance'>): Partition | null => {
  const { advance } = stage
  if (advance?.kind !== 'best' || advance.per === 'whole') return partitionOf(stage)
  return advance.per
}

/** Whether not everybody goes on from a stage: its rules cut, or it is a meeting and nothing else. */
export const decidesWhoGoesOn = (stage: Stage): boolean => stage.advance !== null || isPlenaryOnly(stage)

/** The stages before this one whose meeting has to close before an entry may come into it, in order. */
export function gatesBefore({ stages }: Pick<Rules, 'stages'>, code: string): Stage[] {
  const at = stages.findIndex((stage) => stage.code === code)
  return stages.slice(0, Math.max(0, at)).filter(decidesWhoGoesOn)
}

/** The stage that those who pass this one come into: the next one that this one is the last gate of. */
export function stageAfter(rules: Pick<Rules, 'stages'>, code: string): Stage | null {
  return rules.stages.find((stage) => gatesBefore(rules, stage.code).at(-1)?.code === code) ?? null
}
