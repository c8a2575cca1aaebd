import { guardTransaction } from '#db/dialect'
import { saveChoice, saveProposalFile } from '#db/queries/proposal-drafts'
import type { Actor } from '~/domain/actors'
import { InputError, inputError } from '~/domain/errors'
import { checkChoices, PAPER_FIELDS, type ProposalPaper } from '~/domain/proposals'
import { authorize } from './authorize.server'
import { refuseStale } from './based-on.server'
import type { Context } from './context'
import type { ReceivedFile } from './evidence-files.server'
import { examineFile, keepFile, saveFile } from './file-examination.server'
import { cleanFileName } from './file-names.server'
import { choiceValues, entriesOf, loadKecamatan, requireProposing, whyLocked } from './proposals.server'
import type { Tx } from './transact.server'

/** What was chosen for one entry; `reason` is why it is not proposed. */
export interface TypedChoice {
  proposed: boolean
  reason: string
}

/**
 * Keeps what a kecamatan says about the entries of one category, as a draft. `basedOn` is the fingerprint of what was
 * changed. Reasons may still be missing.
 * @throws InputError at `diusulkan.ENTRY` or `alasan.ENTRY`; ChangedError; StateError once nothing can be proposed
 */
export async function saveChoices(
  ctx: Context,
  actor: Actor,
  input: {
    slug: string
    kecamatan: string
    category: string
    choiceOf: (entry: string) => TypedChoice
    basedOn?: string
  },
): Promise<void> {
  const at = ctx.now().toISOString()
  await ctx.db.transaction().execute((transaction) =>
    guardTransaction(async () => {
      const tx = transaction as Tx
      const loaded = await loadKecamatan(tx, actor, input.slug, input.kecamatan)
      authorize(actor, 'proposal.send', loaded.subject)
      requireProposing(loaded, at)
      const stored = entriesOf(loaded, input.category)
      const typed = stored.map((entry) => ({ ...entry, ...input.choiceOf(entry.entry) }))
      const problems = checkChoices(typed, loaded.most)
      if (problems.length > 0) throw new InputError(problems)
      const compared = { stored: choiceValues(stored), typed: choiceValues(typed) }
      refuseStale(input.basedOn, compared, { choices: [] })
      for (const { entryId: entry_id, proposed, reason } of typed)
        await saveChoice(tx, {
          ...{ entry_id, proposed: proposed ? 1 : 0, reason },
          ...{ updated_by: actor.id, updated_at: at },
        })
    }),
  )
}

/** The papers kept so far, for whoever sends the proposal. @throws NotFoundError, ForbiddenError */
export async function viewPapers(ctx: Context, actor: Actor, slug: string, kecamatan: string) {
  const loaded = await loadKecamatan(ctx.db, actor, slug, kecamatan)
  authorize(actor, 'proposal.send', loaded.subject)
  const { competition, files } = loaded
  return {
    slug,
    competition: { name: competition.name, zone: competition.zone },
    kecamatan: loaded.kecamatan,
    files: files.map(({ kind, fileName, at }) => ({ kind, fileName, at })),
    locked: whyLocked(loaded, ctx.now().toISOString()),
  }
}

/**
 * Keeps a scanned paper until the proposal is sent; a newer one takes its place.
 * @throws InputError at `surat` or `berita-acara`; StateError once nothing can be proposed
 */
export async function uploadPaper(
  ctx: Context,
  actor: Actor,
  input: { slug: string; kecamatan: string; kind: ProposalPaper; file: ReceivedFile | undefined },
): Promise<void> {
  const { slug, kecamatan, kind, file } = input
  const field = PAPER_FIELDS[kind]
  const before = await loadKecamatan(ctx.db, actor, slug, kecamatan)
  authorize(actor, 'proposal.send', before.subject)
  requireProposing(before, ctx.now().toISOString())
  if (!file) throw inputError(field, 'file_required')
  const examined = await examineFile(ctx, file.path)
  if (!examined.ok) throw inputError(field, examined.problem, { name: file.name })
  const kept = { ...examined, ...file }
  await keepFile(ctx, kept)
  await ctx.db.transaction().execute((transaction) =>
    guardTransaction(async () => {
      const tx = transaction as Tx
      const at = ctx.now().toISOString()
      const loaded = await loadKecamatan(tx, actor, slug, kecamatan)
      authorize(actor, 'proposal.send', loaded.subject)
      requireProposing(loaded, at)
      await saveFile(ctx, tx, kept)
      await saveProposalFile(tx, {
        competition_id: loaded.competition.id,
        kecamatan_code: kecamatan,
        kind,
        sha256: file.sha256,
        file_name: cleanFileName(file.name, examined.mediaType),
        uploaded_by: actor.id,
        uploaded_at: at,
      })
    }),
  )
}
