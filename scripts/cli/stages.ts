import { BadInput } from './report'
import type { Terminal } from './run'

/** A stage by its code or its number from 1. @throws BadInput that lists the stages */
export function findStageCode({ t }: Terminal, stages: readonly { code: string }[], asked: string): string {
  const found = stages.find(({ code }) => code === asked) ?? stages[Number(asked) - 1]
  if (!found)
    throw new BadInput([t('noStage', { stage: asked, known: stages.map(({ code }) => code).join(', ') })])
  return found.code
}
