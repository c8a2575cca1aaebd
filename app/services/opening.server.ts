import { findPendingApproval } from '#db/queries/approvals'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { saveBlob } from '#db/queries/evidence'
import type { Actor } from '~/domain/actors'
import { isDate } from '~/domain/calendar'
import { InputError, inputError, NotFoundError, type Problem, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { checkRules } from '~/domain/rules-check'
import { type PlacedProblem, placeProblems } from '~/domain/rules-problem-place'
import { requestApproval } from './approval-requests.server'
import { actOnCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { type IncomingFile, requirePdf } from './pdf-file.server'
import { type DraftView, readDraft, viewDraft } from './rules-draft.server'
import { transact, type WriteKey } from './transact.server'

/** The signed technical guideline, or why there is none. */
export interface OpeningInput {
  number: string
  date: string
  title: string
  file: IncomingFile | null
  noneReason: string
}

const LONGEST = { number: 200, title: 500, noneReason: 1000 } as const

/** What the second person approves. */
export interface OpeningPayload {
  rulesSha256: string
  juknis: { number: string; date: string; title: string | null; blob: string } | null
  noneReason: string | null
}

export interface OpeningView extends DraftView {
  /** What keeps it from opening at this moment. */
  obstacles: PlacedProblem[]
  mayRequest: boolean
  pendingUid: string | null
}

/** Where the opening stands: what keeps it from opening, or the request that waits. */
export async function viewOpening(ctx: Context, actor: Actor, slug: string): Promise<OpeningView> {
  const view = await viewDraft(ctx, actor, slug)
  const pending = await findPendingApproval(ctx.db, view.competition.id, 'competition.open')
  return {
    ...view,
    obstacles: placeProblems(view.rules, checkRules(view.rules, ctx.now().toISOString())),
    mayRequest: can(actor, 'competition.request', subjectOf(view.competition)),
    pendingUid: pending?.uid ?? null,
  }
}

/**
 * Asks a second person to open the competition with the draft as it stands, which is locked from then on.
 * @throws InputError for the juknis; StateError `rules_incomplete`, `already_open`, `approval_pending`
 */
export async function requestOpening(
  ctx: Context,
  actor: Actor,
  slug: string,
  input: OpeningInput,
  once?: WriteKey,
): Promise<{ approval: string }> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'competition.request')
  const juknis = await keepJuknis(ctx, input)
  const act = { type: 'approval.requested', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await findCompetitionBySlug(tx, slug)
    if (!competition) throw new NotFoundError('competition')
    if (competition.opened_at !== null) throw new StateError('already_open')
    const draft = await readDraft(tx, competition.id)
    if (checkRules(draft.rules, ctx.now().toISOString()).length > 0) throw new StateError('rules_incomplete')
    if (juknis)
      await saveBlob(tx, {
        sha256: juknis.blob,
        size: input.file?.size ?? 0,
        media_type: 'application/pdf',
        created_at: ctx.now().toISOString(),
      })
    const payload: OpeningPayload = {
      rulesSha256: draft.sha256,
      juknis,
      noneReason: juknis ? null : input.noneReason,
    }
    const approval = await requestApproval(ctx, tx, record, actor, {
      competitionId: competition.id,
      act: 'competition.open',
      subject: competition.uid,
      payload,
    })
    return { approval: approval.uid }
  })
}

/** Checks the juknis and puts its file among the kept ones; null when there is none, with a reason. */
async function keepJuknis(ctx: Context, input: OpeningInput): Promise<OpeningPayload['juknis']> {
  const { number, date, title, file, noneReason } = input
  const problems: Problem[] = (['number', 'title', 'noneReason'] as const).flatMap((field) =>
    input[field].length > LONGEST[field]
      ? [{ field, kind: 'too_long', params: { max: LONGEST[field] } }]
      : [],
  )
  const isNone = noneReason !== '' && number === '' && !file
  if (isNone && problems.length === 0) return null
  if (isNone) throw new InputError(problems)
  if (noneReason !== '') problems.push({ field: 'noneReason', kind: 'juknis_or_reason' })
  if (number === '') problems.push({ field: 'number', kind: 'required' })
  if (!isDate(date)) problems.push({ field: 'date', kind: date === '' ? 'required' : 'not_a_date' })
  if (!file || file.size === 0) problems.push({ field: 'file', kind: 'required' })
  if (problems.length > 0) throw new InputError(problems)
  if (!file) throw inputError('file', 'required')
  await requirePdf('file', file)
  await ctx.files.keep(file.path, file.sha256)
  return { number, date, title: title || null, blob: file.sha256 }
}
