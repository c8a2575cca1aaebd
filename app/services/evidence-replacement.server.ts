import { listEvidence, listLinks } from '#db/queries/evidence'
import { findWriteKey } from '#db/queries/write-keys'
import type { Actor } from '~/domain/actors'
import { InputError, inputError, NotFoundError } from '~/domain/errors'
import type { Context } from './context'
import { requireAsked } from './corrections.server'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, loadDossier } from './dossier-loading.server'
import { checkFile, type NewFiles, orderRenditions, requireMoment } from './evidence-files.server'
import { fileProblem } from './evidence-room.server'
import { keepFile, saveFile } from './file-examination.server'
import { cleanFileName } from './file-names.server'
import type { Tx, WriteKey } from './transact.server'

/**
 * Puts another file in the place of one; the former leaves the draft and stays with the revisions that hold it.
 * @throws InputError at `files`; NotFoundError; StateError
 */
export async function replaceFile(
  ctx: Context,
  actor: Actor,
  input: Omit<NewFiles, 'details'> & { evidence: string },
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { uid, evidence, begun } = input
  const act = { uid, type: 'evidence.replaced', once } as const
  if (once && (await findWriteKey(ctx.db, actor.id ?? 0, once.key)))
    return actOnDossier(ctx, actor, act, async () => ({ uid: evidence }))
  const before = await loadDossier(ctx.db, actor, uid)
  requireMoment(ctx, actor, before, begun)
  const former = await findHeld(ctx.db, before, evidence)
  requireAsked(before, former.field)
  const slot = before.category.form.evidence.find(({ code }) => code === former.field)
  const [name] = input.tooLarge
  if (name !== undefined) throw new InputError([fileProblem('file_too_large', name)])
  const [file] = input.files
  if (!file) throw inputError('files', 'file_required')
  const checked = await checkFile(ctx, file, slot)
  if ('kind' in checked) throw new InputError([checked])
  await keepFile(ctx, checked)
  const result = await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    requireMoment(ctx, actor, loaded, begun)
    const row = await findHeld(tx, loaded, evidence)
    requireAsked(loaded, row.field)
    const at = ctx.now().toISOString()
    await saveFile(ctx, tx, checked)
    const { caption, field, position, visibility, personal_data, shows_children } = row
    const inserted = await record.insert('evidence', {
      dossier_id: loaded.dossier.id,
      kind: 'file',
      blob_sha256: checked.sha256,
      file_name: cleanFileName(checked.name, checked.mediaType),
      ...{ caption, field, position, visibility, personal_data, shows_children },
      replaces_id: row.id,
      uploaded_by: actor.id,
      uploaded_at: at,
    })
    await record.update('evidence', row.id, { removed_at: at })
    for (const link of await listLinks(tx, row.id))
      await record.insert('evidence_link', {
        evidence_id: inserted.id,
        stage: link.stage,
        criterion: link.criterion,
      })
    record.refs({ dossier: uid, evidence: inserted.uid })
    return { uid: inserted.uid }
  })
  await orderRenditions(ctx, actor, [checked])
  return result
}

/** A file of the draft. @throws NotFoundError */
async function findHeld(db: Tx | Context['db'], loaded: LoadedDossier, evidence: string) {
  const row = (await listEvidence(db, loaded.dossier.id)).find(({ uid }) => uid === evidence)
  if (row?.kind !== 'file') throw new NotFoundError('evidence')
  return row
}
