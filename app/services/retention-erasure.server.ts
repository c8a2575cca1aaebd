import { rm, stat } from 'node:fs/promises'
import { listErasedFiles, markFileErased, type RowId } from '#db/queries/retention'
import type { RetentionKind } from '~/domain/retention'
import type { ApprovedAct } from './approval-acts.server'
import type { Context } from './context'
import { type ErasurePayload, findRetained, requireDue } from './retention.server'
import type { Erasure } from './transact.server'

/** An upload of the same bytes that arrives meanwhile has touched the file and is about to say so. */
const ARRIVING = 10 * 60_000

/**
 * Erases what was approved. What was recorded loses the text and keeps its hash or its row; every part is named by an
 * erasure of its own, work in progress by its number.
 */
export async function eraseRetained(step: ApprovedAct): Promise<void> {
  const { ctx, tx, record, actor, competition, approval } = step
  const { kinds } = JSON.parse(approval.payload) as ErasurePayload
  await requireDue(
    ctx,
    tx,
    competition,
    kinds.map(({ kind }) => kind),
  )
  const at = ctx.now().toISOString()
  const found = await findRetained(tx, competition.id, at)
  const because = (kind: RetentionKind): Erasure => ({
    competition_id: competition.id,
    ...{ basis: 'retention', approval_id: approval.id, kind, erased_by: actor.id ?? 0, erased_at: at },
  })
  const name = (kind: RetentionKind, table: string, uid: string | null, column: string | null, parts = 1) =>
    record.insert('erasure', {
      ...because(kind),
      ...{ table_name: table, row_uid: uid, column_name: column, parts },
    })
  const removeWork = async (kind: RetentionKind, table: Parameters<typeof found.count>[0]) => {
    const parts = await found.count(table)
    if (parts === 0) return
    await found.remove(table)
    await name(kind, table, null, null, parts)
  }
  const eachRow = async (
    kind: RetentionKind,
    [table, column]: [string, string],
    rows: readonly RowId[],
    erase: (id: number) => Promise<unknown>,
  ) => {
    for (const { id, uid } of rows) {
      await name(kind, table, uid, column)
      await erase(id)
    }
  }
  const acts: Record<RetentionKind, () => Promise<void>> = {
    mail: () => removeWork('mail', 'outbox'),
    typing: () => removeWork('typing', 'dossier_value_version'),
    notes: async () => {
      await removeWork('notes', 'reading_note')
      await removeWork('notes', 'proposal_choice')
      await removeWork('notes', 'plenary_draft')
      await removeWork('notes', 'objection_draft')
      for (const row of await found.objectionGrounds())
        await record.erase('objection', row, 'grounds', because('notes'))
      for (const row of await found.meetingParticipants())
        await record.erase('plenary', row, 'participants', because('notes'))
      for (const row of await found.correctionNotes())
        await record.erase('correction_request', row, 'corrections', because('notes'))
      for (const row of await found.checkNotes())
        await record.erase('eligibility_check', row, 'notes', because('notes'))
      for (const row of await found.visitPlaces())
        await record.erase('visit_photo', row, 'place', because('notes'))
      await eachRow('notes', ['conflict', 'note'], await found.conflictNotes(), (id) =>
        record.update('conflict', id, { note: null }),
      )
      await eachRow('notes', ['registration', 'reason'], await found.registrationReasons(), (id) =>
        record.update('registration', id, { reason: null }),
      )
    },
    contacts: async () =>
      eachRow('contacts', ['person_contact', 'email, phone'], await found.contacts(), (id) =>
        record.update('person_contact', id, { email: null, phone: null }),
      ),
    files: async () => {
      await eachRow('files', ['evidence', 'blob_sha256'], await found.files(), (id) =>
        markFileErased(tx, 'evidence', id, at),
      )
      await eachRow('files', ['attendance_sheet', 'blob_sha256'], await found.attendance(), (id) =>
        markFileErased(tx, 'attendance_sheet', id, at),
      )
      await eachRow('files', ['objection_file', 'blob_sha256'], await found.objectionFiles(), (id) =>
        markFileErased(tx, 'objection_file', id, at),
      )
    },
  }
  for (const { kind } of kinds) await acts[kind]()
  record.refs({ kinds: kinds.map(({ kind }) => kind) })
  record.as('privacy.erased')
}

/** Removes the bytes of files that were erased; what an act left behind when the server stopped goes with the next turn. */
export async function removeErasedFiles(ctx: Context): Promise<void> {
  const before = ctx.now().getTime() - ARRIVING
  for (const sha256 of await listErasedFiles(ctx.db)) {
    const path = ctx.files.path(sha256)
    const touched = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    )
    if (touched !== null && touched < before) await rm(path, { force: true })
  }
}
