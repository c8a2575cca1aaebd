import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { transact } from '~/services/transact.server'

export const INSPECTION_PAPER = '019caca3-0000-7000-8000-00000000005e'

/** A photo for the audit that shows children: it stays out of the pack until the chair decides. */
export async function addInspectionPaper({ open, cast, evidence: { panel } }: World, ctx: TestContext) {
  const { blob_sha256 } = await ctx.db
    .selectFrom('evidence')
    .select('blob_sha256')
    .where('uid', '=', panel)
    .executeTakeFirstOrThrow()
  await transact(
    ctx,
    cast.organizer,
    { type: 'inspection.paper_added', competition: open.uid },
    (_, record) =>
      record.insert('inspection_paper', {
        ...{ uid: INSPECTION_PAPER, competition_id: open.id, item: 'photos', number: 1 },
        ...{ blob_sha256: blob_sha256 ?? '', file_name: 'penyerahan-hadiah.pdf' },
        ...{ personal_data: 0, shows_children: 1 },
        ...{ uploaded_by: cast.organizer.id ?? 0, uploaded_at: ctx.now().toISOString() },
      }),
  )
}
