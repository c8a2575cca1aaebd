import { saveBlob } from '#db/queries/evidence'
import type { Actor } from '~/domain/actors'
import { InputError, inputError, type Problem } from '~/domain/errors'
import { toLocal } from '~/domain/time'
import type { DecreeFields } from '~/forms/results'
import { requestApproval } from './approval-requests.server'
import type { Context } from './context'
import { type IncomingFile, requirePdf } from './pdf-file.server'
import { type ResultNumber, requireStep, type StandingResult } from './result-state.server'
import { transact, type WriteKey } from './transact.server'

/** What the second person decides about. */
export interface DecreePayload {
  result: string
  number: number
  decree: DecreeFields & { blob: string }
}

/**
 * Asks a second person to enter the Keputusan that decides a result, with its scan. A correction of what a Keputusan
 * decided takes the one that amends it, so its number is another.
 * @throws InputError for its parts; StateError as `requireStep`, `approval_pending`
 */
export async function requestDecree(
  ctx: Context,
  actor: Actor,
  place: ResultNumber,
  { file, ...decree }: DecreeFields & { file: IncomingFile | null },
  once?: WriteKey,
): Promise<{ approval: string }> {
  const standing = await requireStep(ctx.db, ctx, actor, place, 'ditetapkan')
  const scan = await checkDecree(standing, decree, file, ctx.now().toISOString())
  await ctx.files.keep(scan.path, scan.sha256)
  return transact(ctx, actor, { type: 'approval.requested', once }, async (tx, record) => {
    const { competition, result } = await requireStep(tx, ctx, actor, place, 'ditetapkan')
    await saveBlob(tx, {
      ...{ sha256: scan.sha256, size: scan.size, media_type: 'application/pdf' },
      created_at: ctx.now().toISOString(),
    })
    const payload: DecreePayload = {
      ...{ result: result.uid, number: result.number, decree: { ...decree, blob: scan.sha256 } },
    }
    record.chain(competition.uid)
    record.refs({ result: result.uid })
    const approval = await requestApproval(ctx, tx, record, actor, {
      ...{ competitionId: competition.id, act: 'result.decree', subject: result.uid, payload },
    })
    return { approval: approval.uid }
  })
}

async function checkDecree(
  { competition, former }: StandingResult,
  { number, date }: DecreeFields,
  file: IncomingFile | null,
  now: string,
): Promise<IncomingFile> {
  const problems: Problem[] = []
  if (former?.decreeNumber === number) problems.push({ field: 'number', kind: 'decree_number_same' })
  if (date > toLocal(now, competition.zone).date) problems.push({ field: 'date', kind: 'decree_in_future' })
  if (!file || file.size === 0) problems.push({ field: 'file', kind: 'required' })
  if (problems.length > 0) throw new InputError(problems)
  if (!file) throw inputError('file', 'required')
  await requirePdf('file', file)
  return file
}
