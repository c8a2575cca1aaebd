import type { Db } from '#db/connect'
import { findEvidenceByUid, isSubmittedEvidence } from '#db/queries/evidence'
import { findBlindRendition } from '#db/queries/renditions'
import {
  findLatestRevision,
  findRevisionByNumber,
  findRevisionByUid,
  listRevisions,
} from '#db/queries/revisions'
import type { Actor } from '~/domain/actors'
import type { DossierContent, DossierReading } from '~/domain/dossiers'
import { NotFoundError, StateError } from '~/domain/errors'
import type { Locale } from '~/domain/locale'
import { can } from '~/domain/policy'
import { dossierCategory } from '~/domain/self-assessment'
import type { Context } from './context'
import {
  dossierUidOf,
  type LoadedDossier,
  loadDossier,
  loadDossierUnchecked,
  readContent,
  waitsForCheck,
} from './dossier-loading.server'
import { markErased } from './erased-evidence.server'
import type { HandedFile } from './file-names.server'
import { judgeRendition } from './judge-sight.server'
import { findRendition, pictureType, type StoredRendition } from './renditions.server'
import { compareReadings } from './revision-changes.server'
import { rulesById } from './rules.server'

export type Rendition = 'full' | 'blind'
type RevisionRow = NonNullable<Awaited<ReturnType<typeof findRevisionByUid>>>

/**
 * A submitted revision as its reader may have it, with the form of the rules that it was written under. A
 * judge gets the evidence that the panel may see, in the rendition of their stage and no other.
 * @throws NotFoundError; StateError `blind_rendition_missing` before the organizer has checked one.
 */
export async function readRevision(
  ctx: Context,
  actor: Actor,
  revisionUid: string,
  rendition: Rendition,
): Promise<DossierReading> {
  const row = await findRevisionByUid(ctx.db, revisionUid)
  if (!row) throw new NotFoundError('revision')
  const loaded = await loadDossierUnchecked(ctx.db, await dossierUidOf(ctx.db, row.dossier_id))
  if (can(actor, 'dossier.view', loaded.subject)) return readRow(ctx.db, loaded, row, rendition)
  const judged = await judgeRendition(ctx.db, actor, loaded, ctx.now().toISOString())
  if (judged === null || (judged === 'blind' && rendition === 'full')) throw new NotFoundError('revision')
  const reading = await readRow(ctx.db, loaded, row, rendition)
  return { ...reading, content: forPanel(reading.content) }
}

/** Without what the team closed to judges. */
const forPanel = (content: DossierContent): DossierContent => ({
  ...content,
  evidence: content.evidence.filter(({ visibility }) => visibility !== 'closed'),
})

async function readRow(
  db: Db,
  loaded: LoadedDossier,
  row: RevisionRow,
  rendition: Rendition,
): Promise<DossierReading> {
  const rules = await rulesById(db, row.rules_id)
  // Its own: the dossier may have been moved to another since.
  const { category: own } = JSON.parse(row.content ?? '{}') as Partial<DossierContent>
  const category = dossierCategory(rules, own ?? loaded.dossier.category) ?? loaded.category
  const common = { form: category.form, categoryName: category.name }
  if (rendition === 'blind') {
    // Not even its number, time and hash: a public receipt tells which ward they belong to.
    return { ...common, ...(await blindReading(db, row)), ward: null, revision: null }
  }
  if (row.content === null) throw new NotFoundError('revision')
  return {
    ...common,
    content: await markErased(db, row.dossier_id, JSON.parse(row.content) as DossierContent),
    ward: wardOf(loaded),
    revision: {
      uid: row.uid,
      number: row.number,
      receivedAt: row.received_at,
      sha256: row.content_sha256,
    },
  }
}

async function blindReading(db: Db, row: RevisionRow): Promise<Pick<DossierReading, 'content' | 'blind'>> {
  const rendition = await findBlindRendition(db, row.id)
  if (!rendition?.checked_at || rendition.content === null) throw new StateError('blind_rendition_missing')
  const content = JSON.parse(rendition.content) as DossierContent
  const offered = forPanel(JSON.parse(row.content ?? '{"evidence":[]}') as DossierContent).evidence.length
  return { content, blind: { withheld: offered - content.evidence.length } }
}

const wardOf = ({ entry }: LoadedDossier) => ({ name: entry.region_name, kecamatan: entry.kecamatan_name })

/** One of a dossier's revisions by its number, for those who may see the whole dossier. */
export async function readRevisionNumber(ctx: Context, actor: Actor, uid: string, number: number) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  const row = await findRevisionByNumber(ctx.db, loaded.dossier.id, number)
  if (!row) throw new NotFoundError('revision')
  const found = (await listRevisions(ctx.db, loaded.dossier.id)).find(({ uid: one }) => one === row.uid)
  return {
    reading: await readRow(ctx.db, loaded, row, 'full'),
    competition: loaded.competition.name,
    zone: loaded.competition.zone,
    code: found?.code ?? null,
    statement: found?.statement ?? null,
  }
}

/** The dossier as it stands: the draft while it can be written, else its newest revision. */
export async function readDossier(ctx: Context, actor: Actor, uid: string): Promise<DossierReading> {
  return (await readCurrent(ctx, actor, uid)).reading
}

/** The same with what stands around it on a page of its own or on paper. */
export async function readCurrent(ctx: Context, actor: Actor, uid: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  const { state, id } = loaded.dossier
  const revisions = await listRevisions(ctx.db, id)
  const isWritten =
    state === 'draft' || (state === 'returned' && !waitsForCheck(loaded, ctx.now().toISOString()))
  const latest = isWritten ? undefined : await findLatestRevision(ctx.db, id)
  const draft = async (): Promise<DossierReading> => ({
    content: await markErased(ctx.db, id, await readContent(ctx.db, loaded)),
    form: loaded.category.form,
    categoryName: loaded.category.name,
    ward: wardOf(loaded),
    revision: null,
  })
  return {
    reading: latest ? await readRow(ctx.db, loaded, latest, 'full') : await draft(),
    competition: loaded.competition.name,
    zone: loaded.competition.zone,
    code: revisions.find((one) => one.uid === latest?.uid)?.code ?? null,
    revisions: revisions.length,
  }
}

/**
 * A piece of evidence that this actor may have as a file. The team and those who see the dossier get everything; its
 * judges what was submitted and is not closed, and nothing in a blind stage, since files name people.
 * @throws NotFoundError
 */
async function findSeenFile(ctx: Context, actor: Actor, uid: string) {
  const row = await findEvidenceByUid(ctx.db, uid)
  if (!row?.blob_sha256 || !row.media_type || row.size === null) throw new NotFoundError('evidence')
  const loaded = await loadDossierUnchecked(ctx.db, await dossierUidOf(ctx.db, row.dossier_id))
  if (!can(actor, 'dossier.view', loaded.subject)) {
    const judged = await judgeRendition(ctx.db, actor, loaded, ctx.now().toISOString())
    const handed =
      judged === 'full' && row.visibility !== 'closed' && (await isSubmittedEvidence(ctx.db, row.id))
    if (!handed) throw new NotFoundError('evidence')
  }
  const { blob_sha256: sha256, media_type: mediaType, size } = row
  return { sha256, mediaType, size, fileName: row.file_name ?? 'bukti', subject: loaded.subject }
}

/**
 * What differs between two revisions of a dossier, the two newest unless they are named.
 * @throws NotFoundError when there are not two, or not those
 */
export async function compareRevisions(
  ctx: Context,
  actor: Actor,
  { uid, from, to, locale }: { uid: string; from: number | null; to: number | null; locale: Locale },
) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  const rows = await listRevisions(ctx.db, loaded.dossier.id)
  const [newest, former] = rows.map(({ number }) => number)
  const pair = { from: from ?? former, to: to ?? newest }
  const read = async (number: number | undefined) => {
    const row = number && (await findRevisionByNumber(ctx.db, loaded.dossier.id, number))
    if (!row) throw new NotFoundError('revision')
    return readRow(ctx.db, loaded, row, 'full')
  }
  const [before, after] = [await read(pair.from), await read(pair.to)]
  return {
    uid,
    title: after.content.title,
    from: before.revision?.number ?? 0,
    to: after.revision?.number ?? 0,
    numbers: rows.map(({ number }) => number).toReversed(),
    changes: compareReadings(before, after, locale),
  }
}

/**
 * A file to hand out: as it was uploaded to the team and the inspector; pictures to everybody else without what they
 * tell of place, time and device.
 * @throws NotFoundError
 */
export async function findEvidenceFile(ctx: Context, actor: Actor, uid: string): Promise<HandedFile> {
  const { subject, fileName, ...file } = await findSeenFile(ctx, actor, uid)
  const whole = !pictureType(file.mediaType) || can(actor, 'evidence.original', subject)
  const { sha256, mediaType: media_type, size } = file
  return hand(ctx, fileName, whole ? { sha256, media_type, size } : await findRendition(ctx, file, 'clean'))
}

/** A small picture for lists. @throws NotFoundError for what is no picture */
export async function findEvidenceThumbnail(ctx: Context, actor: Actor, uid: string): Promise<HandedFile> {
  const file = await findSeenFile(ctx, actor, uid)
  return hand(ctx, `${file.fileName}.webp`, await findRendition(ctx, file, 'thumbnail'))
}

const hand = (ctx: Context, fileName: string, { sha256, media_type, size }: StoredRendition): HandedFile => ({
  path: ctx.files.path(sha256),
  mediaType: media_type,
  size,
  fileName,
})
