import type { OverrideRow } from '#db/sqlite/snapshot-rows'
import { canOverride, type Obstacle, obstacleKey } from '~/domain/results/gate'
import type { SnapshotContent } from '~/domain/results/snapshot'
import { findStage, type Rules } from '~/domain/rules'
import type { PreparedResult } from './compute-snapshot.server'

/** What stands in the way, in the words of the competition: `kind` and `params` make its sentence. */
export interface GateLineView {
  key: string
  kind: Obstacle['kind']
  params: Record<string, string | number>
  /** The page where it is mended, below the competition's. */
  href: string
  overridable: boolean
  override: Pick<OverrideRow, 'reason' | 'name' | 'office' | 'at'> | null
}

/** The lines of a gate with names instead of ids, each with its place. */
export function viewGate(
  { gate, entries, seats }: Pick<PreparedResult, 'gate' | 'entries' | 'seats'>,
  rules: Rules,
  own: string,
): GateLineView[] {
  const names = namesFor({ entries, seats }, rules, own)
  return gate.lines.map(({ obstacle, override }) => ({
    ...{ key: obstacleKey(obstacle), kind: obstacle.kind, overridable: canOverride(obstacle) },
    ...placeOf(obstacle, names),
    override: override && {
      ...{ reason: override.reason, name: override.name, office: override.office, at: override.at },
    },
  }))
}

/** What was overridden for a frozen result, in the words that were frozen with it. */
export function viewOverrides({ overrides, inputs, rules, stage }: SnapshotContent) {
  const entries = inputs.entries.map(({ uid, label, region }) => ({ uid, label, name: region.name }))
  const names = namesFor({ entries, seats: inputs.seats }, rules.content, stage?.code ?? '')
  return overrides.map(({ obstacle, reason, by }) => ({
    ...{ kind: obstacle.kind, params: placeOf(obstacle, names).params, reason, by },
  }))
}

function namesFor(
  { entries, seats }: Pick<PreparedResult, 'entries' | 'seats'>,
  rules: Rules,
  own: string,
): Names {
  const entryOf = new Map(entries.map(({ uid, label, name }) => [uid, `${name} (${label})`]))
  const seatOf = new Map(seats.map(({ uid, label }) => [uid, label]))
  return {
    stage: (code) => findStage(rules, code)?.name ?? code,
    entry: (uid) => entryOf.get(uid) ?? uid,
    seat: (uid) => seatOf.get(uid) ?? uid,
    own,
  }
}

interface Names {
  stage(code: string): string
  entry(uid: string): string
  seat(uid: string): string
  /** Code of the stage whose meeting decides. */
  own: string
}

function placeOf(obstacle: Obstacle, names: Names): Pick<GateLineView, 'params' | 'href'> {
  switch (obstacle.kind) {
    case 'plenary_open':
    case 'earlier_plenary_open': {
      const { stage, kecamatan } = obstacle
      const query = kecamatan === null ? '' : `?kecamatan=${kecamatan}`
      const part = kecamatan === null ? '' : ` (${kecamatan})`
      return { params: { stage: `${names.stage(stage)}${part}` }, href: `pleno/${stage}${query}` }
    }
    case 'no_ranking':
      return { params: {}, href: 'peringkat' }
    case 'rules_changed_since': {
      const { stage, meeting, now } = obstacle
      return {
        params: { stage: names.stage(stage), meeting: String(meeting), now: String(now) },
        href: `pleno/${stage}`,
      }
    }
    case 'tie_unresolved':
      return {
        params: { entries: obstacle.entries.map(names.entry).join(', ') },
        href: `pleno/${names.own}`,
      }
    case 'sheets_missing': {
      const { stage, entry, count } = obstacle
      return {
        params: { stage: names.stage(stage), entry: names.entry(entry), n: count },
        href: `penugasan/${stage}`,
      }
    }
    case 'unranked':
      return { params: { entry: names.entry(obstacle.entry) }, href: 'peringkat#belum' }
    case 'late_sheet_undecided':
      return {
        params: { stage: names.stage(obstacle.stage), n: obstacle.count },
        href: 'lembar-terlambat',
      }
    case 'import_unconfirmed':
      return { params: { stage: names.stage(obstacle.stage) }, href: `lembar-kertas/${obstacle.import}` }
    case 'statement_unsigned':
      return { params: { seat: names.seat(obstacle.seat) }, href: 'penilai' }
    case 'recapitulation_unsigned':
      return { params: {}, href: 'hasil' }
    case 'objection_open':
      return { params: { number: String(obstacle.result) }, href: `hasil/${obstacle.result}` }
  }
}
