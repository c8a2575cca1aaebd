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

/**
 * A finished archive, for who asked for it and may still take data out; null when it has been removed meanwhile.
 * @throws NotFoundError for anybody else
 */
export async function findArchive(ctx: Context, actor: Actor, slug: string, uid: string) {
  return findZip(ctx, actor, { slug, uid, kind: 'archive', name: 'berkas' })
}

/** A finished ZIP of one kind of work, as `findArchive`. @throws NotFoundError */
export async function findZip(
  ctx: Context,
  actor: Actor,
  { slug, uid, kind, name }: { slug: string; uid: string; kind: 'archive' | 'pack'; name: string },
) {
  await openRanking(ctx, actor, slug, 'export.download')
  const job = await findJob(ctx.db, uid)
  if (job?.kind !== kind || job.requested_by !== actor.id || job.state !== 'done')
    throw new NotFoundError('archive')
  if ((JSON.parse(job.input) as { slug: string }).slug !== slug) throw new NotFoundError('archive')
  const path = ctx.files.archive(job.uid)
  const size = await sizeOf(path)
  return size === null ? null : { path, size, fileName: `${name}-${slug}.zip` }
}

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  )

/** Removes archives made before this moment; their jobs stay. */
export async function removeOldArchives(ctx: Pick<Context, 'db' | 'files'>, before: string): Promise<void> {
  for (const { id, uid } of await listOldArchives(ctx.db, before)) {
    await rm(ctx.files.archive(uid), { force: true })
    await updateJob(ctx.db, id, { result: null })
  }
}
