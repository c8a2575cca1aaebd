import type { CsvSpelling } from '~/domain/csv'
import type { PrintedDocument } from '~/domain/documents'
import type { FairnessParts, Part } from '~/domain/fairness/parts'
import type { Likeness } from '~/domain/likeness'
import type { RankingScope } from '~/domain/ranking-view'
import type { Arranged, ArrangeOrder } from './arrange.server'
import type { FairnessQuery } from './compute-fairness.server'
import type { MeetingQuery, MeetingRanking } from './compute-meeting.server'
import type { RankingHead } from './compute-ranking.server'
import type { PreparedResult, SnapshotQuery } from './compute-snapshot.server'
import type { Explanation, ExplanationQuery } from './explain-ranking.server'
import type { VerificationReport } from './verify-report.server'

export interface RankingQuery {
  competition: number
  scope: RankingScope
}

/** Rows per piece of a ranking. */
export const PIECE = 50

/**
 * A ranking as it travels between threads: JSON texts of `PIECE` rows each (`RankedView[]`, `ApartView[]`), so that
 * who wants one page reads one text.
 */
export interface PackedRanking {
  head: RankingHead
  ranked: string[]
  rankedCount: number
  apart: string[]
  apartCount: number
}

export interface ExportOrder {
  name: string
  competition: number
  scope: RankingScope
  spelling: CsvSpelling
  /** Where the table is written; the caller removes it. */
  path: string
}

export interface WrittenExport {
  rows: number
  sha256: string
  head: RankingHead
}

/**
 * Long reads, off the event loop: in worker threads on read-only connections of their own, or in this thread for the
 * command line, which has nothing else to do.
 */
export interface Compute {
  rank(query: RankingQuery): Promise<PackedRanking>
  /** How the total of a ranked entry came about; null for one without a place. */
  explain(query: ExplanationQuery): Promise<Explanation | null>
  /** One part of a fairness report. */
  fairness<P extends Part>(query: FairnessQuery & { part: P }): Promise<FairnessParts[P]>
  /** What a meeting has before it. */
  rankMeeting(query: MeetingQuery): Promise<MeetingRanking>
  /** A result as it would be frozen now, or, with its two people, as it is. */
  prepareResult(query: SnapshotQuery): Promise<PreparedResult>
  writeExport(order: ExportOrder): Promise<WrittenExport>
  /** Which of a competition's dossiers say the same, by the texts of the search index. */
  findLikenesses(order: { competition: number }): Promise<{ compared: number; pairs: Likeness[] }>
  /** One step of the optimizer that gives entries their judges. */
  arrange(order: ArrangeOrder): Promise<Arranged>
  /** The document as PDF. */
  drawPdf(document: PrintedDocument): Promise<Uint8Array>
  /** Checks every chain and every recorded row. */
  verify(): Promise<VerificationReport>
  close(): Promise<void>
}
