import { listEntryDossiers } from '#db/queries/dossiers'
import { findLatestRelease, findLatestRevision, listRevisions } from '#db/queries/revisions'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { canonicalContent, type DossierContent, measureContent } from '~/domain/dossiers'
import { stateByDossiers } from '~/domain/entry-states'
import { ChangedError, inputError, StateError } from '~/domain/errors'
import { closingTime, type Extension, endOfMinute, toMilliseconds, type Window } from '~/domain/time'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { joinNotes, readCorrectionTime, readNotes, readUntil } from './corrections.server'
import { actOnDossier } from './dossier-act.server'
import {
  improvingNow,
  type LoadedDossier,
  readContent,
  requireEditable,
  waitsForCheck,
} from './dossier-loading.server'
import { type CheckInput, recordCheck, requireTakingPart } from './eligibility.server'
import { changeEntryState } from './entries.server'
import { sha256Hex } from './ids.server'
import { newReceiptCode } from './receipts.server'
import type { Recorder, Tx, WriteKey } from './transact.server'

/**
 * Submits a complete, released draft before closing: an immutable numbered revision with its evidence, and a
 * receipt. In time is what the server had before the closing minute was over.
 * @throws StateError naming what stands in the way: `dossier_incomplete`, `not_released`, `consent_missing`,
 * `submission_closed` …
 */
export async function submitDossier(
  ctx: Context,
  actor: Actor,
  input: { uid: string },
  once?: WriteKey,
): Promise<{ revision: string; number: number; code: string }> {
  const received = ctx.now().toISOString()
  const act = { uid: input.uid, type: 'dossier.submitted', once } as const
  return actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    requireEditable(loaded, received)
    await requireTakingPart(tx, loaded)
    const content = await readContent(tx, loaded)
    const release = await requireReady(tx, loaded, content)
    const number = ((await findLatestRevision(tx, loaded.dossier.id))?.number ?? 0) + 1
    const revision = await record.insert('dossier_revision', {
      dossier_id: loaded.dossier.id,
      number,
      rules_id: loaded.current.id,
      release_id: release.id,
      title: content.title,
      content: canonicalContent(content),
      submitted_by: actor.id,
      received_at: received,
    })
    await insertEvidence(tx, record, revision.id, content)
    const code = newReceiptCode(ctx)
    await record.insert('document_code', {
      code,
      kind: 'receipt',
      subject: revision.uid,
      competition_id: loaded.competition.id,
      created_at: received,
    })
    if (loaded.dossier.state === 'complete') await judgeImproved(tx, record, loaded, revision.uid, received)
    else {
      await record.update('dossier', loaded.dossier.id, { state: 'submitted' })
      await followDossiers(tx, record, loaded, actor.id, received)
    }
    record.refs({ dossier: input.uid, revision: revision.uid, number })
    return { revision: revision.uid, number, code }
  })
}

/** The stages that asked for an improved dossier judge it from now on instead of the former revision. */
async function judgeImproved(tx: Tx, record: Recorder, loaded: LoadedDossier, revision: string, at: string) {
  const own = new Set((await listRevisions(tx, loaded.dossier.id)).map(({ uid }) => uid))
  for (const { stageEntryId, revisions } of improvingNow(loaded, at)) {
    const judged = (JSON.parse(revisions) as string[]).map((uid) => (own.has(uid) ? revision : uid))
    await record.update('stage_entry', stageEntryId, { revisions: canonicalJson(judged) })
  }
}

async function requireReady(tx: Tx, loaded: LoadedDossier, content: DossierContent) {
  if (!measureContent(loaded.category.form, content).complete) throw new StateError('dossier_incomplete')
  if (content.publishConsent === null) throw new StateError('consent_missing')
  const release = await findLatestRelease(tx, loaded.dossier.id)
  if (release?.draft_sha256 !== sha256Hex(canonicalContent(content))) throw new StateError('not_released')
  return release
}

async function insertEvidence(tx: Tx, record: Recorder, revisionId: number, content: DossierContent) {
  const uids = content.evidence.map(({ uid }) => uid)
  const rows = uids.length
    ? await tx.selectFrom('evidence').select(['id', 'uid']).where('uid', 'in', uids).execute()
    : []
  const ids = new Map(rows.map(({ uid, id }) => [uid, id]))
  for (const [position, item] of content.evidence.entries())
    await record.insert('revision_evidence', {
      dossier_revision_id: revisionId,
      evidence_id: ids.get(item.uid) ?? 0,
      blob_sha256: item.sha256,
      url: item.url,
      caption: item.caption,
      visibility: item.visibility,
      position,
    })
}

/** Takes a submitted dossier back before closing, to write on; its revisions stay. */
export async function withdrawDossier(
  ctx: Context,
  actor: Actor,
  input: { uid: string },
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'dossier.withdrawn', once } as const
  const now = ctx.now().toISOString()
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    if (loaded.dossier.state !== 'submitted') throw new StateError('not_submitted')
    await requireTakingPart(tx, loaded)
    // Time for corrections is for correcting: what was not handed in again would be lost to the team.
    requireEditable({ ...loaded, correctUntil: null, dossier: { ...loaded.dossier, state: 'draft' } }, now)
    await record.update('dossier', loaded.dossier.id, { state: 'draft' })
    await followDossiers(tx, record, loaded, actor.id, now)
    record.refs({ dossier: input.uid })
  })
}

/** @throws ChangedError when the team has sent another revision than the one that was read */
export async function requireLatest(
  tx: Tx,
  { dossier }: LoadedDossier,
  read: number | undefined,
): Promise<void> {
  if (read === undefined) return
  if ((await findLatestRevision(tx, dossier.id))?.number !== read) throw new ChangedError('newer_revision')
}

/**
 * The submitted dossier is whole: it goes on to the judges. `revision` is the one that was read.
 * @throws StateError `not_submitted`; ChangedError `newer_revision`
 */
export async function acceptDossier(
  ctx: Context,
  actor: Actor,
  input: { uid: string; revision?: number; check?: CheckInput },
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'dossier.accepted', once } as const
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.check', loaded.subject)
    if (!waitsForCheck(loaded, ctx.now().toISOString())) throw new StateError('not_submitted')
    await requireTakingPart(tx, loaded)
    await requireLatest(tx, loaded, input.revision)
    const at = ctx.now().toISOString()
    await recordCheck(tx, record, loaded, { decision: 'complete', input: input.check, actor, at })
    await record.update('dossier', loaded.dossier.id, { state: 'complete' })
    await followDossiers(tx, record, loaded, actor.id, at)
    record.refs({ dossier: input.uid })
  })
}

/**
 * Sends a dossier back to its team with the reason. `revision` is the one that was read. `until`, a date and clock
 * time in the competition's zone, is when the team must be done, also after the submission has closed; null takes
 * what the rules propose.
 * @throws InputError at `reason`, `note.CODE`, `untilDate`, `untilTime`. StateError `not_submitted`; ChangedError `newer_revision`.
 */
export async function returnDossier(
  ctx: Context,
  actor: Actor,
  input: {
    uid: string
    revision?: number
    reason: string
    /** What to mend by place; with any, the team may change nothing else. */
    notes?: Readonly<Record<string, string>>
    /** The answers to the rules' checklist; what is to be mended there joins the notes. */
    check?: CheckInput
    until: { date: string; time: string } | null
  },
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'dossier.returned', once } as const
  const at = ctx.now().toISOString()
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.check', loaded.subject)
    if (loaded.dossier.state !== 'complete' && !waitsForCheck(loaded, at))
      throw new StateError('not_submitted')
    await requireTakingPart(tx, loaded)
    await requireLatest(tx, loaded, input.revision)
    const typed = readNotes(loaded.category.form, input.notes ?? {})
    const check = { decision: 'return', input: input.check, actor, at } as const
    const asked = await recordCheck(tx, record, loaded, check)
    const notes = joinNotes(typed, asked)
    // What the items ask for says why by itself.
    if (input.reason === '' && Object.keys(asked).length === 0) throw inputError('reason', 'required')
    await record.insert('correction_request', {
      dossier_id: loaded.dossier.id,
      revision_number: (await findLatestRevision(tx, loaded.dossier.id))?.number ?? 1,
      places: canonicalJson(Object.keys(notes)),
      corrections: canonicalJson(notes),
      until: readCorrectionTime(loaded, input.until, at),
      requested_by: actor.id,
      requested_at: at,
    })
    await record.update('dossier', loaded.dossier.id, { state: 'returned' })
    await followDossiers(tx, record, loaded, actor.id, at, input.reason)
    record.refs({ dossier: input.uid })
  })
}

/** What is extended: the submission, or a stage's materials, with the later times given so far. */
export interface Extended {
  target: string
  window: Window
  extensions: Extension[]
}

/** Writes an extension; inside the act that grants it. */
export async function insertExtension(
  record: Recorder,
  loaded: Pick<LoadedDossier, 'competition' | 'entry' | 'subject'>,
  { target, window, extensions }: Extended,
  input: { reason: string; until: { date: string; time: string }; actor: Actor; at: string },
): Promise<void> {
  authorize(input.actor, 'extension.grant', loaded.subject)
  const until = readUntil(input.until, loaded.competition.zone)
  const closing = closingTime(window, extensions)
  if (closing === null || toMilliseconds(until) <= toMilliseconds(closing))
    throw inputError('untilDate', 'not_later_than_closing')
  if (toMilliseconds(endOfMinute(until)) <= toMilliseconds(input.at))
    throw inputError('untilDate', 'in_the_past')
  await record.insert('extension', {
    entry_id: loaded.entry.id,
    target,
    until,
    reason: input.reason,
    decided_by: input.actor.id ?? 0,
    decided_at: input.at,
  })
}

/** Takes an entry as far as its dossiers are. */
export async function followDossiers(
  tx: Tx,
  record: Recorder,
  { entry }: LoadedDossier,
  by: number | null,
  at: string,
  reason?: string,
): Promise<void> {
  const states = (await listEntryDossiers(tx, [entry.id])).map(({ state }) => state)
  const to = stateByDossiers(states)
  await changeEntryState(tx, record, { entryId: entry.id, to, by, at, ...(reason ? { reason } : {}) })
}
