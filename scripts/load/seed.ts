import { SYSTEM } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { Context } from '~/services/context'
import { hashPassword } from '~/services/passwords.server'
import { freezeRules } from '~/services/rules-freeze.server'
import { type Recorder, transact } from '~/services/transact.server'
import { codeOf, loadRules, STAGE } from './rules'

export const PASSWORD = 'padi-menguning-di-sawah-9'
const SLUG = 'lomba-beban'

export interface LoadOptions {
  judges: number
  entries: number
  criteria: number
  /** Whether every sheet is submitted already; otherwise the judges have everything before them. */
  scored: boolean
}

export interface Load {
  slug: string
  competition: { id: number; uid: string }
  organizer: string
  judges: { account: string; personId: number; assignments: string[] }[]
  criteria: string[]
}

/** Marks that spread like real ones and repeat from run to run. */
const markOf = (entry: number, judge: number, criterion: number) =>
  50 + ((entry * 31 + judge * 17 + criterion * 7 + ((entry * judge) % 13)) % 50)

export const marksOf = (entry: number, judge: number, criteria: readonly string[]): Record<string, number> =>
  Object.fromEntries(criteria.map((code, index) => [code, markOf(entry, judge, index)]))

async function addPeople(ctx: Context, judges: number, at: string) {
  const hash = await hashPassword(PASSWORD)
  const accounts = ['panitia', ...Array.from({ length: judges }, (_, index) => `juri-${index + 1}`)]
  return transact(ctx, SYSTEM, { type: 'account.created' }, async (tx, record) => {
    const people: { id: number; account: string }[] = []
    for (const account of accounts) {
      const { id } = await record.insert('person', { account, name: account, created_at: at })
      await tx
        .insertInto('credential')
        .values({ person_id: id, password_hash: hash, changed_at: at })
        .execute()
      const role = account === 'panitia' ? 'organizer' : 'judge'
      await record.insert('role_grant', { person_id: id, role, scope: 'installation', valid_from: at })
      people.push({ id, account })
    }
    return people
  })
}

async function addRegions(ctx: Context, entries: number): Promise<{ code: string; kecamatan: string }[]> {
  const parents = [
    ['ID', 'Indonesia', 'nasional', null],
    ['36', 'Banten', 'provinsi', 'ID'],
    ['36.71', 'Kota Tangerang', 'kota', '36'],
  ] as const
  const wards = Array.from({ length: entries }, (_, index) => {
    const kecamatan = `36.71.${String(Math.floor(index / 100) + 1).padStart(2, '0')}`
    return { code: `${kecamatan}.${1001 + (index % 100)}`, kecamatan }
  })
  const kecamatan = [...new Set(wards.map((ward) => ward.kecamatan))]
  const rows = [
    ...parents.map(([code, name, level, parent_code]) => ({ code, name, level, parent_code })),
    ...kecamatan.map((code) => ({
      code,
      name: `Kecamatan ${code}`,
      level: 'kecamatan' as const,
      parent_code: '36.71',
    })),
    ...wards.map(({ code, kecamatan: parent_code }) => ({
      ...{ code, parent_code },
      name: `Kelurahan ${code}`,
      level: 'kelurahan' as const,
    })),
  ]
  await ctx.db.transaction().execute(async (tx) => {
    for (const row of rows) await tx.insertInto('region').values(row).execute()
  })
  return wards
}

async function addCompetition(ctx: Context, organizer: number, criteria: number, at: string) {
  const rules = loadRules(criteria, ctx.now())
  return transact(ctx, SYSTEM, { type: 'competition.opened' }, async (tx, record) => {
    const competition = await record.insert('competition', {
      slug: SLUG,
      ...{ name: rules.name, year: rules.year, tier: rules.tier, zone: rules.zone, unit: rules.unit },
      host_region: rules.hostRegion.code,
      host_region_name: rules.hostRegion.name,
      opened_at: at,
      created_by: organizer,
      created_at: at,
    })
    const guideline = await record.insert('guideline', {
      competition_id: competition.id,
      none_reason: 'Uji beban',
      added_by: organizer,
      added_at: at,
    })
    const frozen = await freezeRules(tx, record, {
      ...{ competitionId: competition.id, rules, guidelineId: guideline.id },
      ...{ approvalId: null, reason: null, at },
    })
    return { id: competition.id, uid: competition.uid, rulesId: frozen.id }
  })
}

type Competition = Awaited<ReturnType<typeof addCompetition>>
type Person = Awaited<ReturnType<typeof addPeople>>[number]
type Seat = { id: number; person: number }

async function addSeats(ctx: Context, { id, uid }: Competition, judges: readonly Person[], at: string) {
  return transact(ctx, SYSTEM, { type: 'panel.created', competition: uid }, async (_, record) => {
    const panel = await record.insert('panel', { competition_id: id, name: 'Tim Penilai' })
    const seats: Seat[] = []
    for (const [position, { id: person }] of judges.entries()) {
      const label = `Penilai ${position + 1}`
      const seat = await record.insert('seat', { panel_id: panel.id, position, label, function: 'member' })
      await record.insert('seat_occupant', { seat_id: seat.id, person_id: person, valid_from: at })
      await record.insert('independence_statement', {
        ...{ competition_id: id, person_id: person, locale: 'id', signed_at: at },
        statement: 'Saya menilai dengan jujur dan tidak memihak.',
      })
      seats.push({ id: seat.id, person })
    }
    return seats
  })
}

interface Filling {
  competition: Competition
  seats: readonly Seat[]
  criteria: readonly string[]
  scored: boolean
  at: string
}

/** One entry in the stage, before every judge, scored if wanted. Returns the assignments by seat. */
async function addEntry(
  record: Recorder,
  ward: { code: string; kecamatan: string },
  index: number,
  { competition, seats, criteria, scored, at }: Filling,
): Promise<string[]> {
  const label = `P-${String(index + 1).padStart(4, '0')}`
  const entry = await record.insert('entry', {
    competition_id: competition.id,
    ...{ region_code: ward.code, region_name: `Kelurahan ${ward.code}` },
    ...{ kecamatan_code: ward.kecamatan, kecamatan_name: `Kecamatan ${ward.kecamatan}` },
    ...{ category: 'umum', label, created_at: at },
  })
  await record.insert('entry_state', { entry_id: entry.id, to_state: 'complete', at })
  const stageEntry = await record.insert('stage_entry', {
    ...{ competition_id: competition.id, stage: STAGE, entry_id: entry.id, revisions: '[]', label },
  })
  const uids: string[] = []
  for (const [judge, seat] of seats.entries()) {
    const assignment = await record.insert('assignment', {
      ...{ stage_entry_id: stageEntry.id, seat_id: seat.id, state: 'active', assigned_at: at },
    })
    uids.push(assignment.uid)
    if (!scored) continue
    await record.insert('scoresheet_revision', {
      ...{ assignment_id: assignment.id, stage_entry_id: stageEntry.id, seat_id: seat.id },
      ...{ person_id: seat.person, entered_by: seat.person, number: 1, rules_id: competition.rulesId },
      ...{ source: 'judge', received_at: at, change_reason: null },
      marks: canonicalJson(marksOf(index, judge, criteria)),
      reasons: '{}',
    })
  }
  return uids
}

const BATCH = 250

/** An open competition with judges and entries in one stage, made for measuring and for crashing. */
export async function seedLoad(ctx: Context, options: LoadOptions): Promise<Load> {
  const at = new Date(ctx.now().getTime() - 60_000).toISOString()
  const wards = await addRegions(ctx, options.entries)
  const [organizer, ...judges] = await addPeople(ctx, options.judges, at)
  if (!organizer) throw new Error('nobody was added')
  const competition = await addCompetition(ctx, organizer.id, options.criteria, at)
  const criteria = Array.from({ length: options.criteria }, (_, index) => codeOf(index))
  const seats = await addSeats(ctx, competition, judges, at)
  const filling = { competition, seats, criteria, scored: options.scored, at }
  const assignments: string[][] = judges.map(() => [])
  for (let start = 0; start < wards.length; start += BATCH) {
    const act = { type: 'stage.entries_set', competition: competition.uid } as const
    await transact(ctx, SYSTEM, act, async (_, record) => {
      for (const [offset, ward] of wards.slice(start, start + BATCH).entries())
        for (const [judge, uid] of (await addEntry(record, ward, start + offset, filling)).entries())
          assignments[judge]?.push(uid)
    })
  }
  return {
    slug: SLUG,
    competition: { id: competition.id, uid: competition.uid },
    organizer: organizer.account,
    judges: judges.map(({ id, account }, index) => ({
      ...{ account, personId: id },
      assignments: assignments[index] ?? [],
    })),
    criteria,
  }
}
