import type { Actor } from '~/domain/actors'
import { InputError, type Problem, StateError } from '~/domain/errors'
import type { StoredSheet } from '~/domain/field-kit'
import { readSheet } from '~/domain/sheet-input'
import { DOSSIERS } from '~/domain/sheet-texts'
import type { Context } from './context'
import { keepLate } from './late-sheets.server'
import {
  loadForWriting,
  sameContent,
  storedContent,
  submitSheet,
  type TypedSheet,
  writeDraft,
} from './scoresheets.server'
import { leavesOf } from './sheet-access.server'
import { readSheetPage, type SheetPage } from './sheet-reading.server'
import { transact, type WriteKey } from './transact.server'
import { readWorkIndicators } from './visit-indicators.server'

/** A sheet as a device sends it on its own: a draft while it is typed, or finished by its judge. */
export interface SentSheet extends TypedSheet {
  finished: boolean
  changeReason: string
  /** What the device says of when it was typed: shown, never trusted. */
  deviceTime: string
}

export type SyncOutcome =
  | { outcome: 'saved'; version: number; savedAt: string; problems: Problem[] }
  | { outcome: 'received'; version: number; revision: number; receivedAt: string }
  | { outcome: 'clash'; stored: StoredSheet }
  | { outcome: 'wrong'; problems: Problem[] }
  | { outcome: 'late'; keptAt: string | null }
  | { outcome: 'early' }

/** States in which the server takes nothing for now; the device keeps what it has. */
const EARLY = new Set(['stage_not_open_yet', 'blind_rendition_missing', 'blind_stage_first'])
const CLASHES = new Set(['sheet_changed_elsewhere', 'sheet_overtaken', 'sheet_unchanged'])

/**
 * Takes a sheet that a judge's device kept. Whatever keeps it from being stored is an outcome, so that the device
 * knows what to do with what it holds; a finished sheet that comes too late waits for the chair.
 * @throws NotFoundError, ForbiddenError for whoever may not judge the entry any more
 */
export async function syncSheet(
  ctx: Context,
  actor: Actor,
  uid: string,
  sheet: SentSheet,
  once: WriteKey,
): Promise<SyncOutcome> {
  const attempt = () =>
    sheet.finished ? receive(ctx, actor, uid, sheet, once) : keepDraft(ctx, actor, uid, sheet)
  return orOutcome(ctx, actor, uid, sheet, attempt, () =>
    orOutcome(ctx, actor, uid, sheet, async () => {
      const keptAt = sheet.finished ? await keepLate(ctx, actor, uid, sheet, once) : null
      return { outcome: 'late', keptAt }
    }),
  )
}

/** The stage is over, or even its meeting: the sheet reaches the chair. */
const CLOSED = new Set(['stage_closed', 'plenary_closed'])

/** Does the act, or says what kept it from being done. */
async function orOutcome(
  ctx: Context,
  actor: Actor,
  uid: string,
  sheet: SentSheet,
  act: () => Promise<SyncOutcome>,
  whenClosed?: () => Promise<SyncOutcome>,
): Promise<SyncOutcome> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof InputError) return { outcome: 'wrong', problems: error.problems }
    if (!(error instanceof StateError)) throw error
    if (EARLY.has(error.reason)) return { outcome: 'early' }
    if (error.reason === 'dossier_renewed')
      return { outcome: 'wrong', problems: [{ field: DOSSIERS, kind: error.reason }] }
    if (CLOSED.has(error.reason) && whenClosed) return whenClosed()
    if (CLASHES.has(error.reason))
      return meetStored(await readSheetPage(ctx, actor, uid), error.reason, sheet)
    throw error
  }
}

async function receive(
  ctx: Context,
  actor: Actor,
  uid: string,
  sheet: SentSheet,
  once: WriteKey,
): Promise<SyncOutcome> {
  const { number, receivedAt } = await submitSheet(ctx, actor, uid, sheet, once)
  const { version } = await readSheetPage(ctx, actor, uid)
  return { outcome: 'received', version, revision: number, receivedAt }
}

/** Unlike a page's own draft, one that is saved while typing takes the good marks and names the others. */
async function keepDraft(ctx: Context, actor: Actor, uid: string, sheet: SentSheet): Promise<SyncOutcome> {
  const saved = await transact(ctx, actor, { type: 'scoresheet.changed' }, async (tx) => {
    const access = await loadForWriting(tx, ctx, actor, uid)
    const asked = leavesOf(access)
    const indicators = await readWorkIndicators(tx, access, asked, 'id')
    const { content, problems } = readSheet(asked, sheet.typed, indicators)
    return { ...(await writeDraft(tx, ctx, actor, access, storedContent(content), sheet)), problems }
  })
  return { outcome: 'saved', ...saved }
}

/** What stands there now; where that is just what was sent, it has been received already. */
function meetStored(page: SheetPage, reason: string, sheet: SentSheet): SyncOutcome {
  const { latest, version } = page
  const sent = storedContent(readSheet(page.leaves, sheet.typed, page.indicators).content)
  if (
    sheet.finished &&
    latest?.counts &&
    (reason === 'sheet_unchanged' || sameContent(storedContent(latest.content), sent))
  )
    return { outcome: 'received', version, revision: latest.number, receivedAt: latest.receivedAt }
  return { outcome: 'clash', stored: storedOf(page) }
}

export const storedOf = ({ content, version, latest, pending, dossierStamp }: SheetPage): StoredSheet => ({
  content,
  version,
  revision: latest?.number ?? 0,
  counts: latest?.counts ?? false,
  draft: pending || latest === null,
  dossierStamp,
})
