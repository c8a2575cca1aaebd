import { findWinnerList } from '#db/queries/eligibility'
import { listRegionNames } from '#db/queries/regions'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { FormerWin } from '~/domain/check-findings'
import type { CsvFault } from '~/domain/csv-faults'
import { can } from '~/domain/policy'
import { contains } from '~/domain/regions'
import { actOnCompetition, seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { type CsvCells, type CsvFormat, type CsvReading, type CsvRowFault, readCsv } from './csv.server'
import { transact, type WriteKey } from './transact.server'

/** A former winner: `region` is the ward's code. */
export interface FormerWinner extends FormerWin {
  region: string
}

/** What a stored list says; nothing without one. */
export const readWinners = (row: { winners: string } | undefined): FormerWinner[] =>
  row ? (JSON.parse(row.winners) as FormerWinner[]) : []

/** The list that holds for a competition, newest years first, by the wards' names of today. */
export async function viewWinners(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug)
  const row = await findWinnerList(ctx.db, competition.id)
  const winners = readWinners(row)
  const codes = [...new Set(winners.map(({ region }) => region))]
  const names = new Map((await listNames(ctx, codes)).map(({ code, name }) => [code, name]))
  return {
    competition: { slug, name: competition.name, year: competition.year, zone: competition.zone },
    may: { import: can(actor, 'competition.set_up', subjectOf(competition)) },
    imported: row ? { at: row.imported_at, by: row.imported_by_name } : null,
    winners: winners
      .map((winner) => ({ ...winner, ward: names.get(winner.region) ?? winner.region }))
      .sort((a, b) => b.year - a.year || (a.region < b.region ? -1 : 1)),
  }
}

const SLICE = 500

/** Names by code, asked for in slices: SQLite takes only so many values at once. */
async function listNames({ db }: Pick<Context, 'db'>, codes: readonly string[]) {
  const found = []
  for (let start = 0; start < codes.length; start += SLICE)
    found.push(...(await listRegionNames(db, codes.slice(start, start + SLICE))))
  return found
}

export const WINNER_COLUMNS = ['region_code', 'year', 'competition', 'place'] as const

const FORMAT: CsvFormat<FormerWinner> = {
  columns: [
    { name: 'region_code', type: 'code' },
    { name: 'year', type: 'integer' },
    { name: 'competition', type: 'text' },
    { name: 'place', type: 'text' },
  ],
  maxRows: 10_000,
  readRow,
}

const LONGEST = { competition: 200, place: 100 } as const
const YEARS = { least: 1980, most: 2200 }

function readRow(cells: CsvCells): { value: FormerWinner } | { faults: CsvRowFault[] } {
  const faults: CsvRowFault[] = []
  const fault = (columnName: string, kind: string, params: CsvRowFault['params'] = {}) =>
    faults.push({ columnName, kind, params })
  const textIn = (name: (typeof WINNER_COLUMNS)[number]) => String(cells[name] ?? '').trim()
  for (const name of WINNER_COLUMNS) if (textIn(name) === '') fault(name, 'required')
  for (const name of ['competition', 'place'] as const) {
    if (textIn(name).length > LONGEST[name]) fault(name, 'too_long', { max: LONGEST[name] })
    if (/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(textIn(name))) fault(name, 'hidden_characters')
  }
  const year = Number(cells['year'] ?? 0)
  if (textIn('year') !== '' && year < YEARS.least) fault('year', 'too_small', { min: YEARS.least })
  if (year > YEARS.most) fault('year', 'too_big', { max: YEARS.most })
  if (faults.length > 0) return { faults }
  const [region = '', contest, place] = [textIn('region_code'), textIn('competition'), textIn('place')]
  return { value: { region, year, contest, place } }
}

export type WinnerImport =
  | { ok: true; winners: number; dryRun: boolean }
  | { ok: false; faults: readonly CsvFault[] }

/**
 * Replaces the list of former winners by that of a file, whole or not at all: `region_code` of the ward, `year`,
 * `competition`, `place`. A dry run only reads.
 * @throws ForbiddenError
 */
export async function importWinners(
  ctx: Context,
  actor: Actor,
  csv: Uint8Array,
  options: { competition: string; dryRun: boolean; once?: WriteKey | undefined },
): Promise<WinnerImport> {
  const competition = await actOnCompetition(ctx.db, actor, options.competition, 'competition.set_up')
  const reading = readCsv(csv, FORMAT)
  if (!reading.ok) return reading
  const faults = await compareRows(ctx, competition.host_region, reading)
  if (faults.length > 0) return { ok: false, faults }
  const winners = reading.rows.map(({ value }) => value)
  const result = { ok: true, winners: winners.length, dryRun: options.dryRun } as const
  if (options.dryRun) return result
  const act = { type: 'former_winners.imported', competition: competition.uid } as const
  return transact(ctx, actor, options.once ? { ...act, once: options.once } : act, async (tx, record) => {
    await actOnCompetition(tx, actor, options.competition, 'competition.set_up')
    await record.insert('former_winner_list', {
      competition_id: competition.id,
      winners: canonicalJson(winners as never),
      imported_by: actor.id,
      imported_at: ctx.now().toISOString(),
    })
    record.refs({ winners: winners.length })
    return result
  })
}

/** Wards that are not there or lie elsewhere, and lines that say the same twice. */
async function compareRows(
  ctx: Context,
  host: string,
  { rows, place }: Extract<CsvReading<FormerWinner>, { ok: true }>,
): Promise<CsvFault[]> {
  const known = new Set(
    (await listNames(ctx, [...new Set(rows.map(({ value }) => value.region))])).map(({ code }) => code),
  )
  const seen = new Map<string, number>()
  const faults: CsvFault[] = []
  if (rows.length === 0) faults.push(place(1, { columnName: null, kind: 'no_winners', params: {} }))
  for (const { line, value } of rows) {
    const at = (kind: string, params: CsvRowFault['params']) =>
      faults.push(place(line, { columnName: 'region_code', kind, params }))
    const { region } = value
    if (!known.has(region) || region.split('.').length !== 4) at('unknown_ward', { value: region })
    else if (!contains(host, region)) at('ward_elsewhere', { value: region })
    const key = canonicalJson(value as never)
    const earlier = seen.get(key)
    if (earlier === undefined) seen.set(key, line)
    else at('same_line', { earlier })
  }
  return faults
}
