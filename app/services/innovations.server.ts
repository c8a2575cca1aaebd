import { findInnovationByUid, listInnovations } from '#db/queries/dossiers'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { WardSubject } from '~/domain/policy'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import type { Recorder, Tx } from './transact.server'

/** The ward's own innovations, to choose from when a dossier is started. */
export async function listOwnInnovations(ctx: Context, actor: Actor, ward: WardSubject) {
  authorizeSight(actor, 'dossier.write', ward)
  const rows = await listInnovations(ctx.db, ward.region)
  return rows.map(({ uid, name, started_on }) => ({ uid, name, startedOn: started_on }))
}

export type InnovationChoice = { kind: 'existing'; uid: string } | { kind: 'new'; name: string }

/** The chosen innovation of the ward, or a new one; inside the act that needs it. */
export async function takeInnovation(
  tx: Tx,
  record: Recorder,
  input: { choice: InnovationChoice; region: string; by: number | null; at: string },
) {
  const { choice, region, by, at } = input
  if (choice.kind === 'existing') {
    const innovation = await findInnovationByUid(tx, choice.uid)
    if (innovation?.region_code !== region) throw new NotFoundError('innovation')
    return innovation
  }
  return record.insert('innovation', {
    region_code: region,
    name: choice.name,
    created_by: by,
    created_at: at,
  })
}
