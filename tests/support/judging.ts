import type { Actor } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { Rules } from '~/domain/rules'
import { loadActor } from '~/services/actors.server'
import { assignAll } from '~/services/assignments.server'
import type { Context } from '~/services/context'
import { signStatement } from '~/services/independence.server'
import { addSeat, createPanel, type SeatFunction, seatPerson } from '~/services/panels.server'
import { putEntries } from '~/services/stage-entries.server'
import { transact } from '~/services/transact.server'
import { addOpenCompetition, RULES } from './competition'
import { addPerson } from './context'

/** The wards that take part, by the word the tests call them. */
export const WARDS = {
  karawaci: ['36.71.07.1001', 'Karawaci', '36.71.07', 'Karawaci'],
  nusajaya: ['36.71.07.1004', 'Nusa Jaya', '36.71.07', 'Karawaci'],
  sukarasa: ['36.71.01.1001', 'Sukarasa', '36.71.01', 'Tangerang'],
} as const
export type Ward = keyof typeof WARDS

/** An entry with one submitted dossier, as the submission writes it. */
export async function addSubmittedEntry(
  ctx: Context,
  competition: { id: number; uid: string },
  rulesId: number,
  label: string,
  [region, regionName, kecamatan, kecamatanName]: readonly [string, string, string, string],
  values: Readonly<Record<string, string>> = {},
) {
  const at = ctx.now().toISOString()
  return transact(
    ctx,
    SYSTEM,
    { type: 'dossier.submitted', competition: competition.uid },
    async (_, record) => {
      const innovation = await record.insert('innovation', {
        region_code: region,
        name: `Inovasi ${regionName}`,
        created_at: at,
      })
      const entry = await record.insert('entry', {
        competition_id: competition.id,
        region_code: region,
        region_name: regionName,
        kecamatan_code: kecamatan,
        kecamatan_name: kecamatanName,
        category: 'lingkungan',
        label,
        created_at: at,
      })
      const dossier = await record.insert('dossier', {
        entry_id: entry.id,
        innovation_id: innovation.id,
        category: 'lingkungan',
        state: 'submitted',
        created_at: at,
      })
      const revision = await record.insert('dossier_revision', {
        dossier_id: dossier.id,
        number: 1,
        rules_id: rulesId,
        title: `Inovasi ${regionName}`,
        content: canonicalJson({
          schema: 1,
          title: `Inovasi ${regionName}`,
          category: 'lingkungan',
          publishConsent: 'no',
          values: { ringkasan: `Ringkasan inovasi ${regionName}.`, ...values },
          evidence: [],
        }),
        received_at: at,
      })
      return { entry, dossier, revision, innovation }
    },
  )
}

export interface JudgingOptions {
  rules?: Rules
  slug?: string
  /** Prefix of account names, for several competitions in one database. */
  prefix?: string
  signed?: boolean
  /** What every dossier says beside its summary. */
  values?: Readonly<Record<string, string>>
}

/**
 * A competition in mid-judging: organizers Rahman and Sari, chair Hadi who scores, judges Wati (lives in Kecamatan
 * Tangerang) and Budi; three entries, every judge assigned to all that no conflict forbids.
 */
export async function addJudging(ctx: Context, options: JudgingOptions = {}) {
  const { rules = RULES, slug = 'lomba-uji-2026', prefix = '', signed = true, values = {} } = options
  const founder = await addPerson(ctx, {
    account: `${prefix}rahman`,
    name: 'Rahman',
    grants: [{ role: 'organizer' }],
  })
  const { competition, rulesId } = await addOpenCompetition(ctx, founder, rules, slug)
  const wards = {} as Record<Ward, Awaited<ReturnType<typeof addSubmittedEntry>>>
  for (const [index, [ward, place]] of Object.entries(WARDS).entries())
    wards[ward as Ward] = await addSubmittedEntry(ctx, competition, rulesId, `P${index + 1}`, place, values)
  const sari = await addPerson(ctx, {
    account: `${prefix}sari`,
    name: 'Sari',
    grants: [{ role: 'organizer', competition: competition.id }],
  })
  const panel = await createPanel(ctx, founder, slug, {
    name: 'Tim Penilai',
    decreeNumber: '800/1/2026',
    decreeDate: '2026-02-01',
  })
  const seatOf = async (
    label: string,
    role: SeatFunction,
    account: string,
    name: string,
    homeRegion?: string,
  ) => {
    await addPerson(ctx, { account: prefix + account, name, ...(homeRegion ? { homeRegion } : {}) })
    const seat = await addSeat(ctx, founder, panel.uid, { label, function: role })
    await seatPerson(ctx, founder, seat.uid, { account: prefix + account })
    return seat.uid
  }
  const seats = {
    hadi: await seatOf('Ketua', 'chair', 'hadi', 'Hadi'),
    wati: await seatOf('Anggota 1', 'member', 'wati', 'Wati', '36.71.01.1002'),
    budi: await seatOf('Anggota 2', 'member', 'budi', 'Budi', '36.74.01.1001'),
  }
  await putEntries(ctx, founder, slug, 'proposal', 'all')
  await assignAll(ctx, founder, slug, 'proposal')
  const [hadi, wati, budi] = await Promise.all(
    ['hadi', 'wati', 'budi'].map((account) => actorOf(ctx, prefix + account)),
  )
  if (!hadi || !wati || !budi) throw new Error('judges are missing')
  if (signed) for (const judge of [hadi, wati, budi]) await signStatement(ctx, judge, slug, true)
  return {
    slug,
    stage: 'proposal',
    competition,
    rulesId,
    panel: panel.uid,
    seats,
    wards,
    rahman: founder,
    sari,
    hadi,
    wati,
    budi,
    /** Public id of a judge's assignment for a ward's entry; null without one. */
    assignment: (judge: keyof typeof seats, ward: Ward) =>
      assignmentUid(ctx, seats[judge], wards[ward].entry.id),
  }
}

export type Judging = Awaited<ReturnType<typeof addJudging>>

export async function actorOf(ctx: Context, account: string): Promise<Actor> {
  const { id } = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  const actor = await loadActor(ctx, id)
  if (!actor) throw new Error(`no actor ${account}`)
  return actor
}

async function assignmentUid(ctx: Context, seatUid: string, entryId: number): Promise<string> {
  const row = await ctx.db
    .selectFrom('assignment')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .select('assignment.uid')
    .where('seat.uid', '=', seatUid)
    .where('stage_entry.entry_id', '=', entryId)
    .executeTakeFirst()
  return row?.uid ?? ''
}

/** A sheet as its form sends it: `sheet({ kebaruan: '80' })`; a pair adds the reason. */
export function sheet(
  cells: Record<string, string | [mark: string, reason: string]>,
  { version = 0, revision = 0, changeReason = '' } = {},
) {
  return {
    version,
    revision,
    changeReason,
    typed: (field: string) => {
      const [part, code = ''] = field.split('.')
      const cell = cells[code] ?? ''
      const [mark, reason] = typeof cell === 'string' ? [cell, ''] : cell
      return part === 'nilai' ? mark : reason
    },
  }
}
