import { findEvidenceByUid, listEvidence } from '#db/queries/evidence'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError } from '~/domain/errors'
import { parseValue } from '~/domain/fields'
import type { LinkField } from '~/domain/fields/types'
import { authorize } from './authorize.server'
import { refuseStale } from './based-on.server'
import type { Context } from './context'
import { requireAsked } from './corrections.server'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, requireEditable, toEvidenceItem } from './dossier-loading.server'
import { setCriteria } from './evidence-criteria.server'
import { checkDetails, detailsOf, type EvidenceDetails, toColumns } from './evidence-details.server'
import { QUOTA } from './evidence-room.server'
import type { Recorder, Tx, WriteKey } from './transact.server'

/** Adds a link, checked for its form only: nothing is fetched. @throws InputError at `url` and the details. */
export async function addLink(
  ctx: Context,
  actor: Actor,
  input: { uid: string; url: string; details: EvidenceDetails },
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { uid, details } = input
  return actOnDossier(ctx, actor, { uid, type: 'evidence.added', once }, async (loaded, tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    requireEditable(loaded, ctx.now().toISOString())
    checkDetails(loaded, details)
    const url = readLink(input.url, 'url')
    const present = await listEvidence(tx, loaded.dossier.id)
    if (present.filter(({ kind }) => kind === 'link').length >= QUOTA.links)
      throw inputError('url', 'too_many_links', { max: QUOTA.links })
    const row = await record.insert('evidence', {
      dossier_id: loaded.dossier.id,
      kind: 'link',
      url,
      ...toColumns(details),
      uploaded_by: actor.id,
      uploaded_at: ctx.now().toISOString(),
    })
    record.refs({ dossier: uid })
    return { uid: row.uid }
  })
}

const LINK: LinkField = {
  code: 'url',
  section: '',
  type: 'link',
  label: { id: '', en: '' },
  required: true,
}

/** An address as it is kept. @throws InputError at `place` for what is none */
export function readLink(typed: string, place: string): string {
  if (typed.trim() === '') throw inputError(place, 'required')
  const parsed = parseValue(LINK, typed, 'id')
  if (parsed.ok) return parsed.value
  throw inputError(place, parsed.problem.kind, 'max' in parsed.problem ? { max: parsed.problem.max } : {})
}

/**
 * Changes caption, link and visibility of one piece. `basedOn` is the fingerprint of the details that were changed.
 * @throws InputError; ChangedError
 */
export async function changeEvidence(
  ctx: Context,
  actor: Actor,
  input: {
    uid: string
    evidence: string
    details: EvidenceDetails
    /** Keys of the criteria that it supports; left as they are without. */
    criteria?: readonly string[]
    basedOn?: string
  },
  once?: WriteKey,
): Promise<void> {
  await actOnEvidence(
    ctx,
    actor,
    { ...input, type: 'evidence.changed', once },
    async (loaded, row, record, tx) => {
      checkDetails(loaded, input.details)
      const compared = { stored: detailsOf(toEvidenceItem(row)), typed: { ...input.details } }
      refuseStale(input.basedOn, compared, { choices: ['field', 'visibility'] })
      await record.update('evidence', row.id, toColumns(input.details))
      const { criteria } = input
      if (criteria)
        await setCriteria(tx, record, loaded.current.rules, row.id, criteria, ctx.now().toISOString())
    },
  )
}

/** Takes one piece out of the draft; submitted revisions keep it. */
export async function removeEvidence(
  ctx: Context,
  actor: Actor,
  input: { uid: string; evidence: string },
  once?: WriteKey,
): Promise<void> {
  await actOnEvidence(ctx, actor, { ...input, type: 'evidence.removed', once }, async (_, row, record) => {
    await record.update('evidence', row.id, { removed_at: ctx.now().toISOString() })
  })
}

type EvidenceRow = NonNullable<Awaited<ReturnType<typeof findEvidenceByUid>>>

function actOnEvidence(
  ctx: Context,
  actor: Actor,
  act: {
    uid: string
    evidence: string
    type: 'evidence.changed' | 'evidence.removed'
    once?: WriteKey | undefined
  },
  work: (loaded: LoadedDossier, row: EvidenceRow, record: Recorder, tx: Tx) => Promise<void>,
): Promise<void> {
  return actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    requireEditable(loaded, ctx.now().toISOString())
    const row = await findEvidenceByUid(tx, act.evidence)
    if (row?.dossier_id !== loaded.dossier.id || row.removed_at) throw new NotFoundError('evidence')
    requireAsked(loaded, row.field)
    await work(loaded, row, record, tx)
    record.refs({ dossier: act.uid, evidence: row.uid })
  })
}
