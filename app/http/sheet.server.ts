import { type AppLoadContext, json } from '@remix-run/node'
import type { Actor } from '~/domain/actors'
import type { DossierReading, EvidenceItem } from '~/domain/dossiers'
import { InputError, StateError } from '~/domain/errors'
import { readClaims } from '~/domain/self-assessment'
import { DOSSIERS, SHEET_BASIS } from '~/domain/sheet-texts'
import { judgeFileHref } from '~/services/blind-downloads.server'
import type { Context } from '~/services/context'
import { readJudgeStage } from '~/services/judging.server'
import { readRevision } from '~/services/revisions.server'
import { readSheetPage, type SheetPage } from '~/services/sheet-reading.server'
import { readStageMaterials } from '~/services/stage-materials.server'
import { readOwnPhotos } from '~/services/visit-sight.server'
import type { FormInput } from './form.server'
import { done, type PrivateVisit, param, toFailure } from './handler.server'
import { readLocale } from './locale.server'

/**
 * The dossiers that a sheet judges, in the rendition of its stage; what a blind one lets through is handed out under
 * the assignment, since ids of evidence tell more.
 */
export async function readJudgedDossiers(
  ctx: Context,
  actor: Actor,
  { access: { work }, dossiers }: SheetPage,
): Promise<DossierReading[]> {
  const readings = await Promise.all(dossiers.map(({ uid }) => readRevision(ctx, actor, uid, work.rendition)))
  if (work.rendition === 'full') return readings
  return readings.map((reading, index) => {
    const at = ({ uid }: EvidenceItem) => judgeFileHref(work.uid, index + 1, uid)
    const evidence = reading.content.evidence.map((item) =>
      item.kind === 'file' ? { ...item, href: at(item) } : item,
    )
    return { ...reading, content: { ...reading.content, evidence } }
  })
}

/** The dossiers of a sheet for reading, and what they are called. */
export async function loadJudged(visit: PrivateVisit) {
  const { ctx, actor } = visit
  const page = await readSheetPage(ctx, actor, param(visit, 'assignment'))
  const { work, rules, subject } = page.access
  if (!subject.signed) throw done(`/menilai/${work.slug}/pernyataan`)
  return {
    uid: work.uid,
    label: work.label,
    competition: work.competitionName,
    zone: work.zone,
    stage: rules.stage.name,
    dossiers: await readJudgedDossiers(ctx, actor, page),
    materials: await judgedMaterials(ctx, page),
  }
}

/** What the entry gave for the stage; a blind stage asks for nothing. */
export async function judgedMaterials({ db }: Context, { access: { work, rules } }: SheetPage) {
  return readStageMaterials(db, rules.stage, work.stageEntryId)
}

/** What the page of one score sheet shows; a judge who has not signed is sent to the statement first. */
export async function loadSheet(visit: PrivateVisit) {
  const { ctx, actor } = visit
  const uid = param(visit, 'assignment')
  const locale = readLocale(visit.context.cookies, actor)
  const page = await readSheetPage(ctx, actor, uid, locale === 'en' ? 'en' : 'id')
  const { work, rules, scope, window, subject } = page.access
  if (!subject.signed) throw done(`/menilai/${work.slug}/pernyataan`)
  const dossiers = await readJudgedDossiers(ctx, actor, page)
  const { tasks } = await readJudgeStage(ctx, actor, work.slug, work.stage)
  const at = tasks.findIndex((task) => task.uid === uid)
  return {
    uid,
    label: work.label,
    competition: { slug: work.slug, name: work.competitionName, zone: work.zone },
    stage: {
      code: work.stage,
      name: rules.stage.name,
      opensAt: rules.stage.opensAt,
      closesAt: rules.stage.closesAt,
    },
    instrument: rules.stage.instrument,
    totalling: rules.stage.totalling,
    holds: scope.holds ?? null,
    window,
    content: page.content,
    version: page.version,
    dossierStamp: page.dossierStamp,
    draftAt: page.draftAt,
    pending: page.pending,
    latest: page.latest,
    dossiers,
    materials: await judgedMaterials(ctx, page),
    revisionNumbers: page.dossiers.map(({ number }) => number),
    verified: page.verified,
    indicators: page.indicators,
    photos: await readOwnPhotos(ctx, page.access),
    claims: readClaims(
      rules.stage,
      dossiers.map(({ content }) => content.values),
    ),
    offered: dossiers.flatMap(({ content }) => content.evidence).filter(({ criteria }) => criteria?.length),
    position: at + 1,
    count: tasks.length,
    previous: tasks[at - 1]?.uid ?? null,
    next: tasks[at + 1]?.uid ?? null,
  }
}

export type SheetData = Awaited<ReturnType<typeof loadSheet>>

/** The sheet that a form sent. */
export const typedSheet = (form: FormInput) => ({
  version: Number.parseInt(form.text('versi'), 10) || 0,
  revision: Number.parseInt(form.text('revisi'), 10) || 0,
  dossierStamp: form.text(DOSSIERS),
  changeReason: form.raw('alasan_perubahan'),
  typed: (field: string) => form.raw(field),
})

/** States in which a judge may not see the sheet's page. */
const HIDING = new Set(['blind_rendition_missing', 'blind_stage_first'])

/** Runs the act; whatever keeps a sheet from being stored comes back with all that was typed, never without it. */
export async function keepingTyped(
  context: AppLoadContext,
  form: FormInput,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof StateError) && !(error instanceof InputError)) throw error
    // The page itself cannot be shown now: the error page hands back what was written.
    if (error instanceof StateError && HIDING.has(error.reason)) throw error
    if (error instanceof InputError) return json(toFailure(context, error.problems, form), { status: 400 })
    const failure = toFailure(context, [{ field: '', kind: error.reason, params: error.params }], form)
    // The page now shows what another tab or device stored: what is sent next is based on that.
    const values = failure.values.filter(([name]) => !SHEET_BASIS.includes(name))
    return json({ ...failure, values }, { status: 409 })
  }
}
