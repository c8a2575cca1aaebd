import type { Db } from '#db/connect'
import { findCompetitionById } from '#db/queries/competitions'
import { findDossierByUid, findInnovationById } from '#db/queries/dossiers'
import { listDraftValues } from '#db/queries/drafts'
import { findEntryById, listEntryExtensions } from '#db/queries/entries'
import { listDossierLinks, listEvidence } from '#db/queries/evidence'
import { listJudgedStageEntries } from '#db/queries/stage-entries'
import { listStagesOf } from '#db/queries/stage-materials'
import type { Actor } from '~/domain/actors'
import { isOverdue } from '~/domain/correction-time'
import type { Correction } from '~/domain/corrections'
import { type DossierContent, type EditState, type EvidenceItem, editState, titleOf } from '~/domain/dossiers'
import { NotFoundError, StateError } from '~/domain/errors'
import { gatherValues } from '~/domain/fields/units'
import type { WardSubject } from '~/domain/policy'
import { type Category, findStage, SUBMISSION } from '~/domain/rules'
import { dossierCategory } from '~/domain/self-assessment'
import { materialExtensions, materialsWindow } from '~/domain/stage-materials'
import { closingTime, type Extension, type Instant, isOpen, type Window } from '~/domain/time'
import { authorizeSight } from './authorize.server'
import { findCorrections, openPlaces } from './corrections.server'
import { type CurrentRules, currentRules } from './rules.server'

type Found<F extends (...args: never[]) => unknown> = NonNullable<Awaited<ReturnType<F>>>

/** A dossier with what it hangs on. */
export interface LoadedDossier {
  dossier: Found<typeof findDossierByUid>
  entry: Found<typeof findEntryById>
  innovation: Found<typeof findInnovationById>
  competition: Found<typeof findCompetitionById>
  current: CurrentRules
  category: Category
  /** Extensions of the submission. */
  extensions: Extension[]
  /** Until when it may be corrected; null where it was never sent back, or without a time of its own. */
  correctUntil: Instant | null
  /** The stages that take an improved dossier of this entry, each until its time. */
  improving: Improving[]
  /** The places that it was sent back for; empty where all may be changed. */
  corrections: Correction[]
  subject: WardSubject
}

/** A stage that an entry is in and may hand in an improved dossier for. */
export interface Improving {
  stage: string
  name: string
  stageEntryId: number
  /** Public ids of the dossier revisions that are judged in it. */
  revisions: string
  window: Window
  extensions: Extension[]
}

/** @throws NotFoundError when it is not there or this actor may not see it. */
export async function loadDossier(db: Db, actor: Actor, uid: string): Promise<LoadedDossier> {
  const loaded = await loadDossierUnchecked(db, uid)
  authorizeSight(actor, 'dossier.view', loaded.subject)
  return loaded
}

/** For services that decide themselves who may see it. */
export async function loadDossierUnchecked(db: Db, uid: string): Promise<LoadedDossier> {
  const dossier = await findDossierByUid(db, uid)
  const entry = dossier && (await findEntryById(db, dossier.entry_id))
  const innovation = dossier && (await findInnovationById(db, dossier.innovation_id))
  const competition = entry && (await findCompetitionById(db, entry.competition_id))
  if (!dossier || !entry || !innovation || !competition) throw new NotFoundError('dossier')
  const current = await currentRules(db, competition.id)
  const category = dossierCategory(current.rules, dossier.category)
  if (!category) throw new NotFoundError('category')
  const request = await findCorrections(db, dossier.id)
  const correctUntil = request?.until ?? null
  const given = await listEntryExtensions(db, entry.id)
  const extensions = given.filter(({ target }) => target === SUBMISSION)
  return {
    dossier,
    entry,
    innovation,
    competition,
    current,
    category,
    extensions: extensions.map(({ until }) => ({ until })),
    correctUntil,
    improving: await findImproving(db, entry.id, current, given),
    corrections: openPlaces(request, dossier.state),
    subject: { id: competition.id, hostRegion: competition.host_region, region: entry.region_code },
  }
}

const justBefore = (instant: Instant): Instant => new Date(Date.parse(instant) - 1).toISOString()

async function findImproving(
  db: Db,
  entryId: number,
  { rules }: CurrentRules,
  given: readonly { target: string; until: Instant }[],
): Promise<Improving[]> {
  if (!rules.stages.some(({ materials }) => materials?.dossier)) return []
  const places = await listStagesOf(db, entryId)
  const judged = await listJudgedStageEntries(
    db,
    places.map(({ id }) => id),
  )
  return places.flatMap(({ id, stage: code, revisions }) => {
    const stage = findStage(rules, code)
    const window = stage && materialsWindow(stage)
    // What a sheet has judged stays what the entry is judged by.
    if (!window || !stage.materials?.dossier || judged.has(id)) return []
    // An extension for other materials may reach into the stage, in which every judge reads the same dossier.
    const extensions = materialExtensions(code, given).map(({ until }) => ({
      until: stage.opensAt !== null && until >= stage.opensAt ? justBefore(stage.opensAt) : until,
    }))
    return [{ stage: code, name: stage.name, stageEntryId: id, revisions, window, extensions }]
  })
}

/** The stages whose teams may improve the dossier at this moment. */
export const improvingNow = ({ improving }: Pick<LoadedDossier, 'improving'>, now: Instant): Improving[] =>
  improving.filter(({ window, extensions }) => isOpen(window, extensions, now))

/** The public id of a dossier. @throws NotFoundError */
export async function dossierUidOf(db: Db, dossierId: number): Promise<string> {
  const row = await db.selectFrom('dossier').select('uid').where('id', '=', dossierId).executeTakeFirst()
  if (!row) throw new NotFoundError('dossier')
  return row.uid
}

type Timed = Pick<LoadedDossier, 'current' | 'extensions' | 'correctUntil'>

/** All later closing times that count for this dossier. */
const laterTimes = ({ extensions, correctUntil }: Timed): Extension[] =>
  correctUntil === null ? extensions : [...extensions, { until: correctUntil }]

/** Until when this dossier can be written in; null where the submission never closes. */
export const closesAtOf = (loaded: Timed): Instant | null =>
  closingTime(loaded.current.rules.submission, laterTimes(loaded))

export function editStateOf(loaded: LoadedDossier, now: Instant): EditState {
  const state = editState(loaded.dossier.state, loaded.current.rules.submission, laterTimes(loaded), now)
  // What was accepted can be improved where a stage asks for it; it stays accepted as it was until it is handed in anew.
  return state === 'complete' && improvingNow(loaded, now).length > 0 ? 'open' : state
}

/** Whether its checker may decide on it: it is submitted, or its team let the time for corrections pass. */
export const waitsForCheck = (loaded: LoadedDossier, now: Instant): boolean =>
  loaded.dossier.state === 'submitted' ||
  isOverdue(loaded.dossier.state, editStateOf(loaded, now), loaded.correctUntil)

const LOCKED: Record<Exclude<EditState, 'open'>, string> = {
  before: 'submission_not_open',
  closed: 'submission_closed',
  submitted: 'dossier_submitted',
  complete: 'dossier_complete',
}

/** @throws StateError naming why the dossier cannot be written in now. */
export function requireEditable(loaded: LoadedDossier, now: Instant): void {
  const state = editStateOf(loaded, now)
  if (state !== 'open') throw new StateError(LOCKED[state])
}

type EvidenceRow = Awaited<ReturnType<typeof listEvidence>>[number]

export function toEvidenceItem(row: EvidenceRow): EvidenceItem {
  return {
    uid: row.uid,
    kind: row.kind,
    sha256: row.blob_sha256,
    mediaType: row.media_type,
    size: row.size,
    ...(row.pages === null ? {} : { pages: row.pages }),
    fileName: row.file_name,
    url: row.url,
    caption: row.caption,
    field: row.field,
    visibility: row.visibility,
    personalData: row.personal_data === 1,
    showsChildren: row.shows_children === 1,
  }
}

/** What the dossier says now: the fields of its form that hold something, and its evidence. */
export async function readContent(db: Db, loaded: LoadedDossier): Promise<DossierContent> {
  const { dossier, innovation, category } = loaded
  const rows = await listDraftValues(db, dossier.id)
  const values = gatherValues(
    category.form,
    rows.map(({ field, value }) => ({ field, value: value ?? '' })),
  )
  return {
    schema: 1,
    title: titleOf(values, innovation.name),
    category: category.code,
    publishConsent: dossier.publish_consent,
    values,
    evidence: await readEvidence(db, dossier.id),
  }
}

/** A dossier's evidence with the criteria that it is offered for. */
async function readEvidence(db: Db, dossierId: number): Promise<EvidenceItem[]> {
  const links = await listDossierLinks(db, dossierId)
  return (await listEvidence(db, dossierId)).map((row) => {
    const own = links.filter(({ uid }) => uid === row.uid)
    const criteria = own.map(({ stage, criterion }) => `${stage}/${criterion}`)
    return { ...toEvidenceItem(row), ...(criteria.length > 0 ? { criteria } : {}) }
  })
}
