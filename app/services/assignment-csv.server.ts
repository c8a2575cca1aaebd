import * as z from 'zod/mini'
import { replaceAssignmentDraft } from '#db/queries/assignment-drafts'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { CsvFault } from '~/domain/csv-faults'
import { choicesFor, type DraftPlace, manageAssignments } from './assignment-drafts.server'
import { type DraftOrder, loadStageProblem, type StageProblem } from './assignment-problem.server'
import type { Context } from './context'
import { type CsvFormat, type CsvRowFault, readCsv } from './csv.server'
import { fromSchema } from './csv-schema.server'
import { transact, type WriteKey } from './transact.server'

interface Line {
  judge: string
  entry: string
}

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const FORMAT: CsvFormat<Line> = {
  columns: [
    { name: 'judge', type: 'text' },
    { name: 'entry', type: 'text' },
  ],
  otherColumns: 'ignored',
  readRow: fromSchema(z.object({ judge: text, entry: text })),
}

/** What a file says holds; what no judge has begun and the file does not name is taken back. */
const ORDER: DraftOrder = { perEntry: 1, keep: 'started', absent: null }

/** Every active assignment of a stage, a line each, as the import reads them. */
export async function listAssignmentLines(ctx: Context, actor: Actor, { slug, stage }: DraftPlace) {
  const competition = await manageAssignments(ctx.db, actor, slug)
  const { seats, entries, existing } = await loadStageProblem(ctx.db, ctx, competition.id, stage, ORDER)
  return entries.flatMap((entry) =>
    seats
      .filter((seat) => existing.get(`${seat.id} ${entry.id}`)?.state === 'active')
      .map(({ present, label }) => ({
        ...{ judge: present?.account ?? label, judgeName: present?.name ?? null, seat: label },
        ...{ entry: entry.label, ward: entry.regionName, kecamatan: entry.kecamatanName },
      })),
  )
}

export type AssignmentLine = Awaited<ReturnType<typeof listAssignmentLines>>[number]
export type AssignmentImport = { ok: true; pairs: number } | { ok: false; faults: readonly CsvFault[] }

/**
 * Makes a draft of a file's pairs `judge,entry`, whole or not at all: judges by account or seat label, entries by
 * label. What judges have begun stays, whether the file names it or not.
 */
export async function importAssignments(
  ctx: Context,
  actor: Actor,
  { slug, stage }: DraftPlace,
  bytes: Uint8Array,
  once?: WriteKey,
): Promise<AssignmentImport> {
  const act = { type: 'assignment.created', ...(once ? { once } : {}) } as const
  const work = transact(ctx, actor, act, async (tx): Promise<AssignmentImport> => {
    const competition = await manageAssignments(tx, actor, slug)
    const problem = await loadStageProblem(tx, ctx, competition.id, stage, ORDER)
    const panels = readPairs(bytes, problem)
    const perEntry = Math.max(1, ...[...panels.values()].map(({ size }) => size))
    const { basis } = await loadStageProblem(tx, ctx, competition.id, stage, { ...ORDER, perEntry })
    const kept = (entry: number) =>
      problem.seats.flatMap(({ uid }, seat) => (problem.keeps(seat, entry) ? [uid] : []))
    const content = {
      blocks: [],
      panels: Object.fromEntries(
        problem.entries.map(({ uid }, entry) => [
          uid,
          [...new Set([...kept(entry), ...(panels.get(uid) ?? [])])],
        ]),
      ),
    }
    await replaceAssignmentDraft(tx, {
      ...{ competition_id: competition.id, stage, per_entry: perEntry, keep: ORDER.keep, seed: null },
      ...{ absent_seat: null, basis_sha256: basis, content: canonicalJson(content) },
      ...{ saved_by: actor.id ?? 0, saved_at: ctx.now().toISOString() },
    })
    return { ok: true, pairs: [...panels.values()].reduce((sum, { size }) => sum + size, 0) }
  })
  return work.catch((error: unknown) => {
    if (error instanceof FaultyFile) return { ok: false, faults: error.faults }
    throw error
  })
}

/** Rolls the act back, its write key included, so that the mended file may come from the same page. */
class FaultyFile extends Error {
  constructor(readonly faults: readonly CsvFault[]) {
    super('faulty file')
  }
}

/** By entry: the seats that the file gives it. @throws FaultyFile */
function readPairs(bytes: Uint8Array, problem: StageProblem): Map<string, Set<string>> {
  const reading = readCsv(bytes, FORMAT)
  if (!reading.ok) throw new FaultyFile(reading.faults)
  const panels = new Map<string, Set<string>>()
  const faults: CsvFault[] = []
  for (const { line, value } of reading.rows) {
    const found = findPair(value, problem, panels)
    if ('columnName' in found) faults.push(reading.place(line, found))
    else panels.set(found.entry, (panels.get(found.entry) ?? new Set()).add(found.seat))
  }
  if (reading.rows.length === 0) faults.push(reading.place(1, wrong(null, 'no_pairs')))
  if (faults.length > 0) throw new FaultyFile(faults)
  return panels
}

const wrong = (columnName: string | null, kind: string, params: CsvRowFault['params'] = {}): CsvRowFault => ({
  ...{ columnName, kind, params },
})

function findPair(
  { judge, entry: label }: Line,
  problem: StageProblem,
  panels: ReadonlyMap<string, ReadonlySet<string>>,
): { seat: string; entry: string } | CsvRowFault {
  const is = (known: string | undefined, said: string) => known?.toLowerCase() === said.toLowerCase()
  const entry = problem.entries.find((each) => is(each.label, label))
  if (!entry) return wrong('entry', 'entry_unknown', { value: label })
  const named = problem.seats.filter((seat) => is(seat.present?.account, judge) || is(seat.label, judge))
  if (named.length === 0) return wrong('judge', 'judge_unknown', { value: judge })
  const choices = choicesFor(problem, entry.uid)
  const free = named.filter(({ uid }) => choices.some((each) => each.uid === uid && each.state !== 'barred'))
  const [seat] = free
  if (!seat) return wrong('judge', 'judge_may_not', { judge })
  if (free.length > 1) return wrong('judge', 'judge_ambiguous', { value: judge })
  if (panels.get(entry.uid)?.has(seat.uid)) return wrong(null, 'pair_twice', { judge, entry: label })
  return { seat: seat.uid, entry: entry.uid }
}
