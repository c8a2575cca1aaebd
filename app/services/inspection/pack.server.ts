import type { Actor } from '~/domain/actors'
import type { Context } from '../context'
import { findZip } from '../dossier-archive.server'
import { requestJob } from '../jobs.server'
import { openRanking } from '../ranking.server'

/** Asks for the inspector's pack of a competition. @throws NotFoundError for who may not take data out */
export async function requestPack(ctx: Context, actor: Actor, slug: string): Promise<{ uid: string }> {
  await openRanking(ctx, actor, slug, 'export.download')
  return requestJob(ctx, actor, 'pack', { slug })
}

/** A finished pack for who asked for it and may still take data out; null when it has been removed meanwhile. @throws NotFoundError */
export const findPack = (ctx: Context, actor: Actor, slug: string, uid: string) =>
  findZip(ctx, actor, { slug, uid, kind: 'pack', name: 'paket-pemeriksaan' })
