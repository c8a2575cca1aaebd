import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { Context } from '~/services/context'
import { newUid } from '~/services/ids.server'
import { type Recorder, transact } from '~/services/transact.server'
import type { Cast } from './cast'
import type { Competition, WorldEntry } from './dossiers'
import { STAGE } from './rules'

export type Marks = Record<string, number>

/** A panel whose chair does not score; two judges score both entries, the third scores none. */
export async function addPanel(ctx: Context, competition: Competition, cast: Cast, by: Actor) {
  const at = ctx.now().toISOString()
  return transact(ctx, by, { type: 'panel.created', competition: competition.uid }, async (_, record) => {
    const panel = await record.insert('panel', {
      competition_id: competition.id,
      name: 'Tim Penilai',
      decree_number: '188.45/217-Kesra/2026',
      decree_date: '2026-01-20',
    })
    const seats: Record<string, { id: number; uid: string }> = {}
    const parts = [
      ['chair', 'chair', 0],
      ['judge', 'member', 1],
      ['secondJudge', 'member', 1],
      ['unassignedJudge', 'member', 1],
    ] as const
    for (const [position, [who, job, scores]] of parts.entries()) {
      const seat = await record.insert('seat', {
        panel_id: panel.id,
        position: position + 1,
        label: `Penilai ${position + 1}`,
        function: job,
        scores,
      })
      await record.insert('seat_occupant', { seat_id: seat.id, person_id: cast[who].id ?? 0, valid_from: at })
      seats[who] = { id: seat.id, uid: seat.uid }
    }
    return { uid: panel.uid, seats: seats as Record<(typeof parts)[number][0], { id: number; uid: string }> }
  })
}

type Panel = Awaited<ReturnType<typeof addPanel>>

export async function signIndependence(ctx: Context, competition: Competition, by: Actor): Promise<void> {
  await transact(
    ctx,
    by,
    { type: 'independence.signed', competition: competition.uid },
    async (_, record) => {
      await record.insert('independence_statement', {
        competition_id: competition.id,
        person_id: by.id ?? 0,
        statement: 'Saya menilai dengan jujur dan tidak memihak.',
        locale: 'id',
        signed_at: ctx.now().toISOString(),
      })
    },
  )
}

export interface Assigned {
  stageEntry: { id: number; uid: string }
  assignments: Record<'judge' | 'secondJudge', { id: number; uid: string }>
}

/** Puts an entry into the stage and before both judges. */
export async function addToStage(
  ctx: Context,
  competition: Competition,
  entry: WorldEntry,
  panel: Panel,
  by: Actor,
): Promise<Assigned> {
  const act = { type: 'stage.entries_set', competition: competition.uid } as const
  return transact(ctx, by, act, async (_, record) => {
    const stageEntry = await record.insert('stage_entry', {
      competition_id: competition.id,
      stage: STAGE,
      entry_id: entry.id,
      revisions: canonicalJson([entry.revision?.uid ?? '']),
      label: entry.label,
    })
    const assign = async (who: 'judge' | 'secondJudge') => {
      const row = await record.insert('assignment', {
        stage_entry_id: stageEntry.id,
        seat_id: panel.seats[who].id,
        state: 'active',
        assigned_by: by.id,
        assigned_at: ctx.now().toISOString(),
      })
      return { id: row.id, uid: row.uid }
    }
    return {
      stageEntry: { id: stageEntry.id, uid: stageEntry.uid },
      assignments: { judge: await assign('judge'), secondJudge: await assign('secondJudge') },
    }
  })
}

const content = (marks: Marks) => ({
  marks: canonicalJson(marks),
  reasons: canonicalJson(
    Object.fromEntries(
      Object.entries(marks).map(([code, mark]) => [code, `Dinilai ${mark} menurut proposal.`]),
    ),
  ),
})

interface NewSheet {
  competition: Competition
  assigned: Assigned
  panel: Panel
  who: 'judge' | 'secondJudge'
  by: Actor
  marks: Marks
}

/** A finished sheet that came after the closing and waits for the chair. */
export async function addLateSheet(ctx: Context, { competition, assigned, who, by, marks }: NewSheet) {
  const act = { type: 'scoresheet.late', competition: competition.uid } as const
  return transact(ctx, by, act, async (_, record) =>
    record.insert('late_sheet', {
      ...content(marks),
      assignment_id: assigned.assignments[who].id,
      person_id: by.id ?? 0,
      rules_id: competition.rulesId,
      device_time: ctx.now().toISOString(),
      received_at: ctx.now().toISOString(),
      change_reason: null,
      state: 'waiting',
    }),
  )
}

/** A judge's draft, as the form saves it. */
export async function addDraftSheet(ctx: Context, { competition, assigned, who, by, marks }: NewSheet) {
  const row = {
    uid: newUid(ctx),
    assignment_id: assigned.assignments[who].id,
    person_id: by.id ?? 0,
    rules_id: competition.rulesId,
    ...content(marks),
    version: 1,
    updated_at: ctx.now().toISOString(),
  }
  await ctx.db.insertInto('scoresheet').values(row).execute()
  return { uid: row.uid }
}

/** A judge's first submitted revision, with the draft it came from. */
export async function addSheet(ctx: Context, sheet: NewSheet): Promise<{ uid: string }> {
  await addDraftSheet(ctx, sheet)
  const { competition, assigned, panel, who, by, marks } = sheet
  const act = { type: 'scoresheet.submitted', competition: competition.uid } as const
  return transact(ctx, by, act, async (_, record: Recorder) => {
    const row = await record.insert('scoresheet_revision', {
      assignment_id: assigned.assignments[who].id,
      stage_entry_id: assigned.stageEntry.id,
      seat_id: panel.seats[who].id,
      person_id: by.id ?? 0,
      number: 1,
      rules_id: competition.rulesId,
      source: 'judge',
      change_reason: null,
      entered_by: by.id ?? 0,
      received_at: ctx.now().toISOString(),
      ...content(marks),
    })
    return { uid: row.uid }
  })
}
