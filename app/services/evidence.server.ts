import { findEvidenceByUid, listEvidence, saveBlob } from '#db/queries/evidence'
import type { Actor } from '~/domain/actors'
import { EVIDENCE_VISIBILITIES, type EvidenceItem, type EvidenceVisibility } from '~/domain/dossiers'
import { InputError, inputError, NotFoundError, type Problem } from '~/domain/errors'
import { parseValue } from '~/domain/fields'
import type { EvidenceSlot, EvidenceType } from '~/domain/fields/form'
import type { LinkField } from '~/domain/fields/types'
import { authorize } from './authorize.server'
import { refuseStale } from './based-on.server'
import type { Context } from './context'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, loadDossier, requireEditable, toEvidenceItem } from './dossier-loading.server'
import { type FileProblem, inspectFile } from './file-inspection.server'
import { cleanFileName } from './file-names.server'
import type { Recorder, Tx, WriteKey } from './transact.server'

/** What a team may keep in one dossier. */
export const QUOTA = { files: 60, bytes: 400 * 1024 * 1024, links: 40 } as const
const CAPTION_LIMIT = 300

export interface EvidenceDetails {
  caption: string
  /** Code of a slot or field of the form; empty for none. */
  field: string
  visibility: string
  personalData: boolean
  showsChildren: boolean
}

/** A file that the server has on disk, with the hash it computed while reading it. */
export interface ReceivedFile {
  name: string
  path: string
  size: number
  sha256: string
}

interface CheckedFile extends ReceivedFile {
  mediaType: EvidenceType
  width: number | null
  height: number | null
}

/**
 * Adds files to a draft, all or none. Each is typed by its bytes, kept under its hash, and refused with a
 * problem that names it; of refused ones nothing stays. An upload counts from the moment it was begun.
 * @throws InputError at `files` and at the details. StateError when the dossier cannot be changed.
 */
export async function addFiles(
  ctx: Context,
  actor: Actor,
  input: {
    uid: string
    files: readonly ReceivedFile[]
    /** Names of files that were larger than a file may be. */
    tooLarge: readonly string[]
    details: EvidenceDetails
    begun: Date
  },
  once?: WriteKey,
): Promise<{ uids: string[] }> {
  const { uid, files, tooLarge, details, begun } = input
  const before = await loadDossier(ctx.db, actor, uid)
  authorize(actor, 'dossier.write', before.subject)
  requireEditable(before, begun.toISOString())
  const slot = checkDetails(before, details)
  const checked = await checkFiles(files, tooLarge, slot)
  for (const file of checked) await ctx.files.keep(file.path, file.sha256)
  return actOnDossier(ctx, actor, { uid, type: 'evidence.added', once }, async (loaded, tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    requireEditable(loaded, begun.toISOString())
    await checkQuota(tx, loaded, checked, slot)
    const uids: string[] = []
    for (const file of checked) uids.push(await insertFile(ctx, actor, tx, record, loaded, file, details))
    record.refs({ dossier: uid })
    return { uids }
  })
}

async function checkFiles(
  files: readonly ReceivedFile[],
  tooLarge: readonly string[],
  slot: EvidenceSlot | undefined,
): Promise<CheckedFile[]> {
  const problems: Problem[] = tooLarge.map((name) => fileProblem('file_too_large', name))
  if (files.length === 0 && problems.length === 0) throw inputError('files', 'file_required')
  const checked: CheckedFile[] = []
  for (const file of files) {
    const inspection = await inspectFile(file.path)
    if (!inspection.ok) problems.push(fileProblem(inspection.problem, file.name))
    else if (slot && !slot.accept.includes(inspection.mediaType))
      problems.push(fileProblem('file_not_in_slot', file.name))
    else checked.push({ ...file, ...inspection })
  }
  if (problems.length > 0) throw new InputError(problems)
  return checked
}

const fileProblem = (kind: FileProblem | 'file_too_large' | 'file_not_in_slot', name: string): Problem => ({
  field: 'files',
  kind,
  params: { name: cleanFileName(name, null) },
})

async function checkQuota(
  tx: Tx,
  loaded: LoadedDossier,
  files: CheckedFile[],
  slot: EvidenceSlot | undefined,
) {
  const present = await listEvidence(tx, loaded.dossier.id)
  const held = present.filter(({ kind }) => kind === 'file')
  if (held.length + files.length > QUOTA.files)
    throw inputError('files', 'too_many_files', { max: QUOTA.files })
  const bytes = [...held, ...files].reduce((sum, { size }) => sum + (size ?? 0), 0)
  if (bytes > QUOTA.bytes) throw inputError('files', 'quota_exceeded', { max: QUOTA.bytes / 1024 / 1024 })
  if (!slot) return
  const inSlot = held.filter(({ field }) => field === slot.code).length
  if (inSlot + files.length > slot.maxFiles) throw inputError('files', 'slot_full', { max: slot.maxFiles })
}

async function insertFile(
  ctx: Context,
  actor: Actor,
  tx: Tx,
  record: Recorder,
  loaded: LoadedDossier,
  file: CheckedFile,
  details: EvidenceDetails,
): Promise<string> {
  const at = ctx.now().toISOString()
  const { sha256, size, mediaType: media_type, width, height } = file
  await saveBlob(tx, { sha256, size, media_type, width, height, created_at: at })
  const row = await record.insert('evidence', {
    dossier_id: loaded.dossier.id,
    kind: 'file',
    blob_sha256: sha256,
    file_name: cleanFileName(file.name, file.mediaType),
    ...toColumns(details),
    uploaded_by: actor.id,
    uploaded_at: at,
  })
  return row.uid
}

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
    const url = readLink(input.url)
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

function readLink(typed: string): string {
  if (typed.trim() === '') throw inputError('url', 'required')
  const parsed = parseValue(LINK, typed, 'id')
  if (parsed.ok) return parsed.value
  throw inputError('url', parsed.problem.kind, 'max' in parsed.problem ? { max: parsed.problem.max } : {})
}

/**
 * Changes caption, link and visibility of one piece. `basedOn` is the fingerprint of the details that were changed.
 * @throws InputError; ChangedError
 */
export async function changeEvidence(
  ctx: Context,
  actor: Actor,
  input: { uid: string; evidence: string; details: EvidenceDetails; basedOn?: string },
  once?: WriteKey,
): Promise<void> {
  await actOnEvidence(
    ctx,
    actor,
    { ...input, type: 'evidence.changed', once },
    async (loaded, row, record) => {
      checkDetails(loaded, input.details)
      const compared = { stored: detailsOf(toEvidenceItem(row)), typed: { ...input.details } }
      refuseStale(input.basedOn, compared, { choices: ['field', 'visibility'] })
      await record.update('evidence', row.id, toColumns(input.details))
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
  work: (loaded: LoadedDossier, row: EvidenceRow, record: Recorder) => Promise<void>,
): Promise<void> {
  return actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    requireEditable(loaded, ctx.now().toISOString())
    const row = await findEvidenceByUid(tx, act.evidence)
    if (row?.dossier_id !== loaded.dossier.id || row.removed_at) throw new NotFoundError('evidence')
    await work(loaded, row, record)
    record.refs({ dossier: act.uid, evidence: row.uid })
  })
}

const isVisibility = (text: string): text is EvidenceVisibility =>
  EVIDENCE_VISIBILITIES.some((known) => known === text)

/** @throws InputError. Returns the slot that the evidence goes into, if it is one. */
function checkDetails(loaded: LoadedDossier, details: EvidenceDetails): EvidenceSlot | undefined {
  const { form } = loaded.category
  const slot = form.evidence.find(({ code }) => code === details.field)
  const known = slot || details.field === '' || form.fields.some(({ code }) => code === details.field)
  if (!known) throw inputError('field', 'invalid')
  if (!isVisibility(details.visibility)) throw inputError('visibility', 'required')
  if (details.caption.length > CAPTION_LIMIT) throw inputError('caption', 'too_long', { max: CAPTION_LIMIT })
  return slot
}

/** What is stored about a piece, as its form says it. */
export const detailsOf = (item: EvidenceItem) => ({
  caption: item.caption ?? '',
  field: item.field ?? '',
  visibility: item.visibility,
  personalData: item.personalData,
  showsChildren: item.showsChildren,
})

const toColumns = (details: EvidenceDetails) => ({
  caption: details.caption || null,
  field: details.field || null,
  visibility: isVisibility(details.visibility) ? details.visibility : ('panel' as const),
  personal_data: details.personalData ? 1 : 0,
  shows_children: details.showsChildren ? 1 : 0,
})
