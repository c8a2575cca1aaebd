import { listStageAssignments } from '#db/queries/assignments'
import { listKecamatan } from '#db/queries/kecamatan'
import { countWaitingSheets } from '#db/queries/late-sheets'
import { listPanels } from '#db/queries/panels'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import type { Stage } from '~/domain/rules'
import type { CompetitionRow } from './competition-access.server'
import type { Context } from './context'
import { kecamatanWithoutPanel, scoringSeats } from './panels.server'
import { listWards } from './ward-board.server'

/** One thing that an open competition waits for: `kind` is a key of the i18n area `setup`. */
export interface OpenStep {
  kind: 'todo_invite' | 'todo_panel' | 'todo_kecamatan_panel' | 'todo_seats' | 'todo_assign' | 'todo_late'
  n: number
  /** Below the competition's address. */
  page: string
}

/** What is left to do for an open competition, in the order of the work. */
export async function listOpenSteps(
  ctx: Context,
  actor: Actor,
  competition: CompetitionRow,
  stages: readonly Pick<Stage, 'code' | 'partition'>[],
): Promise<OpenStep[]> {
  const steps: OpenStep[] = []
  const add = (kind: OpenStep['kind'], n: number, page: string) => {
    if (n > 0) steps.push({ kind, n, page })
  }
  const wards = await listWards(ctx, ctx.db, actor, competition)
  const toInvite = wards.filter(({ mayInvite, state }) => mayInvite && state === 'not_invited')
  add('todo_invite', toInvite.length, 'undangan?keadaan=not_invited')
  if ((await listPanels(ctx.db, competition.id)).length === 0) add('todo_panel', 1, 'penilai')
  const vacant = new Set<string>()
  for (const { code: stage } of stages)
    for (const { uid, present } of await scoringSeats(ctx.db, competition.id, stage, ctx.now().toISOString()))
      if (!present) vacant.add(uid)
  add('todo_seats', vacant.size, 'penilai')
  const kecamatan = await listKecamatan(ctx.db, competition.id)
  for (const { code: stage, partition } of stages) {
    const seats = await scoringSeats(ctx.db, competition.id, stage, ctx.now().toISOString())
    const places = kecamatan.map(({ code, name }) => ({ region: code, kecamatanName: name }))
    add('todo_kecamatan_panel', kecamatanWithoutPanel({ partition }, seats, places).length, 'penilai')
    const rows = await listStageAssignments(ctx.db, competition.id, stage)
    const assigned = new Set(rows.filter(({ state }) => state === 'active').map((row) => row.stageEntryId))
    const entries = await listStageEntries(ctx.db, competition.id, stage)
    add('todo_assign', entries.filter(({ id }) => !assigned.has(id)).length, `penugasan/${stage}`)
  }
  add('todo_late', await countWaitingSheets(ctx.db, competition.id), 'lembar-terlambat')
  return steps
}
