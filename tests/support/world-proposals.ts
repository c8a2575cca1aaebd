import { saveBlob } from '#db/queries/evidence'
import { choose, uploadPapers } from '#tests/support/proposals'
import { removeEntry } from '~/services/entry-removal.server'
import { transact } from '~/services/transact.server'
import type { TestContext } from './context'
import { PDF, receive } from './dossiers'
import type { World } from './world'
import { changeRules } from './world-changes'

/** The kecamatan of the world's verifier. */
export const VERIFIED = '36.71.07'

/** The open competition with rules that ask the kecamatan for proposals. */
export const askForProposals = (world: World, ctx: TestContext): Promise<void> =>
  changeRules(ctx, world, (rules) => ({
    ...rules,
    kecamatan: { way: 'propose', most: 1, closesAt: '2026-04-15T16:59:00.000Z' },
  }))

/** The same while nothing of the verifier's kecamatan is in a stage. */
export async function openProposals(world: World, ctx: TestContext): Promise<void> {
  await askForProposals(world, ctx)
  await removeEntry(
    ctx,
    world.cast.organizer,
    { slug: world.open.slug, entry: world.stage.own.stageEntry.uid },
    'Menunggu usulan',
  )
}

/** The same with everything chosen and uploaded. */
export async function completeProposal(world: World, ctx: TestContext): Promise<void> {
  await openProposals(world, ctx)
  const at = { kecamatan: VERIFIED, category: categoryOf(world), slug: world.open.slug }
  await choose(ctx, world.cast.verifier, { [world.entries.own.uid]: null }, at)
  await uploadPapers(ctx, world.cast.verifier, at)
}

export const categoryOf = (_world: World) => 'layanan'

export const PROPOSAL_UID = '019caca3-0000-7000-8000-00000000005c'

/** A proposal of the verifier's kecamatan that was sent. */
export async function addProposal({ open, cast }: World, ctx: TestContext): Promise<void> {
  const { path, ...file } = await receive(ctx, 'surat.pdf', PDF)
  await ctx.files.keep(path, file.sha256)
  const at = ctx.now().toISOString()
  const act = { type: 'proposal.sent', competition: open.uid } as const
  await transact(ctx, cast.verifier, act, async (tx, record) => {
    await saveBlob(tx, {
      ...{ sha256: file.sha256, size: file.size, media_type: 'application/pdf' },
      ...{ width: null, height: null, pages: 1, created_at: at },
    })
    await record.insert('proposal', {
      ...{ uid: PROPOSAL_UID, competition_id: open.id, kecamatan_code: VERIFIED, kecamatan_name: 'Karawaci' },
      ...{
        number: 1,
        letter_number: '7',
        letter_date: '2026-03-02',
        sent_by: cast.verifier.id ?? 0,
        sent_at: at,
      },
      ...{ letter_sha256: file.sha256, minutes_sha256: file.sha256 },
    })
    return null
  })
}
