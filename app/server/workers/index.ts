import { openSqlite } from '#db/connect'
import { readComparedTexts } from '#db/sqlite/search-rows'
import type { PrintedDocument } from '~/domain/documents'
import type { FairnessParts, Part } from '~/domain/fairness/parts'
import { findLikenesses as compare, type Likeness } from '~/domain/likeness'
import { drawPdf as draw } from '~/exports/pdf/index.server'
import { writeExportFile } from '~/exports/write.server'
import { type Arranged, type ArrangeOrder, arrange as step } from '~/services/arrange.server'
import type { ExportOrder, PackedRanking, RankingQuery, WrittenExport } from '~/services/compute'
import { computeFairness, type FairnessQuery } from '~/services/compute-fairness.server'
import { computeMeeting, type MeetingQuery, type MeetingRanking } from '~/services/compute-meeting.server'
import { computeRanking } from '~/services/compute-ranking.server'
import { computeSnapshot, type PreparedResult, type SnapshotQuery } from '~/services/compute-snapshot.server'
import { type Explanation, type ExplanationQuery, explainRanking } from '~/services/explain-ranking.server'
import { verifyDatabase } from '~/services/verify.server'
import { explainFinding, type VerificationReport } from '~/services/verify-report.server'
import { packRanking } from './pack'

/*
 * The tasks of the worker threads. Each opens the file, reads one snapshot and closes it again: no task holds back
 * the log of a database that others write to.
 */

type Task<T> = T & { databasePath: string }

export function rank({ databasePath, competition, scope }: Task<RankingQuery>): PackedRanking {
  const sqlite = openSqlite(databasePath, 'read')
  try {
    return packRanking(computeRanking(sqlite, competition, scope))
  } finally {
    sqlite.close()
  }
}

export function explain({ databasePath, ...query }: Task<ExplanationQuery>): Explanation | null {
  const sqlite = openSqlite(databasePath, 'read')
  try {
    return explainRanking(sqlite, query)
  } finally {
    sqlite.close()
  }
}

export function fairness({ databasePath, ...query }: Task<FairnessQuery>): FairnessParts[Part] {
  const sqlite = openSqlite(databasePath, 'read')
  try {
    return computeFairness(sqlite, query)
  } finally {
    sqlite.close()
  }
}

export function rankMeeting({ databasePath, ...query }: Task<MeetingQuery>): MeetingRanking {
  const sqlite = openSqlite(databasePath, 'read')
  try {
    return computeMeeting(sqlite, query)
  } finally {
    sqlite.close()
  }
}

export function prepareResult({ databasePath, ...query }: Task<SnapshotQuery>): PreparedResult {
  const sqlite = openSqlite(databasePath, 'read')
  try {
    return computeSnapshot(sqlite, query)
  } finally {
    sqlite.close()
  }
}

export async function writeExport({ databasePath, ...order }: Task<ExportOrder>): Promise<WrittenExport> {
  const sqlite = openSqlite(databasePath, 'read')
  try {
    return await writeExportFile(sqlite, order)
  } finally {
    sqlite.close()
  }
}

export function findLikenesses({ databasePath, competition }: Task<{ competition: number }>): {
  compared: number
  pairs: Likeness[]
} {
  const sqlite = openSqlite(databasePath, 'read')
  let texts: ReturnType<typeof readComparedTexts>
  try {
    texts = readComparedTexts(sqlite, competition)
  } finally {
    sqlite.close()
  }
  return { compared: texts.length, pairs: compare(texts) }
}

export const arrange = ({ order }: Task<{ order: ArrangeOrder }>): Promise<Arranged> => step(order)

export const drawPdf = ({ document }: Task<{ document: PrintedDocument }>): Promise<Uint8Array> =>
  draw(document)

export function verify({ databasePath }: Task<object>): VerificationReport {
  const sqlite = openSqlite(databasePath, 'read')
  try {
    const verification = verifyDatabase(sqlite)
    return { ...verification, findings: verification.findings.map((each) => explainFinding(sqlite, each)) }
  } finally {
    sqlite.close()
  }
}
