import type { SheetWork } from '#db/queries/assignments'
import { findLatestRevision, insertDraft, updateDraft } from '#db/queries/scoresheets'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { InputError, inputError, StateError } from '~/domain/errors'
import { ancestorAt } from '~/domain/regions'
import {
  type ClaimedMarks,
  findGaps,
  LONGEST_REASON,
  markField,
  readSheet,
  type SheetContent,
} from '~/domain/sheet-input'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { newUid } from './ids.server'
import { requireBeforePlenary } from './plenary-access.server'
import { readWorkClaims } from './self-assessment.server'
import {
  leavesOf,
  loadSheetAccess,
  requireOpen,
  requireReady,
  type SheetAccess,
  stampDossiers,
} from './sheet-access.server'
import type { StageRules } from './stage-rules.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'
import { readWorkIndicators } from './visit-indicators.server'

/** A sheet as its form sends it. */
export interface TypedSheet {
  /** Version of the draft that the page showed; 0 before the first. */
  version: number
  /** Number of the revision that the page showed; 0 before the first. */
  revision: number
  /** Stamp of the dossiers that the page showed; empty where a form says nothing of them. */
  dossierStamp?: string
  /** What stands in a form field, `nilai.CODE` or `alasan.CODE`. */
  typed: (field: string) => string
}

export interface SavedDraft {
  version: number
  savedAt: string
}

export interface StoredContent {
  marks: string
  reasons: string
  /** Null where nothing was seen on a visit: such a sheet is stored as those of other stages. */
  observations: string | null
}

export const storedContent = ({ marks, reasons, observations }: SheetContent): StoredContent => ({
  marks: canonicalJson(marks),
  reasons: canonicalJson(reasons),
  observations: observations === undefined ? null : canonicalJson(observations as never),
})

/** Whether two sheets say the same. */
export const sameContent = (a: StoredContent, b: StoredContent): boolean =>
  a.marks === b.marks && a.reasons === b.reasons && a.observations === b.observations

/** What a recorded sheet says: a column without text is left out, so that nothing is sealed in it. */
export const sealedContent = ({ observations, ...content }: StoredContent) =>
  observations === null ? content : { ...content, observations }

/** @throws StateError when the sheet cannot be written now; whoever may not judge the entry learns nothing of it. */
export async function loadForWriting(tx: Tx, ctx: Context, actor: Actor, uid: string): Promise<SheetAccess> {
  const access = await loadSheetAccess(tx, ctx, actor, uid)
  authorizeSight(actor, 'dossier.judge', access.subject)
  authorize(actor, 'sheet.score', access.subject)
  if (access.window === 'closed') await requireBeforeMeeting(tx, access)
  requireOpen(access.window)
  await requireReady(tx, ctx, actor, access)
  return access
}

/** What the meeting has looked at stays as it is: it says more than that the stage has closed. */
const requireBeforeMeeting = (tx: Tx, { work }: SheetAccess) =>
  requireBeforePlenary(tx, work.competitionId, work.stage, [ancestorAt(work.region, 'kecamatan')])

/**
 * Saves a draft: gaps are allowed, marks off their grid are not. Nothing is recorded until it is submitted. `agreed`
 * names a criterion whose mark is taken from what the team gave itself.
 * @throws StateError `sheet_changed_elsewhere` when another tab or device saved a later version with other
 * content, `stage_not_open_yet`, `stage_closed`; InputError for impossible marks.
 */
export async function saveDraft(
  ctx: Context,
  actor: Actor,
  uid: string,
  sheet: TypedSheet & { agreed?: string },
): Promise<SavedDraft> {
  return transact(ctx, actor, { type: 'scoresheet.changed' }, async (tx) => {
    const access = await loadForWriting(tx, ctx, actor, uid)
    const asked = leavesOf(access)
    const read = readSheet(asked, sheet.typed, await readWorkIndicators(tx, access, asked, 'id'))
    const agreed = sheet.agreed ? await readWorkClaims(tx, access) : {}
    const { content, problems } = agreeTo(read, agreed, sheet.agreed)
    if (problems.length > 0) throw new InputError(problems)
    return writeDraft(tx, ctx, actor, access, storedContent(content), sheet)
  })
}

/** The sheet with the mark that the team gave itself for the criterion; without one the sheet as it is. */
function agreeTo(read: ReturnType<typeof readSheet>, claims: ClaimedMarks, code: string | undefined) {
  const mark = code !== undefined && Object.hasOwn(claims, code) ? claims[code]?.mark : null
  if (code === undefined || mark === null || mark === undefined) return read
  return {
    content: { ...read.content, marks: { ...read.content.marks, [code]: mark } },
    problems: read.problems.filter(({ field }) => field !== markField(code)),
  }
}

/** Stores the draft of a sheet that may be written. @throws StateError `sheet_changed_elsewhere` */
export async function writeDraft(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  { work, rules }: SheetAccess,
  content: StoredContent,
  { version, revision }: Pick<TypedSheet, 'version' | 'revision'>,
): Promise<SavedDraft> {
  const { draftId, draftVersion, draftUpdatedAt } = work
  const isStored =
    work.draftMarks === content.marks &&
    work.draftReasons === content.reasons &&
    work.draftObservations === content.observations
  if (version !== (draftVersion ?? 0) || revision !== (work.revisionNumber ?? 0)) {
    if (isStored && draftVersion && draftUpdatedAt) return { version: draftVersion, savedAt: draftUpdatedAt }
    throw new StateError('sheet_changed_elsewhere')
  }
  const next = {
    ...content,
    rules_id: rules.rulesId,
    version: version + 1,
    updated_at: ctx.now().toISOString(),
  }
  if (draftId === null)
    await insertDraft(tx, {
      uid: newUid(ctx),
      assignment_id: work.id,
      person_id: actor.id ?? 0,
      ...next,
    })
  else if (!(await updateDraft(tx, draftId, next))) throw new StateError('sheet_changed_elsewhere')
  return { version: next.version, savedAt: next.updated_at }
}

export interface SubmittedSheet {
  uid: string
  number: number
  receivedAt: string
}

/**
 * Submits a complete sheet as the assignment's next revision. A change needs its reason, unless changed criteria
 * ask the judge to confirm; sending again what already counts is refused.
 * @throws InputError for impossible or missing marks and reasons; StateError as `saveDraft`,
 * `dossier_renewed` when a team's improved dossier came after the page, and `sheet_overtaken` when a form that was sent before comes again after a later revision.
 */
export async function submitSheet(
  ctx: Context,
  actor: Actor,
  uid: string,
  sheet: TypedSheet & { changeReason: string; deviceTime?: string },
  once?: WriteKey,
): Promise<SubmittedSheet> {
  const sent = await transact(
    ctx,
    actor,
    { type: 'scoresheet.submitted', ...(once ? { once } : {}) },
    async (tx, record) => {
      const access = await loadForWriting(tx, ctx, actor, uid)
      requireSameDossiers(access, sheet)
      const texts = await readFinished(tx, access, sheet.typed)
      const changeReason = await checkChange(tx, access, texts, sheet.changeReason)
      await writeDraft(tx, ctx, actor, access, texts, sheet)
      return insertRevision(record, ctx, access, texts, {
        person_id: actor.id ?? 0,
        entered_by: actor.id ?? 0,
        source: sheet.deviceTime ? 'offline' : 'judge',
        device_time: sheet.deviceTime ?? null,
        change_reason: changeReason,
        write_key: once?.key ?? null,
      })
    },
  )
  await refuseOvertaken(ctx, sent)
  return sent
}

/** A sheet names the dossiers that its judge has read. @throws StateError `dossier_renewed` */
export function requireSameDossiers({ work }: SheetAccess, sheet: Pick<TypedSheet, 'dossierStamp'>): void {
  if (sheet.dossierStamp && sheet.dossierStamp !== stampDossiers(work))
    throw new StateError('dossier_renewed')
}

/** A sheet with everything that its criteria ask for. @throws InputError for impossible or missing marks and reasons. */
export async function readFinished(
  tx: Tx,
  access: SheetAccess,
  typed: TypedSheet['typed'],
): Promise<StoredContent> {
  const asked = leavesOf(access)
  const { content, problems } = readSheet(asked, typed, await readWorkIndicators(tx, access, asked, 'id'))
  const claims = await readWorkClaims(tx, access)
  const wrong = [...problems, ...findGaps(asked, content, claims).filter(isNew(problems))]
  if (wrong.length > 0) throw new InputError(wrong)
  return storedContent(content)
}

/** A form sent twice gets its first answer, unless a later revision counts instead of what it said. */
async function refuseOvertaken(ctx: Context, sent: SubmittedSheet): Promise<void> {
  const later = await ctx.db
    .selectFrom('scoresheet_revision as own')
    .innerJoin('scoresheet_revision as later', 'later.assignment_id', 'own.assignment_id')
    .select('later.number')
    .where('own.uid', '=', sent.uid)
    .where('later.number', '>', sent.number)
    .orderBy('later.number', 'desc')
    .executeTakeFirst()
  if (later) throw new StateError('sheet_overtaken', { revision: sent.number, later: later.number })
}

/** A field with an unreadable mark is not also a field without one. */
const isNew =
  (problems: readonly { field: string }[]) =>
  ({ field }: { field: string }) =>
    !problems.some((problem) => problem.field === field)

/** The reason to keep with a revision; null for the first and for a confirmation without one. */
export async function checkChange(
  tx: Tx,
  { work, rules }: SheetAccess,
  content: StoredContent,
  typed: string,
): Promise<string | null> {
  if (!work.revisionNumber) return null
  const reason = typed.trim()
  if (reason.length > LONGEST_REASON)
    throw inputError('alasan_perubahan', 'too_long', { max: LONGEST_REASON })
  const latest = await findLatestRevision(tx, work.id)
  if (!latest) return null
  const confirms = !rules.counting.includes(latest.rules_id)
  const same =
    latest.marks === content.marks &&
    latest.reasons === content.reasons &&
    latest.observations === content.observations
  if (same && !confirms) throw new StateError('sheet_unchanged')
  if (reason === '' && !confirms) throw inputError('alasan_perubahan', 'change_reason_missing')
  return reason === '' ? null : reason
}

type Authorship = {
  person_id: number
  entered_by: number
  source: 'judge' | 'paper' | 'offline'
  change_reason: string | null
  write_key?: string | null
  confirmed_by?: number
  score_import_id?: number
  /** What the judge's device says of when the sheet was finished; no proof. */
  device_time?: string | null
}

/** What a revision needs to know of its assignment. */
export type RevisedWork = Pick<
  SheetWork,
  'id' | 'uid' | 'stageEntryId' | 'seatId' | 'stage' | 'competitionUid' | 'revisionNumber' | 'revisions'
>

/** Writes the next revision of an assignment's sheet and names it in the event. */
export async function insertRevision(
  record: Recorder,
  ctx: Context,
  { work, rules }: { work: RevisedWork; rules: Pick<StageRules, 'rulesId' | 'number'> },
  content: StoredContent,
  authorship: Authorship,
): Promise<SubmittedSheet> {
  const number = (work.revisionNumber ?? 0) + 1
  record.chain(work.competitionUid)
  if (number > 1 && authorship.source !== 'paper') record.as('scoresheet.changed')
  const row = await record.insert('scoresheet_revision', {
    assignment_id: work.id,
    stage_entry_id: work.stageEntryId,
    seat_id: work.seatId,
    number,
    rules_id: rules.rulesId,
    judged_revisions: work.revisions,
    received_at: ctx.now().toISOString(),
    ...sealedContent(content),
    ...authorship,
  })
  if (authorship.source !== 'paper')
    record.refs({ assignment: work.uid, stage: work.stage, revision: number, rules: rules.number })
  return { uid: row.uid, number, receivedAt: row.received_at }
}
