import { listLinks } from '#db/queries/evidence'
import { inputError } from '~/domain/errors'
import { leaves } from '~/domain/instrument'
import type { Rules } from '~/domain/rules'
import type { Recorder, Tx } from './transact.server'

/** A criterion as evidence names it: by its stage and its own code. */
export const criterionKey = (stage: string, criterion: string) => `${stage}/${criterion}`

/** The criteria that evidence may be offered for: what judges mark, stage by stage. */
export const listCriteria = (rules: Rules) =>
  rules.stages.map((stage) => ({
    stage: stage.name,
    criteria: leaves(stage.instrument).map(({ code, name }) => ({
      key: criterionKey(stage.code, code),
      name,
    })),
  }))

/** Makes these the criteria that a piece supports. @throws InputError at `criteria` for one that the rules do not have */
export async function setCriteria(
  tx: Tx,
  record: Recorder,
  rules: Rules,
  evidenceId: number,
  wanted: readonly string[],
  at: string,
): Promise<void> {
  const known = new Map(
    rules.stages.flatMap((stage) =>
      leaves(stage.instrument).map(({ code }) => [
        criterionKey(stage.code, code),
        { stage: stage.code, criterion: code },
      ]),
    ),
  )
  const present = await listLinks(tx, evidenceId)
  const held = new Set(present.map(({ stage, criterion }) => criterionKey(stage ?? '', criterion ?? '')))
  for (const key of new Set(wanted)) {
    const place = known.get(key)
    if (!place) throw inputError('criteria', 'invalid')
    if (!held.has(key)) await record.insert('evidence_link', { evidence_id: evidenceId, ...place })
  }
  for (const { id, stage, criterion } of present)
    if (!wanted.includes(criterionKey(stage ?? '', criterion ?? '')))
      await record.update('evidence_link', id, { removed_at: at })
}
