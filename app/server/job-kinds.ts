import { makeArchive } from '~/exports/archive.server'
import { makePack } from '~/exports/pack/pack.server'
import { loadActor } from '~/services/actors.server'
import { makeAssignmentDraft } from '~/services/assignment-drafts.server'
import { backUp } from '~/services/backup-acts.server'
import type { Context } from '~/services/context'
import { writeExportFile } from '~/services/export-files.server'
import { compareDossiers } from '~/services/likeness.server'
import { findRenditions } from '~/services/renditions.server'
import type { JobKinds } from './jobs'

/** The person who asked, with the grants of this moment: what may no longer be done is not done. */
async function requester(ctx: Context, id: number | null) {
  const actor = id === null ? null : await loadActor(ctx, id)
  if (!actor) throw new Error('whoever asked for this is no longer there')
  return actor
}

/** Every kind of long work; a new one is an entry here and in `JobInputs`. */
export const JOB_KINDS: JobKinds = {
  async backup(ctx, { directory }, { requestedBy }) {
    const { madeAt, events } = await backUp(ctx, await requester(ctx, requestedBy), directory)
    return { madeAt, events }
  },
  async likeness(ctx, { slug }, { requestedBy }) {
    return compareDossiers(ctx, await requester(ctx, requestedBy), slug)
  },
  async assignment(ctx, input, { requestedBy, step }) {
    return makeAssignmentDraft(ctx, await requester(ctx, requestedBy), input, step)
  },
  async archive(ctx, { slug }, { uid, requestedBy, step }) {
    return makeArchive(ctx, await requester(ctx, requestedBy), { slug, uid }, step)
  },
  async pack(ctx, { slug }, { uid, requestedBy, step }) {
    return makePack(ctx, await requester(ctx, requestedBy), { slug, uid }, step)
  },
  async export(ctx, request, { requestedBy }) {
    const actor = await requester(ctx, requestedBy)
    const { path, rows, sha256 } = await writeExportFile(ctx, actor, { ...request, record: true })
    return { path, rows, sha256 }
  },
  async pictures(ctx, { sha256 }, { step }) {
    for (const [done, one] of sha256.entries()) {
      await step(done, sha256.length)
      await findRenditions(ctx, one)
    }
    return { pictures: sha256.length }
  },
}
