import type Database from 'better-sqlite3'
import { listRankedEntries, type RankedEntryRow } from '#db/sqlite/counted-sheets'
import { readOutcomes } from '#db/sqlite/outcome-rows'
import {
  type FrozenRow,
  iterateFrozenMarks,
  iterateFrozenSheets,
  openRegionParents,
  readFrozenMeetings,
  readInnovationNames,
  readSeats,
} from '#db/sqlite/snapshot-rows'
import type { PlenaryDecisions } from '~/domain/plenary'
import type {
  SnapshotEntry,
  SnapshotFilled,
  SnapshotInputs,
  SnapshotMeeting,
  SnapshotSheet,
} from '~/domain/results/snapshot'
import { findCategory, type Rules } from '~/domain/rules'
import { canonicalRow, commit } from './commitment.server'

/** What the inputs of a result are read by. */
export interface InputsOf {
  competition: number
  rules: Rules
  /** The ranked stages, each with the versions of the rules whose sheets count. */
  stages: readonly { code: string; rulesIds: readonly number[] }[]
}

/** Everything that the ranking of these stages follows from, with public ids and copied names. */
export function readInputs(
  sqlite: Database.Database,
  { competition, rules, stages }: InputsOf,
): SnapshotInputs {
  const rows = listRankedEntries(
    sqlite,
    competition,
    stages.map(({ code }) => code),
  )
  const uids = new Map(rows.map(({ id, uid }) => [id, uid]))
  const regions = new Map(rows.map((row) => [row.kecamatanCode ?? '', row.kecamatanName ?? '']))
  return {
    entries: copyEntries(sqlite, competition, rules, rows),
    seats: readSeats(sqlite, competition),
    sheets: stages.flatMap(({ code, rulesIds }) =>
      [...iterateFrozenSheets(sqlite, competition, code, rulesIds)].map((row) => copySheet(code, row)),
    ),
    filled: stages.flatMap(({ code, rulesIds }) =>
      [...iterateFrozenMarks(sqlite, competition, code, rulesIds)].map((row) => copyFilled(code, row)),
    ),
    outcomes: readOutcomes(sqlite, competition).flatMap(({ entry, stage, outcome }) => {
      const uid = uids.get(entry)
      return uid === undefined ? [] : [{ entry: uid, stage, outcome }]
    }),
    meetings: readFrozenMeetings(sqlite, competition).map(
      ({ regionCode, attendance, decisions, rulesId, ...meeting }): SnapshotMeeting => ({
        ...meeting,
        kecamatan:
          regionCode === null ? null : { code: regionCode, name: regions.get(regionCode) ?? regionCode },
        attendance: (JSON.parse(attendance) as { seat: string; present: boolean }[]).map(
          ({ seat, present }) => ({ seat, present }),
        ),
        decisions: JSON.parse(decisions) as PlenaryDecisions,
      }),
    ),
  }
}

function copyEntries(
  sqlite: Database.Database,
  competition: number,
  rules: Rules,
  rows: readonly RankedEntryRow[],
): SnapshotEntry[] {
  const innovations = readInnovationNames(sqlite, competition)
  const parentsOf = openRegionParents(sqlite)
  return rows.map((row) => ({
    ...{ uid: row.uid, label: row.label },
    region: { code: row.regionCode, name: row.regionName },
    kecamatan:
      row.kecamatanCode === null
        ? null
        : { code: row.kecamatanCode, name: row.kecamatanName ?? row.kecamatanCode },
    parents: parentsOf(row.regionCode),
    category:
      row.category === null
        ? null
        : { code: row.category, name: findCategory(rules, row.category)?.name ?? row.category },
    innovations: innovations.get(row.id) ?? [],
  }))
}

const copySheet = (stage: string, { stored, entry, seat, criteria }: FrozenRow): SnapshotSheet => ({
  ...{ uid: stored.uid, sha256: commitmentOf('scoresheet_revision', stored), stage, entry },
  ...{ seat: seat ?? '', number: Number(stored.number) },
  source: stored.source as SnapshotSheet['source'],
  criteria: criteria === null ? null : (JSON.parse(criteria) as string[]),
  marks: JSON.parse(String(stored.marks)) as SnapshotSheet['marks'],
})

const copyFilled = (stage: string, { stored, entry }: FrozenRow): SnapshotFilled => ({
  ...{ uid: stored.uid, sha256: commitmentOf('filled_marks', stored), stage, entry },
  ...{ number: Number(stored.number), filledBy: stored.filled_by as SnapshotFilled['filledBy'] },
  marks: JSON.parse(String(stored.marks)) as SnapshotFilled['marks'],
})

/** The commitment to a stored row, as the chain's event names it. */
export const commitmentOf = (
  table: 'scoresheet_revision' | 'filled_marks',
  stored: FrozenRow['stored'],
): string => commit(stored.salt, canonicalRow(table, stored))
