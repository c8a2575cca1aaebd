import type { Db } from '#db/connect'
import { listEntryExtensions } from '#db/queries/entries'
import { countJudgedSheets, listStageEntries } from '#db/queries/stage-entries'
import {
  findStageMaterial,
  listStageMaterials,
  listStagesOf,
  type StageMaterialRow,
} from '#db/queries/stage-materials'
import type { Actor } from '~/domain/actors'
import { uploadMoment } from '~/domain/dossiers'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { findStage, type Stage, uploadGraceOf } from '~/domain/rules'
import {
  type Material,
  materialExtensions,
  materialsWindow,
  missingMaterials,
  type StageMaterials,
} from '~/domain/stage-materials'
import { closingTime, type Extension, type Instant, windowState } from '~/domain/time'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, loadDossier, loadDossierUnchecked } from './dossier-loading.server'
import { requireTakingPart } from './eligibility.server'
import { readLink } from './evidence.server'
import type { ReceivedFile } from './evidence-files.server'
import { examineFile, keepFile, saveFile } from './file-examination.server'
import { cleanFileName, type HandedFile } from './file-names.server'
import { judgeRendition } from './judge-sight.server'
import { currentRules } from './rules.server'
import type { WriteKey } from './transact.server'

/** One thing that was given, as its readers get it. */
export interface GivenMaterial {
  uid: string
  version: number
  fileName: string | null
  size: number | null
  pages: number | null
  url: string | null
  givenAt: Instant
  givenBy: string
}

/** An item with all that was given for it, newest first. */
export interface MaterialView extends Material {
  given: GivenMaterial[]
}

const viewItems = ({ items }: StageMaterials, rows: readonly StageMaterialRow[]): MaterialView[] =>
  items.map((item) => ({
    ...item,
    given: rows
      .filter(({ code }) => code === item.code)
      .map(({ uid, version, fileName, size, pages, url, givenAt, givenBy }) => ({
        ...{ uid, version, fileName, size, pages, url, givenAt, givenBy },
      })),
  }))

/** What a stage asks of the entry of a dossier. @throws NotFoundError where the entry is not in it, or it asks nothing */
async function findAsked(db: Db, loaded: LoadedDossier, code: string) {
  const stage = findStage(loaded.current.rules, code)
  const place = (await listStagesOf(db, loaded.entry.id)).find((one) => one.stage === code)
  const window = stage && materialsWindow(stage)
  if (!stage?.materials || !window || !place) throw new NotFoundError('materials')
  const extensions: Extension[] = materialExtensions(code, await listEntryExtensions(db, loaded.entry.id))
  return { stage, place, materials: stage.materials, window, extensions }
}

/** The page of a stage's materials for a team and everybody who may see its dossier. @throws NotFoundError */
export async function viewMaterials(ctx: Context, actor: Actor, uid: string, code: string) {
  const now = ctx.now().toISOString()
  const loaded = await loadDossier(ctx.db, actor, uid)
  const { stage, place, materials, window, extensions } = await findAsked(ctx.db, loaded, code)
  return {
    now,
    uid,
    title: loaded.innovation.name,
    competition: { name: loaded.competition.name, zone: loaded.competition.zone },
    entry: {
      label: loaded.entry.label,
      ward: loaded.entry.region_name,
      kecamatan: loaded.entry.kecamatan_name,
    },
    stage: { code, name: stage.name },
    closesAt: closingTime(window, extensions),
    state: windowState(window, extensions, now),
    dossier: materials.dossier,
    items: viewItems(materials, await listStageMaterials(ctx.db, [place.id])),
    judged: await isJudged(ctx.db, place.id),
    mayGive: can(actor, 'dossier.write', loaded.subject),
  }
}

/** The stages that ask this dossier's entry for something, with how much of it is there. */
export async function listAskedOf(db: Db, loaded: LoadedDossier, now: Instant) {
  const { rules } = loaded.current
  if (!rules.stages.some(({ materials }) => materials)) return []
  const given = await listEntryExtensions(db, loaded.entry.id)
  const places = await listStagesOf(db, loaded.entry.id)
  const rows = await listStageMaterials(
    db,
    places.map(({ id }) => id),
  )
  return places.flatMap(({ id, stage: code }) => {
    const stage = findStage(rules, code)
    const window = stage && materialsWindow(stage)
    if (!stage?.materials || !window) return []
    const extensions = materialExtensions(code, given)
    const own = rows.filter(({ stageEntryId }) => stageEntryId === id)
    return [
      {
        ...{ code, name: stage.name, dossier: stage.materials.dossier },
        items: stage.materials.items.length,
        given: stage.materials.items.filter((item) => own.some((row) => row.code === item.code)).length,
        missing: missingMaterials(stage.materials, own).length,
        closesAt: closingTime(window, extensions),
        state: windowState(window, extensions, now),
      },
    ]
  })
}

/** What a sent sheet has judged stays what is judged. */
const isJudged = async (db: Db, stageEntry: number) => (await countJudgedSheets(db, stageEntry)) > 0

interface GivenInput {
  uid: string
  stage: string
  code: string
}
type Place = GivenInput & { kind: Material['kind'] }

/** @throws ForbiddenError, StateError `materials_closed`, `materials_judged` once a judge has sent a sheet */
async function requireGiving(db: Db, actor: Actor, loaded: LoadedDossier, input: Place, now: Instant) {
  authorize(actor, 'dossier.write', loaded.subject)
  const asked = await findAsked(db, loaded, input.stage)
  const item = asked.materials.items.find(({ code, kind }) => code === input.code && kind === input.kind)
  if (!item) throw new NotFoundError('material')
  if (windowState(asked.window, asked.extensions, now) !== 'open') throw new StateError('materials_closed')
  if (await isJudged(db, asked.place.id)) throw new StateError('materials_judged')
  return { ...asked, item }
}

/**
 * Keeps a PDF for one of a stage's items; a former one stays with its number. An upload begun before the closing may
 * end within the grace that the rules give.
 * @throws InputError at the item; StateError `materials_closed`, `entry_out`; NotFoundError
 */
export async function giveFile(
  ctx: Context,
  actor: Actor,
  input: GivenInput & { file: ReceivedFile | undefined; begun?: Date },
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { uid, code, file, begun = ctx.now() } = input
  const before = await loadDossier(ctx.db, actor, uid)
  const received = uploadMoment(begun, ctx.now(), uploadGraceOf(before.current.rules.submission))
  const wanted = { ...input, kind: 'pdf' } as const
  await requireGiving(ctx.db, actor, before, wanted, received)
  if (!file) throw inputError(code, 'file_required')
  const examined = await examineFile(ctx, file.path)
  if (!examined.ok) throw inputError(code, examined.problem, { name: file.name })
  if (examined.mediaType !== 'application/pdf') throw inputError(code, 'not_a_pdf', { name: file.name })
  const kept = { ...examined, ...file }
  await keepFile(ctx, kept)
  return actOnDossier(ctx, actor, { uid, type: 'material.given', once }, async (loaded, tx, record) => {
    const { place } = await requireGiving(tx, actor, loaded, wanted, received)
    await requireTakingPart(tx, loaded)
    await saveFile(ctx, tx, kept)
    const row = await record.insert('stage_material', {
      ...(await nextOf(tx, place.id, code)),
      ...{ blob_sha256: file.sha256, file_name: cleanFileName(file.name, 'application/pdf') },
      ...{ given_by: actor.id ?? 0, given_at: received },
    })
    record.refs({ dossier: uid, stage: input.stage, material: row.uid })
    return { uid: row.uid }
  })
}

/** The same with an address, checked for its form only: nothing is fetched, and what stands there can change. */
export async function giveLink(
  ctx: Context,
  actor: Actor,
  input: GivenInput & { url: string },
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { uid, code } = input
  const received = ctx.now().toISOString()
  return actOnDossier(ctx, actor, { uid, type: 'material.given', once }, async (loaded, tx, record) => {
    const { place } = await requireGiving(tx, actor, loaded, { ...input, kind: 'link' }, received)
    await requireTakingPart(tx, loaded)
    const url = readLink(input.url, code)
    const row = await record.insert('stage_material', {
      ...(await nextOf(tx, place.id, code)),
      ...{ url, given_by: actor.id ?? 0, given_at: received },
    })
    record.refs({ dossier: uid, stage: input.stage, material: row.uid })
    return { uid: row.uid }
  })
}

async function nextOf(db: Db, stage_entry_id: number, code: string) {
  const former = (await listStageMaterials(db, [stage_entry_id])).find((row) => row.code === code)
  return { stage_entry_id, code, version: (former?.version ?? 0) + 1 }
}

/** What stands beside the dossier for those who score an entry of a stage: of each item the newest. */
export async function readStageMaterials(
  db: Db,
  { materials }: Pick<Stage, 'materials'>,
  stageEntryId: number,
) {
  if (!materials || materials.items.length === 0) return []
  const items = viewItems(materials, await listStageMaterials(db, [stageEntryId]))
  return items.map(({ given, ...item }) => ({ ...item, given: given[0] ?? null }))
}
export type JudgedMaterial = Awaited<ReturnType<typeof readStageMaterials>>[number]

/** The file of a material, for all who see the dossier and the entry's judges. @throws NotFoundError */
export async function findMaterialFile(ctx: Context, actor: Actor, uid: string): Promise<HandedFile> {
  const row = await findStageMaterial(ctx.db, uid)
  if (!row || row.sha256 === null || row.mediaType === null) throw new NotFoundError('material')
  const dossier = await ctx.db
    .selectFrom('dossier')
    .select('uid')
    .where('entry_id', '=', row.entryId)
    .executeTakeFirstOrThrow()
  const loaded = await loadDossierUnchecked(ctx.db, dossier.uid)
  const sees =
    can(actor, 'dossier.view', loaded.subject) ||
    (await judgeRendition(ctx.db, actor, loaded, ctx.now().toISOString())) === 'full'
  if (!sees) throw new NotFoundError('material')
  return {
    path: ctx.files.path(row.sha256),
    mediaType: row.mediaType,
    size: row.size ?? 0,
    fileName: row.fileName ?? 'bahan.pdf',
  }
}

/** Who has given what, stage by stage, for those who run the competition. @throws NotFoundError */
export async function viewMaterialsBoard(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  const { rules } = await currentRules(ctx.db, competition.id)
  const stages = []
  for (const { code, name, materials } of rules.stages) {
    if (!materials) continue
    const entries = await listStageEntries(ctx.db, competition.id, code)
    const rows = await listStageMaterials(
      ctx.db,
      entries.map(({ id }) => id),
    )
    stages.push({
      ...{ code, name, closesAt: materials.closesAt, dossier: materials.dossier },
      items: materials.items,
      entries: entries.map(({ id, entryUid, entryLabel, regionName, kecamatanName }) => ({
        ...{ uid: entryUid, label: entryLabel, ward: regionName, kecamatan: kecamatanName },
        given: viewItems(
          materials,
          rows.filter(({ stageEntryId }) => stageEntryId === id),
        ).map(({ code: item, given }) => ({ item, newest: given[0] ?? null })),
      })),
    })
  }
  return {
    competition: { slug, name: competition.name, year: competition.year, zone: competition.zone },
    stages,
  }
}
