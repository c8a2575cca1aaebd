import type { Actor } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { Context } from '~/services/context'
import { transact } from '~/services/transact.server'

interface Competition {
  id: number
  uid: string
}

interface NewEntry {
  label: string
  region: string
  regionName: string
  kecamatan: string
  kecamatanName: string
  category?: string
}

export const WARDS: NewEntry[] = [
  {
    label: 'P-001',
    region: '36.71.01.1001',
    regionName: 'Sukarasa',
    kecamatan: '36.71.01',
    kecamatanName: 'Tangerang',
  },
  {
    label: 'P-002',
    region: '36.71.01.1002',
    regionName: 'Sukaasih',
    kecamatan: '36.71.01',
    kecamatanName: 'Tangerang',
  },
  {
    label: 'P-003',
    region: '36.71.07.1001',
    regionName: 'Karawaci',
    kecamatan: '36.71.07',
    kecamatanName: 'Karawaci',
  },
  {
    label: 'P-004',
    region: '36.71.07.1004',
    regionName: 'Nusa Jaya',
    kecamatan: '36.71.07',
    kecamatanName: 'Karawaci',
  },
]

/** Entries in one stage, a panel with a seat per judge, everybody assigned to everything. */
export async function addPanel(
  ctx: Context,
  competition: Competition,
  judges: readonly Actor[],
  options: { stage?: string; wards?: readonly NewEntry[] } = {},
) {
  const { stage = 'proposal', wards = WARDS } = options
  const at = ctx.now().toISOString()
  const act = { type: 'assignment.created', competition: competition.uid } as const
  return transact(ctx, SYSTEM, act, async (_, record) => {
    const panel = await record.insert('panel', { competition_id: competition.id, name: 'Tim Penilai' })
    const seats = []
    for (const [position, judge] of judges.entries()) {
      const seat = await record.insert('seat', {
        panel_id: panel.id,
        position,
        label: `Juri ${position + 1}`,
        function: 'member',
      })
      await record.insert('seat_occupant', { seat_id: seat.id, person_id: judge.id ?? 0, valid_from: at })
      seats.push({ seat, judge })
    }
    const entries = []
    for (const ward of wards) {
      const entry = await record.insert('entry', {
        competition_id: competition.id,
        region_code: ward.region,
        region_name: ward.regionName,
        kecamatan_code: ward.kecamatan,
        kecamatan_name: ward.kecamatanName,
        category: ward.category ?? 'lingkungan',
        label: ward.label,
        created_at: at,
      })
      const stageEntry = await record.insert('stage_entry', {
        competition_id: competition.id,
        stage,
        entry_id: entry.id,
        revisions: '[]',
        label: ward.label,
      })
      const assignments = []
      for (const { seat, judge } of seats) {
        const assignment = await record.insert('assignment', {
          stage_entry_id: stageEntry.id,
          seat_id: seat.id,
          state: 'active',
          assigned_at: at,
        })
        assignments.push({ ...assignment, judge, seat })
      }
      entries.push({ ...entry, stageEntry, assignments })
    }
    return { seats, entries }
  })
}

export type Panel = Awaited<ReturnType<typeof addPanel>>
export type PanelAssignment = Panel['entries'][number]['assignments'][number]

/** A submitted sheet, as the scoring service writes it. */
export async function addSheet(
  ctx: Context,
  competition: Competition,
  rulesId: number,
  assignment: PanelAssignment,
  marks: Record<string, number>,
  reasons: Record<string, string> = {},
  number = 1,
) {
  const act = { type: 'scoresheet.submitted', competition: competition.uid } as const
  return transact(ctx, assignment.judge, act, (_, record) =>
    record.insert('scoresheet_revision', {
      assignment_id: assignment.id,
      stage_entry_id: assignment.stage_entry_id,
      seat_id: assignment.seat_id,
      person_id: assignment.judge.id ?? 0,
      number,
      rules_id: rulesId,
      marks: canonicalJson(marks),
      reasons: canonicalJson(reasons),
      change_reason: null,
      source: 'judge',
      entered_by: assignment.judge.id ?? 0,
      received_at: ctx.now().toISOString(),
    }),
  )
}
