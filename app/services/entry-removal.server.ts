import { findCompetitionById } from '#db/queries/competitions'
import { listEntryDossiers } from '#db/queries/dossiers'
import { findEntryById, findEntryState } from '#db/queries/entries'
import { countJudgedSheets, findStageEntry } from '#db/queries/stage-entries'
import { listStagesOf } from '#db/queries/stage-materials'
import type { Actor } from '~/domain/actors'
import { isOut, stateByDossiers } from '~/domain/entry-states'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { authorize, authorizeSight } from './authorize.server'
import { subjectOf } from './competition-of.server'
import type { Context } from './context'
import { requireBeforePlenary } from './plenary-access.server'
import { currentRules } from './rules.server'
import { type Tx, transact, type WriteKey } from './transact.server'

export const LONGEST_REASON = 1000

/** A place in a stage, by the competition's address and its own public id. */
export interface StagePlace {
  slug: string
  entry: string
}

async function removable(db: Tx | Context['db'], actor: Actor, { slug, entry }: StagePlace) {
  const row = await findStageEntry(db, entry)
  const competition = row && (await findCompetitionById(db, row.competition_id))
  if (!row || competition?.slug !== slug) throw new NotFoundError('stage entry')
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  authorize(actor, 'assignment.manage', subjectOf(competition))
  return { row, competition }
}

/**
 * What is taken out of a stage: the entry by what judges call it, and how many sheets would no longer count.
 * @throws StateError `entry_not_in_stage`
 */
export async function readRemovableEntry(ctx: Context, actor: Actor, place: StagePlace) {
  const { row, competition } = await removable(ctx.db, actor, place)
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
  place: StagePlace,
  reason: string,
  once?: WriteKey,
): Promise<{ stage: string }> {
  const act = { type: 'stage.entries_set', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { row, competition } = await removable(tx, actor, place)
    if (row.removed_at) throw new StateError('entry_not_in_stage')
    const kecamatan = (await findEntryById(tx, row.entry_id))?.kecamatan_code ?? null
    await requireBeforePlenary(tx, competition.id, row.stage, [kecamatan])
    const why = readReason(reason)
    const at = ctx.now().toISOString()
    await record.update('stage_entry', row.id, { removed_at: at })
    const from = (await findEntryState(tx, row.entry_id))?.to_state ?? null
    await record.insert('entry_state', {
      ...{ entry_id: row.entry_id, stage: row.stage, from_state: from },
      ...{ to_state: await stateAfter(tx, row.entry_id, from), reason: why, decided_by: actor.id, at },
    })
    record.chain(competition.uid)
    record.refs({ stage: row.stage, entry: place.entry })
    return { stage: row.stage }
  })
}

/** @throws InputError at `alasan` */
function readReason(typed: string): string {
  const reason = typed.trim()
  if (reason === '') throw inputError('alasan', 'required')
  if (reason.length > LONGEST_REASON) throw inputError('alasan', 'too_long', { max: LONGEST_REASON })
  return reason
}

type State = NonNullable<Awaited<ReturnType<typeof findEntryState>>>['to_state']

/** Where an entry stands that left a stage: out as before, in another stage, or as far as its dossiers are. */
async function stateAfter(tx: Tx, entryId: number, from: State | null): Promise<State> {
  if (from !== null && isOut(from)) return from
  if ((await listStagesOf(tx, entryId)).length > 0) return 'in_stage'
  return stateByDossiers((await listEntryDossiers(tx, [entryId])).map(({ state }) => state))
}
