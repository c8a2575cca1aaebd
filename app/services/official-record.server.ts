import {
  findStandingDocument,
  isNumberTaken,
  listAssignmentsAside,
  listPeopleWithTitles,
} from '#db/queries/documents'
import { listMeetings } from '#db/queries/plenaries'
import { findSnapshotText } from '#db/queries/results'
import type { Actor } from '~/domain/actors'
import { fillPlaceholders } from '~/domain/document-texts'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { dayDateInWords } from '~/domain/in-words'
import { fullName } from '~/domain/people'
import { viewResult } from '~/domain/results/result-view'
import type { Snapshot } from '~/domain/results/snapshot'
import type { RecordFields } from '~/forms/documents'
import type { Context } from './context'
import { actOnDocuments, refuseConflict } from './document-access.server'
import { readDocumentTexts, readLogo } from './document-texts.server'
import { DOCX_TYPE, keepBytes, saveBytes } from './documents.server'
import { viewOverrides } from './gate-views.server'
import { newUid } from './ids.server'
import { headOf } from './overview.server'
import type { Attendance } from './plenary-closing.server'
import { readMinutes } from './plenary-minutes.server'
import { drawQr } from './qr.server'
import { newReceiptCode } from './receipts.server'
import { seeResult } from './result-access.server'
import type { ResultNumber } from './result-state.server'
import { transact, type WriteKey } from './transact.server'

export type { RecordFields }

const TYPE = 'official_record'

/** What the form of a berita acara begins with: day and place of the meeting, and who led it. */
export async function viewRecordForm(ctx: Context, actor: Actor, place: ResultNumber) {
  await actOnDocuments(ctx.db, actor, place.slug)
  const { competition, result, meetings, members } = await readRecordFacts(ctx, actor, place)
  const standing = await findStandingDocument(ctx.db, { result: result.id, type: TYPE })
  const chair = members.find((member) => member.function === 'chair' && member.present)
  const first = meetings[0]
  return {
    competition: headOf(competition),
    result: { number: result.number },
    // Made again, it keeps the number that it has.
    values: {
      ...{ number: standing?.number ?? '', date: first?.heldOn ?? '', place: first?.place ?? '' },
      ...{ office: 'Ketua Tim Penilai', signer: chair?.name ?? '' },
    },
    replaces: standing?.code ?? null,
  }
}

async function readRecordFacts(ctx: Context, actor: Actor, place: ResultNumber) {
  const { competition, result } = await seeResult(ctx.db, actor, place.slug, place.number)
  const text = await findSnapshotText(ctx.db, result.id)
  if (text === undefined) throw new NotFoundError('result')
  const snapshot = JSON.parse(text) as Snapshot
  const own = snapshot.stage?.code ?? snapshot.rules.content.stages.at(-1)?.code ?? ''
  const frozen = new Set(snapshot.inputs.meetings.map(({ uid }) => uid))
  const rows = (await listMeetings(ctx.db, competition.id)).filter(
    ({ uid, stage }) => stage === own && frozen.has(uid),
  )
  const meetings = await readMinutes(ctx, { meetings: rows })
  const attendance = rows.flatMap((row) => JSON.parse(row.attendance) as Attendance[])
  const people = await listPeopleWithTitles(ctx.db, [
    ...new Set(attendance.flatMap(({ person }) => person ?? [])),
  ])
  const nameOf = new Map(people.map((person) => [person.uid, fullName(person)]))
  const seatOf = new Map(snapshot.inputs.seats.map((seat) => [seat.uid, seat]))
  // Meetings of several kecamatan have the same panel: each seat stands once, present where it was at any of them.
  const seats = [...new Map(attendance.map((each) => [each.seat, each])).values()]
  const labels = new Map(meetings.flatMap(({ attendance }) => attendance.map((each) => [each.seat, each])))
  const members = seats.map(({ seat, person }) => ({
    seat: seatOf.get(seat)?.label ?? labels.get(seat)?.label ?? '',
    function: seatOf.get(seat)?.function ?? ('member' as const),
    name: (person !== null && nameOf.get(person)) || '',
    present: attendance.some((each) => each.seat === seat && each.present),
    remark: labels.get(seat)?.remark ?? null,
  }))
  return { competition, result, snapshot, meetings, members, own }
}

/** Everything that a berita acara says, before it is drawn. */
export async function planRecord(ctx: Context, actor: Actor, place: ResultNumber, fields: RecordFields) {
  const act = await actOnDocuments(ctx.db, actor, place.slug)
  const { competition, result, snapshot, meetings, members, own } = await readRecordFacts(ctx, actor, place)
  const now = ctx.now().toISOString()
  const { content: rules } = snapshot.rules
  await refuseConflict(ctx.db, actor, { competition: act, rules, stage: result.stage, now })
  const { texts, logoSha256 } = await readDocumentTexts(ctx.db, competition.id)
  const code = newReceiptCode(ctx)
  const subject = snapshot.stage === null ? 'hasil akhir seluruh tahap' : `hasil tahap ${snapshot.stage.name}`
  const values = {
    ...{ lomba: snapshot.competition.name, tahun: String(snapshot.competition.year), hasil: subject },
    ...{ hari_tanggal: dayDateInWords(fields.date), tempat: fields.place },
    ...{ nomor_hasil: String(snapshot.number), jumlah_peserta: String(snapshot.inputs.entries.length) },
  }
  const stages = snapshot.stage ? [own] : rules.stages.map(({ code: each }) => each)
  const address = `${ctx.origin}/verifikasi/${code}`
  return {
    ...{ competition, result, snapshot, fields, code, address, subject, meetings, members, now },
    ...{ uid: newUid(ctx), view: viewResult(snapshot), overrides: viewOverrides(snapshot) },
    aside: await listAssignmentsAside(ctx.db, competition.id, stages),
    qr: drawQr(address),
    letterhead: {
      lines: texts.letterhead
        .split('\n')
        .map((each) => each.trim())
        .filter(Boolean),
      logo: await readLogo(ctx, logoSha256),
    },
    legalBasis: fillPlaceholders(texts.legalBasis, values),
    opening: fillPlaceholders(texts.opening, values),
    closing: fillPlaceholders(texts.closing, values),
  }
}

export type RecordPlan = Awaited<ReturnType<typeof planRecord>>

/**
 * Enters a berita acara with its files in the register; a former one of the same result stays, as replaced.
 * @throws InputError `document_number_taken`; StateError `document_signed` where the former one has come back signed
 */
export async function keepRecord(
  ctx: Context,
  actor: Actor,
  plan: RecordPlan,
  files: { pdf: Uint8Array; docx: Uint8Array },
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { competition, result, fields, uid, code, now } = plan
  const pdf = await keepBytes(ctx, files.pdf)
  const docx = await keepBytes(ctx, files.docx)
  const act = { type: 'document.made', competition: competition.uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    await actOnDocuments(tx, actor, competition.slug)
    const former = await findStandingDocument(tx, { result: result.id, type: TYPE })
    if (former?.signedSha256) throw new StateError('document_signed')
    const { number } = fields
    const asked = { competition: competition.id, number, except: former?.id ?? null }
    if (number !== '' && (await isNumberTaken(tx, asked))) throw inputError('number', 'document_number_taken')
    await saveBytes(tx, pdf, 'application/pdf', now)
    await saveBytes(tx, docx, DOCX_TYPE, now)
    await record.insert('document', {
      ...{ uid, competition_id: competition.id, type: TYPE, subject: result.uid },
      ...{ number: number || null, date: fields.date, signatory: signatoryOf(fields) },
      ...{ official_result_id: result.id, generated_sha256: pdf.sha256, docx_sha256: docx.sha256 },
      ...{ replaces_id: former?.id ?? null, created_by: actor.id, created_at: now },
    })
    await record.insert('document_code', {
      ...{ code, kind: 'document', subject: uid, competition_id: competition.id, created_at: now },
    })
    record.refs({ document: uid, result: result.uid, number: result.number, sha256: pdf.sha256 })
    return { uid }
  })
}

/** How each manner is written before the office. */
const MANNER_WORDS = { own: '', an: 'a.n. ', plt: 'Plt. ', plh: 'Plh. ' } as const

/** What stands over a signature: the office as it is signed for, and for *a.n.* the signer's own under it. */
export const officeLine = ({ manner, office, signerOffice }: RecordFields): string =>
  [`${MANNER_WORDS[manner]}${office}`, manner === 'an' ? signerOffice : ''].filter(Boolean).join('\n')

const signatoryOf = (fields: RecordFields): string =>
  `${officeLine(fields).replace('\n', ', ')}: ${fields.signer}`
