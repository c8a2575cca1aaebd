import type { Db } from '#db/connect'
import { listClearances } from '#db/queries/evidence'
import type { Actor } from '~/domain/actors'
import { type EvidenceItem, mayPublish, mayTakeOut } from '~/domain/dossiers'
import { ForbiddenError, inputError, NotFoundError } from '~/domain/errors'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { actOnDossier } from './dossier-act.server'
import { loadDossier, readContent } from './dossier-loading.server'
import type { WriteKey } from './transact.server'

const LONGEST_REASON = 1000

/** A piece of evidence with what was decided about publishing it. @throws ForbiddenError for all but the chair */
export async function viewClearance(ctx: Context, actor: Actor, uid: string, evidence: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  authorize(actor, 'evidence.clear', loaded.subject)
  const item = (await readContent(ctx.db, loaded)).evidence.find((piece) => piece.uid === evidence)
  if (!item) throw new NotFoundError('evidence')
  const decided = (await listClearances(ctx.db, loaded.dossier.id)).get(evidence) ?? null
  return { uid, form: loaded.category.form, item, decided }
}

/**
 * The chair's decision whether delicate evidence may be published, each on record with its reason; the last one holds.
 * @throws InputError at `publish`, `reason`; NotFoundError; ForbiddenError
 */
export async function clearEvidence(
  ctx: Context,
  actor: Actor,
  input: { uid: string; evidence: string; publish: string; reason: string },
  once?: WriteKey,
): Promise<void> {
  const { uid, evidence, publish, reason } = input
  const act = { uid, type: 'evidence.cleared', once } as const
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'evidence.clear', loaded.subject)
    if (actor.id === null) throw new ForbiddenError('evidence.clear')
    const row = await tx
      .selectFrom('evidence')
      .select('id')
      .where('uid', '=', evidence)
      .where('dossier_id', '=', loaded.dossier.id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (!row) throw new NotFoundError('evidence')
    if (publish !== 'yes' && publish !== 'no') throw inputError('publish', 'required')
    if (reason === '') throw inputError('reason', 'required')
    if (reason.length > LONGEST_REASON) throw inputError('reason', 'too_long', { max: LONGEST_REASON })
    await record.insert('evidence_clearance', {
      evidence_id: row.id,
      publish: publish === 'yes' ? 1 : 0,
      reason,
      decided_by: actor.id,
      decided_at: ctx.now().toISOString(),
    })
    record.refs({ dossier: uid, evidence })
  })
}

type Test = typeof mayPublish

async function only(db: Db, dossierId: number, evidence: readonly EvidenceItem[], test: Test) {
  const decided = await listClearances(db, dossierId)
  return evidence.filter((item) => test(item, decided.get(item.uid)?.publish ?? null))
}

/** Of these pieces of a dossier, those that may appear in anything public. */
export const onlyPublishable = (
  db: Db,
  dossierId: number,
  evidence: readonly EvidenceItem[],
): Promise<EvidenceItem[]> => only(db, dossierId, evidence, mayPublish)

/** Of these pieces of a dossier, those that organizers may take out of the installation. */
export const onlyTakenOut = (
  db: Db,
  dossierId: number,
  evidence: readonly EvidenceItem[],
): Promise<EvidenceItem[]> => only(db, dossierId, evidence, mayTakeOut)
