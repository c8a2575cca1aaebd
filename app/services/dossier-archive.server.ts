import { rm, stat } from 'node:fs/promises'
import { listOldArchives } from '#db/queries/archive'
import { findJob, updateJob } from '#db/queries/jobs'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { Context } from './context'
import { requestJob } from './jobs.server'
import { openRanking } from './ranking.server'

/** Asks for all dossiers of a competition as one file. @throws NotFoundError for who may not take data out */
export async function requestArchive(ctx: Context, actor: Actor, slug: string): Promise<{ uid: string }> {
  await openRanking(ctx, actor, slug, 'export.download')
  return requestJob(ctx, actor, 'archive', { slug })
}

/** A finished archive, for who asked for it and may still take data out. @throws NotFoundError when it is gone */
export async function findArchive(ctx: Context, actor: Actor, slug: string, uid: string) {
  await openRanking(ctx, actor, slug, 'export.download')
  const job = await findJob(ctx.db, uid)
  if (job?.kind !== 'archive' || job.requested_by !== actor.id || job.state !== 'done' || !job.result)
    throw new NotFoundError('archive')
  if ((JSON.parse(job.input) as { slug: string }).slug !== slug) throw new NotFoundError('archive')
  const { path } = JSON.parse(job.result) as { path: string }
  const size = await stat(path).then(
    ({ size: bytes }) => bytes,
    () => null,
  )
  if (size === null) throw new NotFoundError('archive')
  return { path, size, fileName: `berkas-${slug}.zip` }
}

/** Removes archives made before this moment; their jobs stay. */
export async function removeOldArchives(ctx: Pick<Context, 'db'>, before: string): Promise<void> {
  for (const { id, result } of await listOldArchives(ctx.db, before)) {
    const { path } = JSON.parse(result ?? '{}') as { path?: string }
    if (path) await rm(path, { force: true })
    await updateJob(ctx.db, id, { result: null })
  }
}
