import type Database from 'better-sqlite3'
import type { EventBody } from '~/domain/events'
import { hasObjections, isLegalStep, isResultStatus, type ResultStatus } from '~/domain/results/lifecycle'
import type { Snapshot } from '~/domain/results/snapshot'
import { commitmentOf } from './snapshot-inputs.server'
import type { Finding } from './verify.server'
import { checkApprovals, type StoredResult } from './verify-result-approvals.server'
import { checkSnapshot, contentHash } from './verify-snapshot.server'

const RESULTS = `SELECT result.*, competition.uid AS chain FROM official_result AS result
  JOIN competition ON competition.id = result.competition_id ORDER BY result.competition_id, result.number`

type Fault = Extract<Finding['kind'], `result_${string}`>

/** Every frozen result: by itself, against what it was frozen from, and along the way that its status took. */
export function checkResults(sqlite: Database.Database): Finding[] {
  const steps = readSteps(sqlite)
  const known = new Map<number, StoredResult>()
  const found: Finding[] = []
  for (const row of sqlite.prepare<[], StoredResult>(RESULTS).iterate()) {
    known.set(row.id, { ...row, snapshot: '' })
    for (const kind of new Set(checkResult(sqlite, row, known, steps)))
      found.push({ kind, table: 'official_result', uid: row.uid, chain: row.chain, result: row.number })
  }
  return found
}

function checkResult(
  sqlite: Database.Database,
  row: StoredResult,
  known: ReadonlyMap<number, StoredResult>,
  steps: ReadonlyMap<string, readonly string[]>,
): Fault[] {
  const { snapshot, faults } = checkSnapshot({
    ...{ text: row.snapshot, sha256: row.sha256, signature: row.signature },
    publicKey: row.public_key ?? '',
  })
  const found: Fault[] = faults.map((fault) => `result_${fault === 'unreadable' ? 'hash' : fault}` as const)
  found.push(...checkApprovals(sqlite, row))
  if (!snapshot) return found
  if (contentHash(snapshot) !== row.content_sha256) found.push('result_request')
  if (!isRowOf(snapshot, row)) found.push('result_row')
  if (!areInputsStored(sqlite, snapshot)) found.push('result_inputs')
  if (!isHeadOf(sqlite, snapshot, row)) found.push('result_chain')
  if (!followsFormer(snapshot, row, known)) found.push('result_supersession')
  if (!isWay(snapshot, row, known, steps)) found.push('result_status')
  return found
}

const isRowOf = (snapshot: Snapshot, row: StoredResult) =>
  snapshot.competition.uid === row.chain &&
  snapshot.number === row.number &&
  (snapshot.stage?.code ?? null) === row.stage &&
  snapshot.reason === row.reason

/** The sheets and marks that a snapshot holds are those that the database holds. */
function areInputsStored(sqlite: Database.Database, { inputs }: Snapshot): boolean {
  return (
    inputs.sheets.every((sheet) => isStored(sqlite, 'scoresheet_revision', sheet)) &&
    inputs.filled.every((marks) => isStored(sqlite, 'filled_marks', marks))
  )
}

function isStored(
  sqlite: Database.Database,
  table: 'scoresheet_revision' | 'filled_marks',
  { uid, sha256, marks }: { uid: string; sha256: string; marks: object },
): boolean {
  const row = sqlite
    .prepare<[string], { uid: string; salt: string | null; marks: string }>(
      `SELECT * FROM ${table} WHERE uid = ?`,
    )
    .get(uid)
  if (typeof row?.salt !== 'string') return false
  return commitmentOf(table, { ...row, salt: row.salt }) === sha256 && row.marks === JSON.stringify(marks)
}

function isHeadOf(sqlite: Database.Database, { chain }: Snapshot, row: StoredResult): boolean {
  const event = sqlite
    .prepare<[string, number], { hash: string }>('SELECT hash FROM event WHERE chain = ? AND seq = ?')
    .get(chain.uid, chain.seq)
  return (
    chain.uid === row.chain && event?.hash === chain.hash && row.chain_head === `${chain.seq} ${chain.hash}`
  )
}

/** A correction names the result that it takes the place of, of the same stage and with a smaller number. */
function followsFormer(
  { supersedes }: Snapshot,
  row: StoredResult,
  known: ReadonlyMap<number, StoredResult>,
): boolean {
  if (row.supersedes_id === null) return supersedes === null
  const former = known.get(row.supersedes_id)
  return (
    former !== undefined &&
    former.competition_id === row.competition_id &&
    former.stage === row.stage &&
    former.number === supersedes?.number &&
    former.sha256 === supersedes.sha256
  )
}

/** The statuses that events name, in order, are a legal way to the one that is stored. */
function isWay(
  { rules, stage }: Snapshot,
  row: StoredResult,
  known: ReadonlyMap<number, StoredResult>,
  steps: ReadonlyMap<string, readonly string[]>,
): boolean {
  const owed = hasObjections(rules.content, stage?.code ?? null) && !hadWindow(row, known, steps)
  let from: ResultStatus | null = null
  for (const to of steps.get(row.uid) ?? []) {
    if (!isResultStatus(to) || !isLegalStep(from, to, owed)) return false
    from = to
  }
  return from === row.status
}

/** Whether a result that this one corrects has had its window for objections. */
function hadWindow(
  { supersedes_id }: StoredResult,
  known: ReadonlyMap<number, StoredResult>,
  steps: ReadonlyMap<string, readonly string[]>,
): boolean {
  const former = supersedes_id === null ? undefined : known.get(supersedes_id)
  if (!former) return false
  return (steps.get(former.uid) ?? []).includes('masa_sanggah') || hadWindow(former, known, steps)
}

/** The statuses of each result in the order in which events name them. */
function readSteps(sqlite: Database.Database): Map<string, string[]> {
  const steps = new Map<string, string[]>()
  for (const { body } of sqlite
    .prepare<[], { body: string }>(
      "SELECT body FROM event WHERE type IN ('result.frozen', 'result.status_changed') ORDER BY id",
    )
    .iterate()) {
    const { result, status } = readRefs(body)
    if (typeof result !== 'string' || typeof status !== 'string') continue
    const known = steps.get(result)
    if (known) known.push(status)
    else steps.set(result, [status])
  }
  return steps
}

function readRefs(body: string): EventBody['refs'] {
  try {
    return (JSON.parse(body) as EventBody).refs
  } catch {
    return {}
  }
}
