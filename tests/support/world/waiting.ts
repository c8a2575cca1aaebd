import { canonicalJson } from '~/domain/canonical-json'
import type { Context } from '~/services/context'
import { sha256Hex } from '~/services/ids.server'
import { transact } from '~/services/transact.server'
import type { Cast } from './cast'
import type { Competition } from './dossiers'
import { STAGE, WORLD_RULES } from './rules'

/** A change of rules and a file of paper sheets, both of the organizer and before a second person. */
export async function addWaiting(ctx: Context, competition: Competition, cast: Cast, sheet: string) {
  const at = ctx.now().toISOString()
  const payload = canonicalJson({ rules: WORLD_RULES as never, reason: 'Bobot disesuaikan dengan juknis.' })
  const act = { type: 'approval.requested', competition: competition.uid } as const
  const approval = await transact(ctx, cast.organizer, act, async (_, record) =>
    record.insert('approval', {
      competition_id: competition.id,
      act: 'rules.change',
      subject: competition.uid,
      payload,
      payload_sha256: sha256Hex(payload),
      requested_by: cast.organizer.id ?? 0,
      requested_at: at,
      reason: 'Bobot disesuaikan dengan juknis.',
    }),
  )
  const importAct = { type: 'scores.imported', competition: competition.uid } as const
  const scoreImport = await transact(ctx, cast.organizer, importAct, async (_, record) =>
    record.insert('score_import', {
      competition_id: competition.id,
      stage: STAGE,
      file_name: 'lembar-kertas.csv',
      row_count: 1,
      state: 'waiting',
      entered_by: cast.organizer.id ?? 0,
      entered_at: at,
      content: sheet,
    }),
  )
  return {
    approval: { id: approval.id, uid: approval.uid },
    scoreImport: { id: scoreImport.id, uid: scoreImport.uid },
  }
}
