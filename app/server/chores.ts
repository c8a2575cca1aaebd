import { deleteFilesBefore } from '#db/queries/dossier-files'
import { deleteSessionsExpiredBefore } from '#db/queries/sessions'
import { deleteWriteKeysBefore } from '#db/queries/write-keys'
import type { Context } from '~/services/context'
import { removeOldArchives } from '~/services/dossier-archive.server'
import { deliverOutbox } from '~/services/outbox.server'
import { removeErasedFiles } from '~/services/retention-erasure.server'
import { refreshSearch } from '~/services/search-index.server'
import { Parts } from './uploads/parts'

const MAIL_EVERY = 15_000
const MAILS_AT_ONCE = 20
/** How soon a search finds what was saved. */
const SEARCH_EVERY = 1_000
const SEARCHED_AT_ONCE = 200
const SWEEP_EVERY = 60 * 60_000
/** An upload that nothing was added to for this long has been given up. */
const PARTS_KEPT = 48 * 60 * 60_000
/** Long enough to download an archive again; it may hold a disk's worth of evidence. */
const ARCHIVES_KEPT = 24 * 60 * 60_000
/** A CSV file that was checked and never imported. */
const FILES_KEPT = 24 * 60 * 60_000
/** A form left open longer than this is answered as a new one. */
const WRITE_KEYS_KEPT = 30 * 24 * 60 * 60_000

async function sweep(ctx: Context): Promise<void> {
  const now = ctx.now().getTime()
  await deleteSessionsExpiredBefore(ctx.db, new Date(now).toISOString())
  await deleteWriteKeysBefore(ctx.db, new Date(now - WRITE_KEYS_KEPT).toISOString())
  await removeOldArchives(ctx, new Date(now - ARCHIVES_KEPT).toISOString())
  await deleteFilesBefore(ctx.db, new Date(now - FILES_KEPT).toISOString())
  await removeErasedFiles(ctx)
  await new Parts(ctx.files.parts).removeOlderThan(new Date(now - PARTS_KEPT))
}

/** Repeats `work`, never twice at once, until stopped; a failure is logged and the next turn comes all the same. */
function repeat(ctx: Context, every: number, action: string, work: () => Promise<unknown>) {
  let running: Promise<void> | undefined
  const turn = () => {
    running ??= work()
      .then(
        () => {},
        (error: unknown) => ctx.log({ action, outcome: 'failed', message: String(error) }),
      )
      .finally(() => {
        running = undefined
      })
  }
  const timer = setInterval(turn, every)
  turn()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** What happens by itself: waiting mail is sent, changed dossiers become searchable, what has expired is removed. */
export function startChores(ctx: Context): { stop(): Promise<void> } {
  const stops = [
    repeat(ctx, MAIL_EVERY, 'mail', () => deliverOutbox(ctx, MAILS_AT_ONCE)),
    repeat(ctx, SEARCH_EVERY, 'search', () => refreshSearch(ctx, SEARCHED_AT_ONCE)),
    repeat(ctx, SWEEP_EVERY, 'sweep', () => sweep(ctx)),
  ]
  return {
    async stop() {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}
