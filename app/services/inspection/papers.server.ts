import { findInspectionPaper, listInspectionPapers } from '#db/queries/inspection'
import type { Actor } from '~/domain/actors'
import { InputError, inputError, NotFoundError, StateError } from '~/domain/errors'
import type { EvidenceType } from '~/domain/fields/form'
import type { InspectionItem } from '~/domain/inspection/checklist'
import { can } from '~/domain/policy'
import { authorize, authorizeSight } from '../authorize.server'
import { actOnCompetition, seeCompetition, subjectOf } from '../competition-access.server'
import type { Context } from '../context'
import type { ReceivedFile } from '../evidence-files.server'
import { examineFile, keepFile, saveFile } from '../file-examination.server'
import { cleanFileName, type HandedFile } from '../file-names.server'
import { transact, type WriteKey } from '../transact.server'
import { readChecklist } from './checklist.server'

/** What an audit asks for, and how much of it is there. @throws NotFoundError */
export async function viewChecklist(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug, 'inspection.view')
  return { competition, lines: await readChecklist(ctx, competition) }
}

/** The papers of one thing that an audit asks for. @throws NotFoundError */
export async function viewPapers(ctx: Context, actor: Actor, slug: string, item: InspectionItem) {
  const { competition, lines } = await viewChecklist(ctx, actor, slug)
  const papers = (await listInspectionPapers(ctx.db, competition.id)).filter((paper) => paper.item === item)
  const subject = subjectOf(competition)
  return {
    competition,
    inSystem: lines.find((line) => line.item === item)?.inSystem ?? 0,
    papers: papers.map(({ id: _, personalData, showsChildren, give, ...paper }) => ({
      ...paper,
      personalData: personalData === 1,
      showsChildren: showsChildren === 1,
      /** Of a paper about people what the chair decided; null while nothing is decided. */
      given: give === null ? null : give === 1,
    })),
    mayKeep: can(actor, 'inspection.keep', subject),
    mayClear: can(actor, 'inspection.clear', subject),
  }
}

export interface PaperInput {
  slug: string
  item: InspectionItem
  personalData: boolean
  showsChildren: boolean
  file: ReceivedFile | undefined
}

/**
 * Keeps a paper for the audit; earlier ones stay beside it.
 * @throws InputError at `file`; NotFoundError, ForbiddenError
 */
export async function keepPaper(
  ctx: Context,
  actor: Actor,
  { slug, item, personalData, showsChildren, file }: PaperInput,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { id, uid } = await actOnCompetition(ctx.db, actor, slug, 'inspection.keep')
  if (!file) throw inputError('file', 'file_required')
  const examined = await examineFile(ctx, file.path)
  if (!examined.ok)
    throw new InputError([{ field: 'file', kind: examined.problem, params: { name: file.name } }])
  const kept = { ...examined, ...file }
  await keepFile(ctx, kept)
  const act = { type: 'inspection.paper_added', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    await actOnCompetition(tx, actor, slug, 'inspection.keep')
    const former = (await listInspectionPapers(tx, id)).filter((paper) => paper.item === item)
    await saveFile(ctx, tx, kept)
    const row = await record.insert('inspection_paper', {
      ...{ competition_id: id, item, number: (former.at(-1)?.number ?? 0) + 1, blob_sha256: file.sha256 },
      file_name: cleanFileName(file.name, examined.mediaType),
      ...{ personal_data: personalData ? 1 : 0, shows_children: showsChildren ? 1 : 0 },
      ...{ uploaded_by: actor.id ?? 0, uploaded_at: ctx.now().toISOString() },
    })
    record.refs({ paper: row.uid, item })
    return { uid: row.uid }
  })
}

/**
 * The chair's decision whether a paper about people goes into the pack; the last one holds.
 * @throws NotFoundError, ForbiddenError; StateError `paper_not_personal`
 */
export async function clearPaper(
  ctx: Context,
  actor: Actor,
  { slug, uid, give }: { slug: string; uid: string; give: boolean },
  once?: WriteKey,
): Promise<{ item: string }> {
  return transact(ctx, actor, { type: 'inspection.paper_cleared', once }, async (tx, record) => {
    const paper = await findInspectionPaper(tx, uid)
    if (!paper || paper.slug !== slug) throw new NotFoundError('paper')
    const subject = { id: paper.competitionId, hostRegion: paper.hostRegion }
    authorizeSight(actor, 'inspection.view', subject)
    authorize(actor, 'inspection.clear', subject)
    if (paper.personalData === 0 && paper.showsChildren === 0) throw new StateError('paper_not_personal')
    record.chain(paper.competitionUid)
    const row = await record.insert('inspection_clearance', {
      ...{ inspection_paper_id: paper.id, give: give ? 1 : 0 },
      ...{ decided_by: actor.id ?? 0, decided_at: ctx.now().toISOString() },
    })
    record.refs({ paper: uid, clearance: row.uid })
    return { item: paper.item }
  })
}

/** The file of a paper. @throws NotFoundError for whoever may not see it, and when it was erased */
export async function findPaperFile(ctx: Context, actor: Actor, uid: string): Promise<HandedFile> {
  const paper = await findInspectionPaper(ctx.db, uid)
  const subject = paper && { id: paper.competitionId, hostRegion: paper.hostRegion }
  if (!subject || paper.erasedAt !== null || !can(actor, 'inspection.view', subject))
    throw new NotFoundError('paper')
  return {
    path: ctx.files.path(paper.sha256),
    ...{ mediaType: paper.mediaType, size: paper.size },
    fileName: cleanFileName(paper.fileName, paper.mediaType as EvidenceType),
  }
}
