import { insertDerivedRows } from '#db/queries/derived-rules'
import { findLatestRules } from '#db/queries/rules'
import { canonicalJson } from '~/domain/canonical-json'
import { deriveRows } from '~/domain/derive-rows'
import type { Rules } from '~/domain/rules'
import { sha256Hex } from './ids.server'
import type { Recorder, Tx } from './transact.server'

export interface Freezing {
  competitionId: number
  rules: Rules
  guidelineId: number
  approvalId: number | null
  reason: string | null
  at: string
}

/** Writes the next numbered, immutable rules sheet and the rows derived from it. */
export async function freezeRules(tx: Tx, record: Recorder, freezing: Freezing) {
  const { competitionId, rules, guidelineId, approvalId, reason, at } = freezing
  const content = canonicalJson(rules as never)
  const former = await findLatestRules(tx, competitionId)
  const frozen = await record.insert('rules', {
    competition_id: competitionId,
    number: (former?.number ?? 0) + 1,
    content,
    sha256: sha256Hex(content),
    guideline_id: guidelineId,
    approval_id: approvalId,
    reason,
    frozen_at: at,
  })
  await insertDerivedRows(tx, frozen.id, deriveRows(rules))
  record.refs({ rules: frozen.uid, number: frozen.number, sha256: frozen.sha256 })
  return frozen
}
