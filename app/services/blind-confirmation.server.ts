import { listBlindLabels } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { blindContent } from '~/domain/blind/content'
import { canonicalContent, type DossierReading } from '~/domain/dossiers'
import { inputError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { authorize } from './authorize.server'
import { headOfBlind, type LoadedBlind, loadBlind } from './blind-loading.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { transact, type WriteKey } from './transact.server'

/** What judges would get, and what to say on confirming exactly that. */
export async function readBlindPreview(ctx: Context, actor: Actor, slug: string, revision: string) {
  const blind = await loadBlind(ctx.db, actor, slug, revision)
  if (!blind.stored) throw new StateError('blind_list_missing')
  const made = makeContent(blind)
  const base = `/unduh/tanpa-nama/${slug}/${revision}`
  const evidence = made.content.evidence.map((item) =>
    item.kind === 'file' ? { ...item, href: `${base}/${item.uid}` } : item,
  )
  const panel = blind.content.evidence.filter(({ visibility }) => visibility !== 'closed')
  const reading: DossierReading = {
    content: { ...made.content, evidence },
    form: blind.form,
    categoryName: blind.loaded.category.name,
    ward: null,
    revision: null,
    blind: { withheld: panel.length - evidence.length },
  }
  const { id, competition_id } = blind.loaded.entry
  return {
    ...headOfBlind(blind),
    /** What judges of a blind stage call the entry; null before it is in one. */
    label: (await listBlindLabels(ctx.db, competition_id)).get(id) ?? null,
    problems: blind.files.flatMap(({ problem }) => problem ?? []),
    seen: made.sha256,
    marks: [...new Set((blind.names ?? []).map(({ mark }) => mark))],
    mayCheck: can(actor, 'rendition.check', blind.loaded.subject),
    reading,
  }
}

function makeContent({ content, form, names, files }: LoadedBlind) {
  const made = blindContent(content, form, names ?? [], files)
  const text = canonicalContent(made)
  return { content: made, text, sha256: sha256Hex(text + JSON.stringify(files)) }
}

/**
 * Confirms the rendition that the organizer has read; from now on judges of blind stages get it.
 * @throws InputError at `agreed`; StateError `blind_list_changed` when it is another than the one read.
 */
export async function confirmBlind(
  ctx: Context,
  actor: Actor,
  place: { slug: string; revision: string },
  { seen, agreed }: { seen: string; agreed: boolean },
  once?: WriteKey,
): Promise<void> {
  const act = { type: 'rendition.checked', ...(once ? { once } : {}) } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const blind = await loadBlind(tx, actor, place.slug, place.revision)
    authorize(actor, 'rendition.check', blind.loaded.subject)
    if (!blind.stored) throw new StateError('blind_list_missing')
    if (!agreed) throw inputError('agreed', 'required')
    const made = makeContent(blind)
    if (made.sha256 !== seen) throw new StateError('blind_list_changed')
    await record.update('rendition', blind.stored.id, {
      content: made.text,
      checked_by: actor.id,
      checked_at: ctx.now().toISOString(),
    })
    record.chain(blind.loaded.competition.uid)
    record.refs({
      dossier: blind.loaded.dossier.uid,
      revision: blind.revision.uid,
      number: blind.revision.number,
    })
  })
}
