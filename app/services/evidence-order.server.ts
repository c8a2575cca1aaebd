import { listEvidence } from '#db/queries/evidence'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { requireAsked } from './corrections.server'
import { actOnDossier } from './dossier-act.server'
import { requireEditable } from './dossier-loading.server'
import type { WriteKey } from './transact.server'

/**
 * Moves one piece before or behind its neighbour in the same slot; at the end of the slot it stays where it is.
 * @throws NotFoundError; StateError
 */
export async function moveEvidence(
  ctx: Context,
  actor: Actor,
  input: { uid: string; evidence: string; to: 'up' | 'down' },
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'evidence.changed', once } as const
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    requireEditable(loaded, ctx.now().toISOString())
    const all = await listEvidence(tx, loaded.dossier.id)
    const moved = all.find(({ uid }) => uid === input.evidence)
    if (!moved) throw new NotFoundError('evidence')
    requireAsked(loaded, moved.field)
    const beside = all.filter(({ field }) => field === moved.field)
    const neighbour = beside[beside.indexOf(moved) + (input.to === 'up' ? -1 : 1)]
    if (!neighbour) return
    const order = all.map((row) => (row === moved ? neighbour : row === neighbour ? moved : row))
    for (const [position, row] of order.entries())
      if (row.position !== position) await record.update('evidence', row.id, { position })
    record.refs({ dossier: input.uid, evidence: moved.uid })
  })
}
