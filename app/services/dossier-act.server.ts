import type { Actor } from '~/domain/actors'
import type { EventType } from '~/domain/events'
import type { Context } from './context'
import { type LoadedDossier, loadDossier } from './dossier-loading.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

/**
 * One act on a dossier, recorded in its competition's chain; the dossier is loaded again inside the
 * transaction, so that what `work` decides on cannot change meanwhile.
 * @throws NotFoundError when the actor may not see the dossier.
 */
export async function actOnDossier<T>(
  ctx: Context,
  actor: Actor,
  act: { uid: string; type: EventType; once?: WriteKey | undefined },
  work: (loaded: LoadedDossier, tx: Tx, record: Recorder) => Promise<T>,
): Promise<T> {
  const { competition } = await loadDossier(ctx.db, actor, act.uid)
  const once = act.once ? { once: act.once } : {}
  return transact(
    ctx,
    actor,
    { type: act.type, competition: competition.uid, ...once },
    async (tx, record) => {
      const loaded = await loadDossier(tx, actor, act.uid)
      const result = await work(loaded, tx, record)
      return result
    },
  )
}
