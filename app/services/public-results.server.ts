import type { Db } from '#db/connect'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { listObjections } from '#db/queries/objections'
import { findSnapshotText, listResults, type ResultRow } from '#db/queries/results'
import { NotFoundError } from '~/domain/errors'
import type { ResultStatus } from '~/domain/results/lifecycle'
import { type PublicResult, publicResult } from '~/domain/results/public-result'
import { isPublished, publishedFrom } from '~/domain/results/published'
import type { Snapshot } from '~/domain/results/snapshot'
import type { Zone } from '~/domain/time'
import type { CompetitionRow } from './competition-access.server'
import type { Context } from './context'
import { createLru } from './lru'

/** By the hash of the frozen result, which never changes; whether it may be shown is asked every time. */
const known = createLru<PublicResult>(20)

async function readPublic(db: Db, { id, sha256 }: ResultRow): Promise<PublicResult> {
  const cached = known.get(sha256)
  if (cached) return cached
  const text = await findSnapshotText(db, id)
  if (text === undefined) throw new NotFoundError('result')
  const read = publicResult(JSON.parse(text) as Snapshot)
  known.set(sha256, read)
  return read
}

const typed = (row: ResultRow) => ({ ...row, status: row.status as ResultStatus })

/** Results that everybody may see at this moment, the newest first; a corrected one stays, and says so. */
export async function listPublished(
  db: Db,
  { now }: Pick<Context, 'now'>,
  competition: { id: number; zone: Zone },
) {
  const at = now().toISOString()
  const rows = (await listResults(db, competition.id))
    .map(typed)
    .filter((row) => isPublished(row, competition.zone, at))
  const numbers = new Set(rows.map(({ number }) => number))
  return rows.map((row) => ({
    row,
    from: publishedFrom(row, competition.zone) ?? row.frozenAt,
    correctedBy: correctionAmong(row, rows, numbers),
  }))
}

/** The newest published result that takes its place. */
function correctionAmong(
  row: ResultRow,
  rows: readonly ResultRow[],
  numbers: ReadonlySet<number>,
): number | null {
  const newer = rows.filter(({ stage, number }) => stage === row.stage && number > row.number)
  const newest = newer.map(({ number }) => number).filter((number) => numbers.has(number))
  return newest.length === 0 ? null : Math.max(...newest)
}

async function findOpened(db: Db, slug: string): Promise<CompetitionRow> {
  const competition = await findCompetitionBySlug(db, slug)
  if (!competition?.opened_at) throw new NotFoundError('competition')
  return competition
}

const headOf = ({ slug, name, year, zone }: CompetitionRow) => ({ slug, name, year, zone })

/** The published results of a competition. @throws NotFoundError where there is none, as for what does not exist */
export async function viewPublishedResults(ctx: Context, slug: string) {
  const competition = await findOpened(ctx.db, slug)
  const published = await listPublished(ctx.db, ctx, competition)
  if (published.length === 0) throw new NotFoundError('result')
  const results = []
  for (const { row, from, correctedBy } of published) {
    const { stage } = await readPublic(ctx.db, row)
    results.push({ number: row.number, stage, from, correctedBy })
  }
  return { competition: headOf(competition), results }
}

/** One published result with the decisions on objections to it and to what it corrects. @throws NotFoundError */
export async function viewPublishedResult(ctx: Context, { slug, number }: { slug: string; number: number }) {
  const competition = await findOpened(ctx.db, slug)
  const published = await listPublished(ctx.db, ctx, competition)
  const found = published.find(({ row }) => row.number === number)
  if (!found) throw new NotFoundError('result')
  const { row, from, correctedBy } = found
  const lineage = await numbersOf(ctx.db, competition.id, row)
  const objections = (await listObjections(ctx.db, competition.id))
    .filter((each) => lineage.has(each.number) && each.answeredAt !== null)
    .map(({ uid, label, ward, state, answer, number: of }) => ({ uid, label, ward, state, answer, of }))
  return {
    competition: headOf(competition),
    origin: ctx.origin,
    result: {
      ...{ number: row.number, from, correctedBy, corrects: row.supersedesNumber, reason: row.reason },
      ...{ sha256: row.sha256, decreeNumber: row.decreeNumber, decreeDate: row.decreeDate },
    },
    shown: await readPublic(ctx.db, row),
    objections,
  }
}

/** Numbers of a result and of those that it corrects. */
async function numbersOf(db: Db, competitionId: number, row: ResultRow): Promise<ReadonlySet<number>> {
  const rows = await listResults(db, competitionId)
  const numbers = new Set<number>()
  for (let each: ResultRow | undefined = row; each; each = rows.find(({ id }) => id === each?.supersedesId))
    numbers.add(each.number)
  return numbers
}
