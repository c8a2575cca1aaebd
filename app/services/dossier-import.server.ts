import { findCompetitionBySlug } from '#db/queries/competitions'
import { findRegion } from '#db/queries/regions'
import type { Actor } from '~/domain/actors'
import type { CsvFault } from '~/domain/csv-faults'
import { measureContent, titleOf } from '~/domain/dossiers'
import { InputError, NotFoundError } from '~/domain/errors'
import { splitValue } from '~/domain/fields/units'
import { contains } from '~/domain/regions'
import type { Category, Rules } from '~/domain/rules'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { type CsvReading, readCsv } from './csv.server'
import { type ImportRow, importFormat } from './dossier-import-rows.server'
import { addDossier, writeFirstValue } from './dossier-start.server'
import { currentRules } from './rules.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

export type DossierImport =
  /** `incomplete`: how many of them still lack something that submitting asks for. */
  | { ok: true; created: number; incomplete: number; dryRun: boolean }
  | { ok: false; faults: readonly CsvFault[] }

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
    const found = [...row.faults]
    const fault = (columnName: string, kind: string) =>
      found.push({ columnName, kind, params: { value: row.region } })
    const ward = await findRegion(tx, row.region)
    if (row.region === '') fault('region_code', 'required')
    else if (!ward || !['kelurahan', 'desa'].includes(ward.level)) fault('region_code', 'unknown_ward')
    else if (!contains(competition.host_region, ward.code)) fault('region_code', 'ward_elsewhere')
    if (found.length === 0 && ward && row.category) {
      const { category } = row
      try {
        if (!(await writeRow(ctx, actor, tx, record, { row, category, ward, rules, competition })))
          incomplete += 1
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        for (const { kind } of error.problems) fault('category_code', kind)
      }
    }
    const placed = found.map((one) => reading.place(line, one))
    faults.push(...placed.sort((a, b) => (a.column ?? 0) - (b.column ?? 0)))
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
    category: Category
    ward: { code: string; name: string }
    rules: Rules
    competition: Competition
  },
): Promise<boolean> {
  const { row, category, ward, rules, competition } = input
  const dossier = await addDossier(ctx, actor, tx, record, {
    rules,
    competition,
    ward: { code: ward.code, name: ward.name },
    category: category.code,
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
  return measureContent(category.form, { values, evidence: [] }).complete
}
