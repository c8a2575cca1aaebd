import type Database from 'better-sqlite3'
import { readDataVersion } from '#db/sqlite/competition-rows'
import { readSealedStages } from '#db/sqlite/sealed-stages'
import {
  type OverrideRow,
  readChainHead,
  readOverrides,
  readPersonName,
  readResults,
  type StandingResultRow,
} from '#db/sqlite/snapshot-rows'
import { canonicalJson } from '~/domain/canonical-json'
import { NotFoundError, StateError } from '~/domain/errors'
import { rankingRules } from '~/domain/ranking-rules'
import { findGateObstacles, type GateLine, judgeGate } from '~/domain/results/gate'
import { recomputeRanking } from '~/domain/results/recompute'
import {
  type Office,
  SNAPSHOT_SCHEMA,
  type Snapshot,
  type SnapshotContent,
  type SnapshotRanking,
} from '~/domain/results/snapshot'
import { findStage } from '~/domain/rules'
import { SOFTWARE } from '~/domain/software'
import { readGateFacts } from './gate-facts.server'
import { sha256Hex } from './ids.server'
import { inSnapshot, readRules, sameRules } from './ranking-source.server'
import { readInputs } from './snapshot-inputs.server'

/** Who acted, in which office and when. */
export interface ActedBy {
  uid: string
  office: Office
  at: string
}

export interface SnapshotQuery {
  competition: number
  /** Null for the final result. */
  stage: string | null
  /** The two people and why there is a correction; null as long as nobody has decided. */
  frozen: { requested: ActedBy; decided: ActedBy; reason: string | null } | null
}

/** A result as it would be frozen now, and what stands in its way. */
export interface PreparedResult {
  /** Number of the last event of the competition's chain that it saw. */
  version: number
  number: number
  /** Which result of its stage it would be. */
  attempt: number
  /** The result that it would correct. */
  standing: StandingResultRow | null
  rules: { id: number; number: number }
  contentSha256: string
  gate: { lines: GateLine<OverrideRow>[]; free: boolean }
  entries: { uid: string; label: string; name: string }[]
  seats: { uid: string; label: string }[]
  counted: { entries: number; ranked: number; sheets: number }
  /** With the two people: the canonical text and its hash. */
  snapshot: { text: string; sha256: string; chain: Snapshot['chain'] } | null
}

/**
 * Computes a result from one snapshot of the database.
 * @throws NotFoundError when the competition, its frozen rules or a ranking of that stage do not exist; StateError
 * `stage_sealed` while a stage that counts in it is under seal
 */
export function computeSnapshot(sqlite: Database.Database, query: SnapshotQuery): PreparedResult {
  return inSnapshot(sqlite, () => {
    const read = readRules(sqlite, query.competition)
    const { competition, versions, newest, rules } = read
    const chosen = rankingRules(rules, query.stage)
    if (!chosen) throw new NotFoundError('stage')
    const sealed = readSealedStages(sqlite, query.competition)
    if (chosen.stages.some(({ code }) => sealed.has(code))) throw new StateError('stage_sealed')
    const stages = chosen.stages.map(({ code }) => ({ code, rulesIds: sameRules(versions, rules, code) }))
    const inputs = readInputs(sqlite, { competition: query.competition, rules, stages })
    const stage =
      query.stage === null
        ? null
        : { code: query.stage, name: findStage(rules, query.stage)?.name ?? query.stage }
    const ruled = { number: newest.number, sha256: newest.sha256, content: rules }
    const ranking: SnapshotRanking = recomputeRanking({ stage, rules: ruled, inputs })
    const results = readResults(sqlite, query.competition)
    const own = results.filter((result) => result.stage === query.stage)
    const standing = own.at(-1) ?? null
    const attempt = own.length + 1
    const gate = judgeGate(
      findGateObstacles(
        readGateFacts(sqlite, { competition: query.competition, stage: query.stage, stages, read, ranking }),
      ),
      readOverrides(sqlite, { competition: query.competition, stage: query.stage, attempt }),
    )
    const head = readChainHead(sqlite, competition.uid)
    if (!head) throw new NotFoundError('event')
    const content: SnapshotContent = {
      schema: SNAPSHOT_SCHEMA,
      competition: {
        ...{ uid: competition.uid, slug: competition.slug, name: competition.name, zone: competition.zone },
        ...{ year: rules.year, tier: rules.tier, hostRegion: rules.hostRegion },
      },
      ...{ stage, number: (results.at(-1)?.number ?? 0) + 1 },
      supersedes: standing && { number: standing.number, sha256: standing.sha256 },
      ...{ rules: ruled, software: SOFTWARE, inputs, ranking },
      overrides: gate.lines.flatMap(({ obstacle, override }) =>
        override === null
          ? []
          : [
              {
                ...{ obstacle, reason: override.reason },
                by: { uid: override.uid, name: override.name, office: override.office, at: override.at },
              },
            ],
      ),
    }
    return {
      version: readDataVersion(sqlite, competition.uid),
      ...{ number: content.number, attempt, standing, gate },
      rules: { id: newest.id, number: newest.number },
      contentSha256: sha256Hex(canonicalJson(content as never)),
      entries: inputs.entries.map(({ uid, label, region }) => ({ uid, label, name: region.name })),
      seats: inputs.seats.map(({ uid, label }) => ({ uid, label })),
      counted: {
        ...{ entries: inputs.entries.length, ranked: ranking.totals.length, sheets: inputs.sheets.length },
      },
      snapshot: query.frozen && freeze(sqlite, content, { uid: competition.uid, ...head }, query.frozen),
    }
  })
}

function freeze(
  sqlite: Database.Database,
  content: SnapshotContent,
  chain: Snapshot['chain'],
  { requested, decided, reason }: NonNullable<SnapshotQuery['frozen']>,
) {
  const signer = (each: ActedBy) => ({ ...each, name: readPersonName(sqlite, each.uid) })
  const frozen = { requested: signer(requested), decided: signer(decided) }
  const snapshot: Snapshot = { ...content, reason, chain, frozen }
  const text = canonicalJson(snapshot as never)
  return { text, sha256: sha256Hex(text), chain }
}
