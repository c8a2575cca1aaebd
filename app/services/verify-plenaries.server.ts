import type Database from 'better-sqlite3'
import type { PlenaryDecisions } from '~/domain/plenary'
import { sha256Hex } from './ids.server'
import type { Finding } from './verify.server'

interface MeetingRow {
  id: number
  uid: string
  stage: string | null
  decisions: string
  ranking: string | null
  sha256: string | null
}

interface OutcomeRow {
  uid: string
  entry: string
  stage: string | null
  outcome: string
}

/**
 * Each closed meeting against what hangs on it: the ranking that it had before it by its hash, and the outcomes of its
 * entries by its decisions, none more and none less. What a meeting decided is shown twice, so that neither can be changed
 * alone.
 */
export function checkPlenaries(sqlite: Database.Database): Finding[] {
  const meetings = sqlite.prepare<[], MeetingRow>(
    `SELECT id, uid, stage, decisions, ranking, ranking_sha256 AS sha256 FROM plenary
     WHERE closed_at IS NOT NULL AND ranking IS NOT NULL ORDER BY id`,
  )
  const outcomesOf = sqlite.prepare<[number], OutcomeRow>(
    `SELECT entry_state.uid, entry.uid AS entry, entry_state.stage, entry_state.to_state AS outcome
     FROM entry_state JOIN entry ON entry.id = entry_state.entry_id
     WHERE entry_state.plenary_id = ? ORDER BY entry_state.id`,
  )
  return meetings.all().flatMap((meeting): Finding[] => {
    const rankingDiffers = sha256Hex(meeting.ranking ?? '') !== meeting.sha256
    const found: Finding[] = rankingDiffers
      ? [{ kind: 'plenary_differs', table: 'plenary', uid: meeting.uid, column: 'ranking' }]
      : []
    return [...found, ...compareOutcomes(meeting, outcomesOf.all(meeting.id))]
  })
}

function compareOutcomes({ uid, stage, decisions }: MeetingRow, rows: readonly OutcomeRow[]): Finding[] {
  const decided = readDecided(decisions)
  if (!decided) return [{ kind: 'plenary_differs', table: 'plenary', uid, column: 'decisions' }]
  const found: Finding[] = []
  for (const row of rows) {
    if (row.stage !== stage || decided.get(row.entry) !== row.outcome)
      found.push({ kind: 'plenary_differs', table: 'entry_state', uid: row.uid })
    decided.delete(row.entry)
  }
  if (decided.size > 0) found.push({ kind: 'plenary_differs', table: 'plenary', uid, column: 'decisions' })
  return found
}

function readDecided(text: string): Map<string, string> | null {
  try {
    const { outcomes } = JSON.parse(text) as PlenaryDecisions
    return new Map(outcomes.map(({ entry, outcome }) => [entry, outcome]))
  } catch {
    return null
  }
}
