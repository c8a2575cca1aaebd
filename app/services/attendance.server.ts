import { findAttendanceSheet, listAttendanceSheets } from '#db/queries/attendance'
import type { Actor } from '~/domain/actors'
import { InputError, inputError, NotFoundError } from '~/domain/errors'
import type { EvidenceType } from '~/domain/fields/form'
import { can } from '~/domain/policy'
import { viewAgendaItem } from './agenda.server'
import { listInvitees } from './agenda-invitations.server'
import { authorize } from './authorize.server'
import { actOnCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import type { ReceivedFile } from './evidence-files.server'
import { examineFile, keepFile, saveFile } from './file-examination.server'
import { cleanFileName, type HandedFile } from './file-names.server'
import { transact, type WriteKey } from './transact.server'

/** Lines for those who come without being on the list: never fewer than ten, and a page full of lines in all. */
const emptyLines = (invited: number) => Math.max(10, 25 - invited)

/**
 * The attendance list of a meeting: whom to print, and the signed scans with the newest first. It names people, so it
 * is the organizer's and the inspector's alone.
 * @throws NotFoundError, ForbiddenError, StateError
 */
export async function viewAttendance(ctx: Context, actor: Actor, slug: string, number: number) {
  const { competition, item, mayWrite } = await viewAgendaItem(ctx, actor, slug, number)
  authorize(actor, 'attendance.view', subjectOf(competition))
  const invitees = await listInvitees(ctx, competition, item.current)
  return {
    competition,
    meeting: item.current,
    invitees: invitees.map(({ uid: _, ...person }) => person),
    emptyLines: emptyLines(invitees.length),
    sheets: await listAttendanceSheets(ctx.db, competition.id, number),
    mayWrite,
  }
}
export type Attendance = Awaited<ReturnType<typeof viewAttendance>>

/**
 * Keeps the scan of the signed list; a former one stays beside it.
 * @throws InputError at `scan`; NotFoundError, ForbiddenError
 */
export async function keepAttendanceSheet(
  ctx: Context,
  actor: Actor,
  slug: string,
  number: number,
  file: ReceivedFile | undefined,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { id, uid } = await actOnCompetition(ctx.db, actor, slug, 'agenda.write')
  await viewAgendaItem(ctx, actor, slug, number)
  if (!file) throw inputError('scan', 'file_required')
  const examined = await examineFile(ctx, file.path)
  if (!examined.ok)
    throw new InputError([{ field: 'scan', kind: examined.problem, params: { name: file.name } }])
  const kept = { ...examined, ...file }
  await keepFile(ctx, kept)
  const act = { type: 'attendance.kept', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    await actOnCompetition(tx, actor, slug, 'agenda.write')
    const former = await listAttendanceSheets(tx, id, number)
    await saveFile(ctx, tx, kept)
    const row = await record.insert('attendance_sheet', {
      ...{ competition_id: id, agenda_number: number, version: (former[0]?.version ?? 0) + 1 },
      ...{ blob_sha256: file.sha256, uploaded_by: actor.id ?? 0, uploaded_at: ctx.now().toISOString() },
    })
    record.refs({ attendance: row.uid, number })
    return { uid: row.uid }
  })
}

/** The file of a scan. @throws NotFoundError for whoever may not see it, and when it was erased */
export async function findAttendanceFile(ctx: Context, actor: Actor, uid: string): Promise<HandedFile> {
  const sheet = await findAttendanceSheet(ctx.db, uid)
  const subject = sheet && { id: sheet.competitionId, hostRegion: sheet.hostRegion }
  if (!subject || sheet.erasedAt !== null || !can(actor, 'attendance.view', subject))
    throw new NotFoundError('attendance')
  const name = `daftar-hadir-${sheet.slug}-${sheet.number}-${sheet.version}`
  return {
    path: ctx.files.path(sheet.sha256),
    mediaType: sheet.mediaType,
    size: sheet.size,
    fileName: cleanFileName(name, sheet.mediaType as EvidenceType),
  }
}
