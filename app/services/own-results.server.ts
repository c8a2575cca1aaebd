import type { Db } from '#db/connect'
import { listEntryObjections } from '#db/queries/objections'
import { findSnapshotText, listResults, listSheetReasons, type ResultRow } from '#db/queries/results'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { objectionWindow } from '~/domain/objections'
import { can } from '~/domain/policy'
import type { ResultStatus } from '~/domain/results/lifecycle'
import { type OwnResult, ownResult } from '~/domain/results/own-result'
import { publishedOf } from '~/domain/results/published'
import type { Snapshot } from '~/domain/results/snapshot'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import { type LoadedDossier, loadDossier } from './dossier-loading.server'

/** A result that a team may see of its own entry at this moment. */
export interface VisibleResult {
  row: ResultRow
  /** Whether everybody may see it: then the reasons are told as well. */
  published: boolean
}

/**
 * The results that a competition's teams may see their own part of: what is published, and what has been opened to objections.
 * A correction that is not published is nobody's; what it corrects stays.
 */
export async function listVisibleResults(
  db: Db,
  { now }: Pick<Context, 'now'>,
  competition: LoadedDossier['competition'],
): Promise<VisibleResult[]> {
  const rows = await listResults(db, competition.id)
  const at = now().toISOString()
  const known = rows.map((row) => ({ ...row, status: row.status as ResultStatus }))
  const stages = [...new Set(rows.map(({ stage }) => stage))]
  return stages.flatMap((stage) => {
    const published = publishedOf(known, stage, competition.zone, at)
    const opened = known.find((row) => row.stage === stage && row.objectionsOpenedAt !== null)
    const shown = opened && (!published || opened.number > published.number) ? [opened] : []
    return [
      ...shown.map((row) => ({ row, published: false })),
      ...(published ? [{ row: published, published: true }] : []),
    ]
  })
}

/** The part of a frozen result that concerns one entry; null where it has none. */
export async function readOwnResult(db: Db, row: Pick<ResultRow, 'id'>, entry: string) {
  const text = await findSnapshotText(db, row.id)
  if (text === undefined) throw new NotFoundError('result')
  const snapshot = JSON.parse(text) as Snapshot
  const own = ownResult(snapshot, entry)
  return own && { own, snapshot }
}

/** The page on which a team reads its results. @throws NotFoundError for everybody else */
export async function viewOwnResults(ctx: Context, actor: Actor, uid: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  authorizeSight(actor, 'result.own', loaded.subject)
  const now = ctx.now().toISOString()
  const objections = await listEntryObjections(ctx.db, loaded.entry.id)
  const results = []
  for (const { row, published } of await listVisibleResults(ctx.db, ctx, loaded.competition)) {
    const read = await readOwnResult(ctx.db, row, loaded.entry.uid)
    if (!read) continue
    results.push({
      ...{ number: row.number, stage: read.snapshot.stage?.name ?? null, published, own: read.own },
      window: objectionWindow(row, now),
      until: row.objectionsUntil,
      objection: objections.some(({ resultId }) => resultId === row.id),
      reasons: published ? await readReasons(ctx.db, read.snapshot, loaded.entry.uid, read.own) : [],
    })
  }
  return { ...headOfDossier(loaded), now, results, maySend: can(actor, 'objection.send', loaded.subject) }
}

/** What pages of a team say above their content. */
export const headOfDossier = ({ dossier, innovation, competition, entry }: LoadedDossier) => ({
  uid: dossier.uid,
  title: innovation.name,
  competition: {
    slug: competition.slug,
    name: competition.name,
    year: competition.year,
    zone: competition.zone,
  },
  entry: { label: entry.label, ward: entry.region_name, kecamatan: entry.kecamatan_name },
})

/** Whether the page has anything for this actor. */
export async function hasOwnResults(
  db: Db,
  ctx: Context,
  actor: Actor,
  loaded: LoadedDossier,
): Promise<boolean> {
  return (
    can(actor, 'result.own', loaded.subject) &&
    (await listVisibleResults(db, ctx, loaded.competition)).length > 0
  )
}

/**
 * The reasons that were written for an entry's marks, by criterion, in the order of their words: the order of the sheets would tell
 * which reasons are the same judge's.
 */
async function readReasons(db: Db, { inputs }: Snapshot, entry: string, own: OwnResult) {
  const sheets = inputs.sheets.filter((sheet) => sheet.entry === entry && sheet.source !== 'self_assessment')
  const texts = await listSheetReasons(
    db,
    sheets.map(({ uid }) => uid),
  )
  const said = sheets.flatMap(({ uid, stage }) => {
    const reasons = JSON.parse(texts.get(uid) ?? '{}') as Record<string, string>
    return Object.entries(reasons).map(([criterion, text]) => ({ stage, criterion, text }))
  })
  return own.stages.flatMap(({ code, criteria }) =>
    criteria.flatMap((criterion) => {
      const own = said
        .filter(
          ({ stage, criterion: of, text }) => stage === code && of === criterion.code && text.trim() !== '',
        )
        .map(({ text }) => text)
        .toSorted()
      return own.length === 0
        ? []
        : [{ stage: code, criterion: criterion.code, name: criterion.name, texts: own }]
    }),
  )
}
