import { findCompetitionById } from '#db/queries/competitions'
import { findEntryById } from '#db/queries/entries'
import { countJudgedSheets, findStageEntry } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { authorize, authorizeSight } from './authorize.server'
import { subjectOf } from './competition-of.server'
import type { Context } from './context'
import { requireBeforePlenary } from './plenary-access.server'
import { currentRules } from './rules.server'
import { type Tx, transact, type WriteKey } from './transact.server'

async function removable(db: Tx | Context['db'], actor: Actor, uid: string) {
  const row = await findStageEntry(db, uid)
  const competition = row && (await findCompetitionById(db, row.competition_id))
  if (!row || !competition) throw new NotFoundError('stage entry')
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  authorize(actor, 'assignment.manage', subjectOf(competition))
  return { row, competition }
}

/**
 * What is taken out of a stage: the entry by what judges call it, and how many sheets would no longer count.
 * @throws StateError `entry_not_in_stage`
 */
export async function readRemovableEntry(ctx: Context, actor: Actor, uid: string) {
  const { row, competition } = await removable(ctx.db, actor, uid)
  if (row.removed_at) throw new StateError('entry_not_in_stage')
  const { rules } = await currentRules(ctx.db, competition.id)
  return {
    slug: competition.slug,
    stage: row.stage,
    stageName: rules.stages.find(({ code }) => code === row.stage)?.name ?? row.stage,
    entry: row.label,
    sheets: await countJudgedSheets(ctx.db, row.id),
  }
}

/**
 * Takes an entry out of a stage; what was recorded stays and no longer counts.
 * @throws InputError at `alasan`; StateError `entry_not_in_stage`, `plenary_closed` once the meeting has looked at it
 */
export async function removeEntry(
  ctx: Context,
  actor: Actor,
  stageEntryUid: string,
  reason: string,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const act = { type: 'stage.entries_set', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { row, competition } = await removable(tx, actor, stageEntryUid)
    if (row.removed_at) throw new StateError('entry_not_in_stage')
    const kecamatan = (await findEntryById(tx, row.entry_id))?.kecamatan_code ?? null
    await requireBeforePlenary(tx, competition.id, row.stage, [kecamatan])
    if (reason.trim() === '') throw inputError('alasan', 'required')
    const at = ctx.now().toISOString()
    await record.update('stage_entry', row.id, { removed_at: at })
    await record.insert('entry_state', {
      entry_id: row.entry_id,
      stage: row.stage,
      from_state: 'in_stage',
      to_state: 'complete',
      reason: reason.trim(),
      decided_by: actor.id,
      at,
    })
    record.chain(competition.uid)
    record.refs({ stage: row.stage, entry: stageEntryUid })
    return { uid: stageEntryUid }
  })
}
