import type { CompiledLeaf, CompiledStage } from './compiled-stage'
import { type CriterionNode, type MarkError, parseMark } from './criteria'
import type { Problem } from './errors'
import { type Instrument, type Leaf, leaves, nodesByCode } from './instrument'
import { type Indicator, type Observations, readObservations } from './observations'
import { isInScope, type Marks, type SheetScope } from './scoring'

/** Names of a criterion's two form fields; reasons and marks of every sheet are sent under them. */
export const markField = (code: string): string => `nilai.${code}`
export const reasonField = (code: string): string => `alasan.${code}`

export const LONGEST_REASON = 4000

/** What one sheet says: stored marks and reasons by criterion code; what is empty is absent. */
export interface SheetContent {
  marks: Marks
  reasons: Readonly<Record<string, string>>
  /** What was seen on a field visit; absent where nothing was, and where the stage is none. */
  observations?: Observations
}

export const EMPTY_SHEET: SheetContent = { marks: {}, reasons: {} }

/** The criteria that a sheet of this scope asks for, in display order. */
export function sheetLeaves(instrument: Instrument, compiled: CompiledStage, scope: SheetScope): Leaf[] {
  const inScope = new Set(compiled.leaves.filter((leaf) => isInScope(leaf, scope)).map(({ code }) => code))
  const beside = new Set(compiled.leaves.filter((leaf) => isBeside(leaf, scope)).map(({ code }) => code))
  return leaves(instrument)
    .filter(({ code }) => inScope.has(code) || beside.has(code))
    .map((leaf) => takesReason(beside.has(leaf.code) ? { ...leaf, required: false } : leaf))
}

/** Where the team's or the verifier's value counts, a judge's stands beside it and may be left out. */
const isBeside = (leaf: CompiledLeaf, { filledBy = 'judge', holds }: SheetScope): boolean =>
  filledBy === 'judge' &&
  (leaf.filledBy === 'team' || leaf.filledBy === 'verifier') &&
  (!holds || holds.includes(leaf.code))

/** Whoever judges what a team says of itself may always say why. */
const takesReason = (leaf: Leaf): Leaf =>
  leaf.filledBy === 'team' && leaf.reason === 'none' ? { ...leaf, reason: 'optional' } : leaf

/** Codes of the leaves that a list of leaves and groups stands for; null stands for all. */
export function expandCriteria(instrument: Instrument, codes: readonly string[] | null): string[] | null {
  if (!codes) return null
  const byCode = nodesByCode(instrument)
  const chosen = new Set(codes)
  const holds = (node: CriterionNode | undefined): boolean =>
    node !== undefined && (chosen.has(node.code) || (node.parent !== null && holds(byCode.get(node.parent))))
  return leaves(instrument)
    .filter(holds)
    .map(({ code }) => code)
}

/**
 * Reads what was typed into a sheet. Text that is no mark of its criterion is a problem at its field; criteria
 * without a mark are left out, since a draft may have gaps.
 */
export function readSheet(
  asked: readonly Leaf[],
  typed: (field: string) => string,
  indicators: readonly Indicator[] = [],
): { content: SheetContent; problems: Problem[] } {
  const marks: Record<string, number> = {}
  const reasons: Record<string, string> = {}
  const problems: Problem[] = []
  for (const leaf of asked) {
    const text = typed(markField(leaf.code)).trim()
    if (text !== '') {
      const read = parseMark(leaf, text)
      if (read.ok) marks[leaf.code] = read.mark
      else problems.push(problemOf(leaf.code, read.error))
    }
    const reason = leaf.reason === 'none' ? '' : typed(reasonField(leaf.code)).trim()
    if (reason.length > LONGEST_REASON)
      problems.push({ field: reasonField(leaf.code), kind: 'too_long', params: { max: LONGEST_REASON } })
    if (reason !== '') reasons[leaf.code] = reason
  }
  const seen = readObservations(indicators, typed)
  const found = Object.keys(seen.observations).length > 0
  return {
    content: { marks, reasons, ...(found ? { observations: seen.observations } : {}) },
    problems: [...problems, ...seen.problems],
  }
}

/** Marks that the team gave itself, by criterion code. */
export type ClaimedMarks = Readonly<Record<string, { mark: number | null }>>

/**
 * What keeps a sheet from being sent: a required mark or a required reason that is not there. A mark that confirms what
 * the team says needs no reason, one that differs always does.
 */
export function findGaps(
  asked: readonly Leaf[],
  { marks, reasons }: SheetContent,
  claims: ClaimedMarks = {},
): Problem[] {
  return asked.flatMap(({ code, name, required, reason }) => {
    const gaps: Problem[] = []
    const marked = Object.hasOwn(marks, code)
    if (required && !marked)
      gaps.push({ field: markField(code), kind: 'mark_missing', params: { criterion: name } })
    const claimed = Object.hasOwn(claims, code) ? claims[code] : undefined
    const needsReason = claimed ? claimed.mark !== marks[code] : reason === 'required'
    if (marked && needsReason && !Object.hasOwn(reasons, code))
      gaps.push({
        field: reasonField(code),
        kind: claimed ? 'claim_reason_missing' : 'reason_missing',
        params: { criterion: name },
      })
    return gaps
  })
}

/** A fault of one mark as a problem of the form; the kinds are those of `problems` in the interface. */
export function problemOf(code: string, error: MarkError): Problem {
  const field = markField(code)
  switch (error.kind) {
    case 'out-of-range':
      return { field, kind: 'mark_out_of_range', params: { min: error.min, max: error.max } }
    case 'off-grid':
      return error.values
        ? { field, kind: 'mark_not_a_level', params: { values: error.values.join('; ') } }
        : { field, kind: 'mark_off_step', params: { step: error.step ?? '1' } }
    case 'ambiguous':
      return { field, kind: 'mark_ambiguous' }
    default:
      return { field, kind: 'mark_not_a_number' }
  }
}
