import type { Actor } from '~/domain/actors'
import type { Context } from '~/services/context'
import { keepRecord, planRecord, type RecordFields } from '~/services/official-record.server'
import type { ResultNumber } from '~/services/result-state.server'
import type { WriteKey } from '~/services/transact.server'
import { drawDocx } from '../docx/index.server'
import { officialRecord } from './official-record.server'

/** Makes the berita acara of a frozen result, both files, and enters it in the register. */
export async function makeRecord(
  ctx: Context,
  actor: Actor,
  place: ResultNumber,
  fields: RecordFields,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const plan = await planRecord(ctx, actor, place, fields)
  const document = officialRecord(plan)
  const pdf = await ctx.compute.drawPdf(document)
  return keepRecord(ctx, actor, plan, { pdf, docx: await drawDocx(document) }, once)
}
