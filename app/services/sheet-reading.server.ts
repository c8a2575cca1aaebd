import type { Db } from '#db/connect'
import { listStageAssignments } from '#db/queries/assignments'
import { listOccupants } from '#db/queries/panels'
import { findLatestRevision, listRevisions } from '#db/queries/scoresheets'
import { listSealedStages } from '#db/queries/seals'
import { listRevisionTitles } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { Locale } from '~/domain/locale'
import type { Indicator } from '~/domain/observations'
import { can } from '~/domain/policy'
import { EMPTY_SHEET, type SheetContent } from '~/domain/sheet-input'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import { readWorkClaims } from './self-assessment.server'
import {
  leavesOf,
  loadSheetAccess,
  requireReady,
  type SheetAccess,
  stampDossiers,
} from './sheet-access.server'
import { formerStage } from './stage-rules.server'
import { readWorkVerified, type VerifiedMarks } from './verifier-marks.server'
import { readWorkIndicators } from './visit-indicators.server'

const contentOf = (marks: string, reasons: string | null, observations: string | null): SheetContent => ({
  marks: JSON.parse(marks),
  reasons: reasons === null ? {} : JSON.parse(reasons),
  ...(observations === null ? {} : { observations: JSON.parse(observations) }),
})

/** Who typed a paper sheet and who confirmed it, by name. */
interface Paper {
  by: string
  second: string
}

async function paperOf(db: Db, assignmentId: number): Promise<Paper | null> {
  const newest = (await listRevisions(db, assignmentId)).at(-1)
  return newest ? { by: newest.enteredBy, second: newest.confirmedBy ?? '' } : null
}

/** Everything the form of one sheet shows. */
export interface SheetPage {
  access: SheetAccess
  leaves: ReturnType<typeof leavesOf>
  /** What a field visit looks at; empty in other stages. */
  indicators: Indicator[]
  /** What the fields hold: the draft, else what was sent last. */
  content: SheetContent
  version: number
  dossierStamp: string
  draftAt: string | null
  latest: {
    number: number
    receivedAt: string
    content: SheetContent
    counts: boolean
    paper: Paper | null
  } | null
  /** The draft differs from what was sent last, or nothing was sent yet. */
  pending: boolean
  /** Dossier revisions that are judged. */
  dossiers: { uid: string; title: string; number: number }[]
  /** What the verifier says of what the team says of itself. */
  verified: VerifiedMarks
}

/** @throws NotFoundError for whoever may not judge this entry: not assigned, in conflict, stepped aside. */
export async function readSheetPage(
  ctx: Context,
  actor: Actor,
  uid: string,
  locale: Locale = 'id',
): Promise<SheetPage> {
  const access = await loadSheetAccess(ctx.db, ctx, actor, uid)
  authorizeSight(actor, 'dossier.judge', access.subject)
  const { work, rules } = access
  await requireReady(ctx.db, ctx, actor, access)
  const row = await findLatestRevision(ctx.db, work.id)
  const latest = row && {
    number: row.number,
    receivedAt: row.received_at,
    content: contentOf(row.marks, row.reasons, row.observations),
    counts: rules.counting.includes(row.rules_id),
    paper: row.source === 'paper' ? await paperOf(ctx.db, work.id) : null,
  }
  const draft =
    work.draftMarks === null ? null : contentOf(work.draftMarks, work.draftReasons, work.draftObservations)
  const uids = JSON.parse(work.revisions) as string[]
  const titles = access.subject.signed ? await listRevisionTitles(ctx.db, uids) : []
  const asked = leavesOf(access)
  return {
    access,
    leaves: asked,
    indicators: await readWorkIndicators(ctx.db, access, asked, locale),
    content: draft ?? latest?.content ?? EMPTY_SHEET,
    version: work.draftVersion ?? 0,
    dossierStamp: stampDossiers(work),
    draftAt: work.draftUpdatedAt,
    latest: latest ?? null,
    verified: await readWorkVerified(ctx.db, access),
    pending:
      draft !== null &&
      (row?.marks !== work.draftMarks ||
        row.reasons !== work.draftReasons ||
        row.observations !== work.draftObservations),
    dossiers: uids
      .flatMap((revision) => titles.filter((one) => one.uid === revision))
      .map(({ uid: one, title, number }) => ({ uid: one, title, number })),
  }
}

/**
 * All revisions of one sheet, oldest first: for its judge, the inspector, and those who lead, once their own sheet
 * for this entry is in and the seal of the stage is open. Criteria are those of the rules that each was scored under.
 */
export async function readSheetHistory(ctx: Context, actor: Actor, uid: string, locale: Locale = 'id') {
  const access = await loadSheetAccess(ctx.db, ctx, actor, uid)
  const { work } = access
  const revisions = await listRevisions(ctx.db, work.id)
  const ownSubmitted = !(await owedEntries(ctx.db, ctx, actor, work)).has(work.stageEntryId)
  const sealed = (await listSealedStages(ctx.db, work.competitionId)).includes(work.stage)
  const mine = Boolean(work.occupies) && !access.subject.conflicted && work.state === 'active'
  const visible = revisions.filter(
    ({ personId }) =>
      (mine && personId === actor.id) ||
      (personId !== actor.id &&
        !sealed &&
        can(actor, 'sheet.view', {
          id: work.competitionId,
          hostRegion: work.hostRegion,
          judge: personId,
          ownSubmitted,
        })),
  )
  if (visible.length === 0 && !mine) throw new NotFoundError('sheet')
  const judged = await readJudged(ctx.db, work.rendition, visible)
  return {
    access,
    claims: await readWorkClaims(ctx.db, access),
    indicators: await readWorkIndicators(ctx.db, access, leavesOf(access), locale),
    verified: await readWorkVerified(ctx.db, access),
    revisions: await Promise.all(
      visible.map(async (row) => ({
        ...row,
        content: contentOf(row.marks, row.reasons, row.observations),
        judged: judgedOf(row).flatMap((one) => judged.get(one) ?? []),
        ...(await formerStage(ctx.db, { id: row.rulesId, sha256: row.rulesSha256 }, work.stage)),
      })),
    ),
  }
}

const judgedOf = ({ judgedRevisions }: { judgedRevisions: string | null }): string[] =>
  judgedRevisions === null ? [] : JSON.parse(judgedRevisions)

/** What the dossier revisions are called that sheets judged, by public id; where names are hidden, by number alone. */
async function readJudged(
  db: Db,
  rendition: 'full' | 'blind',
  sheets: readonly { judgedRevisions: string | null }[],
): Promise<Map<string, { number: number; title: string | null }>> {
  const uids = [...new Set(sheets.flatMap(judgedOf))]
  const rows = uids.length === 0 ? [] : await listRevisionTitles(db, uids)
  return new Map(
    rows.map(({ uid, number, title }) => [uid, { number, title: rendition === 'blind' ? null : title }]),
  )
}

/** Stage entries for which this person still owes a sheet; others' marks of these are hidden from them. */
export async function owedEntries(
  db: Db,
  ctx: Pick<Context, 'now'>,
  actor: Actor,
  { competitionId, stage }: { competitionId: number; stage: string },
): Promise<Set<number>> {
  const now = ctx.now().toISOString()
  const seats = new Set(
    (await listOccupants(db, competitionId))
      .filter(({ personId, until }) => personId === actor.id && (!until || until > now))
      .map(({ seatId }) => seatId),
  )
  const rows = await listStageAssignments(db, competitionId, stage)
  return new Set(
    rows
      .filter(
        ({ seatId, state, revisionNumber }) => seats.has(seatId) && state === 'active' && !revisionNumber,
      )
      .map(({ stageEntryId }) => stageEntryId),
  )
}
