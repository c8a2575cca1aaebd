import type { CompiledLeaf, CompiledStage } from './compiled-stage'
import type { MarkRow } from './mark-rows'
import type { DecidedOutcome, Outcome } from './outcomes'
import { absenceOf, findStage, type Rules, type Stage } from './rules'
import { markProduct, roundSheet } from './scoring'
import type { EntrySheets, JudgeSheet } from './sheets'
import { fewestValues } from './totalling'

/*
 * Where the rules say *minimum*, an entry that did not come stays in the ranking with the least of each criterion. It
 * is still no *lolos*: it takes no place at a cut, and goes on only where everybody does.
 */

/** What an absence means for later stages: the place where nobody is cut, else the same as not having passed. */
const absentAs = (stage: Stage): Outcome => (stage.advance === null ? 'lolos' : 'tidak_lolos')

/** Whether an outcome in a stage is an absence that costs the marks and not the place. */
export const isCountedAbsence = (stage: Stage | undefined, outcome: Outcome | null | undefined): boolean =>
  outcome === 'tidak_hadir' && stage !== undefined && absenceOf(stage) === 'minimum'

/** The outcomes as they decide about later stages and rankings: a counted absence is no departure. */
export const withCountedAbsences = <Entry>(
  rules: Rules,
  decided: readonly DecidedOutcome<Entry>[],
): DecidedOutcome<Entry>[] =>
  decided.map((each) => {
    const stage = findStage(rules, each.stage ?? '')
    return stage && isCountedAbsence(stage, each.outcome) ? { ...each, outcome: absentAs(stage) } : each
  })

/**
 * The least that a criterion can give, as what its mark is worth. Who did not come was not late either: of a deduction
 * nothing is taken away.
 */
const leastOf = ({ min, max }: CompiledLeaf): number => (max <= 0 ? max : min)

/**
 * The sheets that stand for those of an absent entry: the least of every criterion by as many judges as have marked
 * any other entry, and deductions that were recorded of it.
 */
export function absentSheets(
  stage: CompiledStage,
  own: EntrySheets | undefined,
  others: Iterable<EntrySheets>,
): EntrySheets {
  const least = (counts: (leaf: CompiledLeaf) => boolean): MarkRow =>
    stage.leaves.map((leaf) => (counts(leaf) ? leastOf(leaf) : null))
  const row = least(({ filledBy }) => filledBy === 'judge')
  const judged = row.some((mark) => mark !== null)
  const recorded = least(({ filledBy }) => filledBy !== 'judge').map((mark, position) =>
    (stage.leaves[position]?.max ?? 1) <= 0 ? (own?.others[position] ?? mark) : mark,
  )
  const judges = Array.from({ length: judged ? judgeCount(stage, others) : 0 }, (_, index) => ({
    // No seat's: they are compared with nobody's sheet.
    ...{ seat: -1 - index, marks: row, units: unitsOf(stage, row) },
  }))
  return { judges, others: recorded, missing: [] }
}

const unitsOf = (stage: CompiledStage, row: MarkRow): JudgeSheet['units'] =>
  roundSheet(
    stage,
    stage.leaves.reduce((sum, leaf, position) => sum + markProduct(stage, leaf, row[position] ?? 0), 0n),
  )

/** All are alike, so that their number matters where they are added up, and where some are dropped. */
function judgeCount({ totalling, leaves }: CompiledStage, others: Iterable<EntrySheets>): number {
  const fewest = fewestValues(totalling.aggregate)
  if (totalling.aggregate.kind !== 'sum') return Math.max(fewest, sheetsNeeded(totalling))
  let most = Math.max(1, sheetsNeeded(totalling))
  for (const { judges } of others)
    for (let position = 0; position < leaves.length; position++)
      most = Math.max(most, judges.filter(({ marks }) => (marks[position] ?? null) !== null).length)
  return most
}

const sheetsNeeded = ({ aggregate, minimumSheets }: CompiledStage['totalling']): number =>
  aggregate.kind === 'joint' ? 1 : minimumSheets

/** Stages by code in which each entry was absent and is counted with the least. */
export function countedAbsences<Entry>(
  rules: Rules,
  standing: ReadonlyMap<Entry, ReadonlyMap<string | null, Outcome>>,
): Map<Entry, string[]> {
  const absent = new Map<Entry, string[]>()
  for (const [entry, outcomes] of standing) {
    const codes = rules.stages
      .filter((stage) => isCountedAbsence(stage, outcomes.get(stage.code)))
      .map(({ code }) => code)
    if (codes.length > 0) absent.set(entry, codes)
  }
  return absent
}
