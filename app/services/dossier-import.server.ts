import { findCompetitionBySlug } from '#db/queries/competitions'
import { findRegion } from '#db/queries/regions'
import type { Actor } from '~/domain/actors'
import type { CsvFault } from '~/domain/csv-faults'
import { measureContent, titleOf } from '~/domain/dossiers'
import { InputError, NotFoundError } from '~/domain/errors'
import { parseValue } from '~/domain/fields'
import type { Field } from '~/domain/fields/types'
import { splitValue } from '~/domain/fields/units'
import { contains } from '~/domain/regions'
import { type Category, findCategory, type Rules } from '~/domain/rules'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { type CsvCells, type CsvFormat, type CsvReading, readCsv } from './csv.server'
import { addDossier, writeFirstValue } from './dossier-start.server'
import { currentRules } from './rules.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

export type DossierImport =
  /** `incomplete`: how many of them still lack something that submitting asks for. */
  | { ok: true; created: number; incomplete: number; dryRun: boolean }
  | { ok: false; faults: readonly CsvFault[] }

interface ImportRow {
  region: string
  category: Category
  title: string
  values: [field: Field, value: string][]
}

type Competition = NonNullable<Awaited<ReturnType<typeof findCompetitionBySlug>>>

/** Thrown to roll a dry run or a faulty file back. */
class Outcome extends Error {
  constructor(readonly result: DossierImport) {
    super('rolled back')
  }
}

/**
 * Creates drafts from a CSV file, all or none: `region_code` (of the ward), `category_code`, `title`, and one
 * column per field code of the categories' forms, all of them optional. Every value must be readable; limits
 * are only checked when the team submits.
 * @throws ForbiddenError without `dossier.import`.
 */
export async function importDossiers(
  ctx: Context,
  actor: Actor,
  csv: Uint8Array,
  options: {
    competition: string
    dryRun: boolean
    once?: WriteKey
    /** Done in the same transaction, before anything is created. */
    within?: (tx: Tx) => Promise<void>
  },
): Promise<DossierImport> {
  const competition = await findCompetitionBySlug(ctx.db, options.competition)
  if (!competition) throw new NotFoundError('competition')
  const subject = { id: competition.id, hostRegion: competition.host_region }
  authorizeSight(actor, 'competition.view', subject)
  authorize(actor, 'dossier.import', subject)
  const { rules } = await currentRules(ctx.db, competition.id)
  const reading = readCsv(csv, importFormat(rules))
  if (!reading.ok) return { ok: false, faults: reading.faults }
  const { once, dryRun } = options
  const act = { type: 'dossier.imported', competition: competition.uid, ...(once ? { once } : {}) } as const
  try {
    return await transact(ctx, actor, act, async (tx, record) => {
      await options.within?.(tx)
      const incomplete = await writeRows(ctx, actor, tx, record, { reading, rules, competition })
      const result = { ok: true, created: reading.rows.length, incomplete, dryRun } as const
      if (dryRun) throw new Outcome(result)
      record.refs({ dossiers: reading.rows.length })
      return result
    })
  } catch (error) {
    if (error instanceof Outcome) return error.result
    throw error
  }
}

async function writeRows(
  ctx: Context,
  actor: Actor,
  tx: Tx,
  record: Recorder,
  input: { reading: Extract<CsvReading<ImportRow>, { ok: true }>; rules: Rules; competition: Competition },
): Promise<number> {
  const { reading, rules, competition } = input
  const faults: CsvFault[] = []
  let incomplete = 0
  for (const { line, value: row } of reading.rows) {
    const fault = (columnName: string, kind: string) =>
      faults.push(reading.place(line, { columnName, kind, params: { value: row.region } }))
    const ward = await findRegion(tx, row.region)
    if (!ward || !['kelurahan', 'desa'].includes(ward.level)) fault('region_code', 'unknown_ward')
    else if (!contains(competition.host_region, ward.code)) fault('region_code', 'ward_elsewhere')
    else {
      try {
        if (!(await writeRow(ctx, actor, tx, record, { row, ward, rules, competition }))) incomplete += 1
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        for (const { kind } of error.problems) fault('category_code', kind)
      }
    }
  }
  if (faults.length > 0) throw new Outcome({ ok: false, faults })
  return incomplete
}

/** Whether the new draft is complete. */
async function writeRow(
  ctx: Context,
  actor: Actor,
  tx: Tx,
  record: Recorder,
  input: {
    row: ImportRow
    ward: { code: string; name: string }
    rules: Rules
    competition: Competition
  },
): Promise<boolean> {
  const { row, ward, rules, competition } = input
  const dossier = await addDossier(ctx, actor, tx, record, {
    rules,
    competition,
    ward: { code: ward.code, name: ward.name },
    category: row.category.code,
    innovation: { kind: 'new', name: row.title },
  })
  const at = ctx.now().toISOString()
  const units = row.values.flatMap(([field, value]) => splitValue(field, value))
  for (const [index, [key, value]] of units.entries()) {
    const unit = { field: key, value, position: index + 1, by: actor.id, at }
    await writeFirstValue(tx, { dossierId: dossier.id, ...unit })
  }
  const values = {
    title: titleOf({}, row.title),
    ...Object.fromEntries(row.values.map(([field, value]) => [field.code, value])),
  }
  return measureContent(row.category.form, { values, evidence: [] }).complete
}

const BASE = ['region_code', 'category_code', 'title'] as const

/** What the export of all dossiers says beside the answers: it may stay in the file and is not read. */
export const BESIDE = [
  ...['entry', 'kelurahan', 'kecamatan', 'dossier_state', 'revision', 'received_at'],
  ...['fields_filled', 'fields_total', 'fields_missing', 'not_read'],
] as const

/** The file's columns under these rules, as documented and as read. */
export function importFormat(rules: Rules): CsvFormat<ImportRow> {
  const codes = rules.categories.flatMap(({ form }) => form.fields.map(({ code }) => code))
  const fields = [...new Set(codes)].filter((code) => !BASE.some((base) => base === code))
  return {
    columns: [
      ...BASE.map((name) => ({ name, type: 'text' as const })),
      ...fields.map((name) => ({ name, type: 'text' as const, optional: true })),
      ...BESIDE.filter((name) => !fields.includes(name)).map((name) => ({
        name,
        type: 'text' as const,
        optional: true,
      })),
    ],
    readRow: (cells) => readRow(rules, fields, cells),
  }
}

const text = (cells: CsvCells, name: string) => String(cells[name] ?? '').trim()

function readRow(rules: Rules, fields: readonly string[], cells: CsvCells) {
  const fault = (columnName: string, kind: string, params: CsvFault['params'] = {}) => ({
    faults: [{ columnName, kind, params }],
  })
  for (const name of BASE) if (text(cells, name) === '') return fault(name, 'required')
  const category = findCategory(rules, text(cells, 'category_code'))
  if (!category) {
    const allowed = rules.categories.map(({ code }) => code).join(', ')
    return fault('category_code', 'not_allowed', { allowed })
  }
  const values: ImportRow['values'] = []
  for (const code of fields) {
    const typed = String(cells[code] ?? '')
    if (typed.trim() === '') continue
    const field = category.form.fields.find((candidate) => candidate.code === code)
    if (!field) return fault(code, 'not_in_category', { category: category.code })
    const parsed = parseValue(field, typed, 'id')
    if (!parsed.ok) return fault(code, parsed.problem.kind, { value: typed })
    values.push([field, parsed.value])
  }
  return { value: { region: text(cells, 'region_code'), category, title: text(cells, 'title'), values } }
}
