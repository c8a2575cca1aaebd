import type { Actor } from '~/domain/actors'
import type { Context } from '~/services/context'
import { transact } from '~/services/transact.server'
import type { Competition } from './dossiers'
import type { Assigned } from './judging'

/** Slides that the team has replaced once, with the bytes of its evidence, and the address of a video. */
export async function addMaterials(
  ctx: Context,
  competition: Competition,
  { stageEntry }: Assigned,
  { by, evidence }: { by: Actor; evidence: string },
): Promise<string> {
  const { blob_sha256 } = await ctx.db
    .selectFrom('evidence')
    .select('blob_sha256')
    .where('uid', '=', evidence)
    .executeTakeFirstOrThrow()
  const act = { type: 'material.given', competition: competition.uid } as const
  return transact(ctx, by, act, async (_, record) => {
    const given = { given_by: by.id ?? 0, given_at: ctx.now().toISOString(), stage_entry_id: stageEntry.id }
    const slides = { code: 'bahan-tayang', blob_sha256, ...given }
    await record.insert('stage_material', { ...slides, version: 1, file_name: 'paparan.pdf' })
    const { uid } = await record.insert('stage_material', {
      ...slides,
      version: 2,
      file_name: 'paparan-2.pdf',
    })
    const url = 'https://video.example.test/antar-surat'
    await record.insert('stage_material', { ...given, code: 'video', version: 1, url })
    return uid
  })
}
