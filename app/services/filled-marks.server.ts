import type { Db } from '#db/connect'
import { findFilledMarks, listFilledMarks } from '#db/queries/filled-marks'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { parseMark } from '~/domain/criteria'
import { InputError, inputError, type Problem } from '~/domain/errors'
import type { Leaf } from '~/domain/instrument'
import type { Marks } from '~/domain/scoring'
import { type ClaimedMarks, LONGEST_REASON, problemOf } from '~/domain/sheet-input'
import { wardName } from '~/domain/ward-name'
import { baseField, CHANGED_MEANWHILE, filledField, filledReasonField } from '~/forms/filled-marks'
import type { Context } from './context'
import type { StageRules } from './stage-rules.server'
import type { Recorder, Tx } from './transact.server'

/** The entries of a stage with the newest marks that one kind of filler saved for them. */
export async function loadFilledRows(
  db: Db,
  competition: number,
  stage: string,
  filledBy: 'organizer' | 'verifier',
) {
  const filled = await listFilledMarks(db, competition, stage, filledBy)
  const newest = new Map(filled.map((row) => [row.stageEntry, row]))
  const entries = (await listStageEntries(db, competition, stage)).filter(({ practice }) => practice === 0)
  return entries.map((entry) => {
    const saved = newest.get(entry.uid)
    return {
      id: entry.id,
      uid: entry.uid,
      region: entry.region,
      label: entry.label ?? entry.entryLabel,
      entryLabel: entry.entryLabel,
      place: wardName(entry.regionName, entry.kecamatanName),
      number: saved?.number ?? 0,
      marks: saved ? (JSON.parse(saved.marks) as Marks) : {},
      reasons: readReasons(saved?.reasons),
      rulesId: saved?.rulesId ?? null,
      saved: saved ? { at: saved.receivedAt, name: saved.name } : null,
    }
  })
}

/** Reasons by criterion code; none where they were erased. */
export const readReasons = (text: string | null | undefined): Record<string, string> =>
  text ? (JSON.parse(text) as Record<string, string>) : {}

export type FilledRow = Awaited<ReturnType<typeof loadFilledRows>>[number]

/** What one form says of the marks of several entries. */
export interface Filling {
  filledBy: 'organizer' | 'verifier'
  rules: StageRules
  leaves: readonly Leaf[]
  rows: readonly FilledRow[]
  /** What stands in a form field; undefined where the form had no such field, which leaves that as it is. */
  typed: (field: string) => string | undefined
  /** What the team of an entry says of itself: a mark that differs needs its reason. Absent where no reasons are kept. */
  claimsOf?: (entry: string) => ClaimedMarks
}

/**
 * Saves each changed entry as a numbered row; an entry may have gaps.
 * @returns the entries that have changed
 * @throws InputError for impossible marks, a change without its reason, and `mark_changed_meanwhile` where somebody
 * else has saved other marks of the same entry since
 */
export async function changeFilledMarks(
  tx: Tx,
  record: Recorder,
  ctx: Context,
  actor: Actor,
  { filledBy, rules, leaves, rows, typed, claimsOf }: Filling,
): Promise<readonly FilledRow[]> {
  const problems: Problem[] = []
  const changes: { row: FilledRow; marks: Marks; reasons: Record<string, string> }[] = []
  for (const row of rows) {
    const { marks, reasons, wrong } = readRow(row, leaves, typed, claimsOf?.(row.uid))
    problems.push(...wrong)
    const counts = row.rulesId === null || rules.counting.includes(row.rulesId)
    const same =
      canonicalJson(marks) === canonicalJson(row.marks) &&
      canonicalJson(reasons) === canonicalJson(row.reasons)
    if (counts && same) continue
    const base = Number(typed(baseField(row.uid)) ?? 0)
    if (base !== row.number) {
      // Somebody else has saved this entry since: what the writer left as it was shown is not theirs to change.
      const shown = await findFilledMarks(tx, row.id, filledBy, base)
      const left =
        canonicalJson(marks) === (shown?.marks ?? '{}') && canonicalJson(reasons) === (shown?.reasons ?? '{}')
      if (left) continue
      for (const { code } of leaves)
        if (marks[code] !== row.marks[code] || reasons[code] !== row.reasons[code])
          problems.push({ field: filledField(row.uid, code), kind: CHANGED_MEANWHILE })
    }
    changes.push({ row, marks, reasons })
  }
  if (problems.length > 0) throw new InputError(problems)
  const reason = typed('alasan_perubahan')?.trim() ?? ''
  if (reason.length > LONGEST_REASON)
    throw inputError('alasan_perubahan', 'too_long', { max: LONGEST_REASON })
  const alters = changes.some(({ row, marks }) =>
    Object.entries(row.marks).some(([code, mark]) => marks[code] !== mark),
  )
  if (alters && reason === '') throw inputError('alasan_perubahan', 'change_reason_missing')
  if (alters && filledBy === 'organizer') record.as('marks.changed')
  for (const { row, marks, reasons } of changes)
    await record.insert('filled_marks', {
      stage_entry_id: row.id,
      filled_by: filledBy,
      number: row.number + 1,
      person_id: actor.id ?? 0,
      rules_id: rules.rulesId,
      marks: canonicalJson(marks),
      reasons: Object.keys(reasons).length > 0 ? canonicalJson(reasons) : null,
      change_reason: alters ? reason : null,
      received_at: ctx.now().toISOString(),
    })
  return changes.map(({ row }) => row)
}

function readRow(row: FilledRow, leaves: readonly Leaf[], typed: Filling['typed'], claims?: ClaimedMarks) {
  const marks: Record<string, number> = {}
  const reasons: Record<string, string> = {}
  const wrong: Problem[] = []
  for (const leaf of leaves) {
    const { code } = leaf
    const [before, field] = [row.marks[code], filledField(row.uid, code)]
    const text = typed(field)?.trim()
    if (text === undefined && before !== undefined) marks[code] = before
    if (text) {
      const read = parseMark(leaf, text)
      if (read.ok) marks[code] = read.mark
      else wrong.push({ ...problemOf(code, read.error), field })
    }
    if (!claims) continue
    const place = filledReasonField(row.uid, code)
    const reason = typed(place)?.trim() ?? row.reasons[code] ?? ''
    if (reason.length > LONGEST_REASON)
      wrong.push({ field: place, kind: 'too_long', params: { max: LONGEST_REASON } })
    if (reason !== '') reasons[code] = reason
    const claimed = Object.hasOwn(claims, code) ? claims[code] : undefined
    if (marks[code] !== undefined && claimed && claimed.mark !== marks[code] && reason === '')
      wrong.push({ field: place, kind: 'claim_reason_missing', params: { criterion: leaf.name } })
  }
  return { marks, reasons, wrong }
}
