import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { listBlobUses } from '#db/queries/blob-uses'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import {
  addDossierWorld,
  completeDraft,
  DETAILS,
  type DossierWorld,
  PDF,
  png,
  receive,
  release,
} from '#tests/support/dossiers'
import type { Actor } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { addAgendaItem } from '~/services/agenda.server'
import { decideApproval } from '~/services/approvals.server'
import { findAttendanceFile, keepAttendanceSheet, viewAttendance } from '~/services/attendance.server'
import { checkBackup, makeBackup } from '~/services/backup.server'
import { viewDossier, viewEvidence } from '~/services/dossiers.server'
import { addFiles } from '~/services/evidence-files.server'
import {
  readRetention,
  requestRetentionErasure,
  setRetentionTimes,
  viewRetention,
} from '~/services/retention.server'
import { removeErasedFiles } from '~/services/retention-erasure.server'
import { findEvidenceFile, readDossier } from '~/services/revisions.server'
import { submitDossier } from '~/services/submissions.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'

const SLUG = 'lomba-uji-2026'
/** The last stage closes on 30 April 2026. */
const YEAR_LATER = '2027-04-30T16:59:00.000Z'
const ALL = ['mail', 'typing', 'notes', 'contacts', 'files'] as const

const addContact = (ctx: TestContext, { id }: Actor, email: string) =>
  transact(ctx, SYSTEM, { type: 'account.changed' }, (_, record) =>
    record.insert('person_contact', { person_id: id ?? 0, email, phone: '081200000000' }),
  )

const addMail = (ctx: TestContext, { id }: Actor, uid: string) =>
  ctx.db
    .insertInto('outbox')
    .values({
      ...{ uid, person_id: id, address: 'x@contoh.test', subject: 'Undangan', body: 'Yth.' },
      ...{ created_at: ctx.now().toISOString(), send_after: ctx.now().toISOString() },
    })
    .execute()

async function addEvidence(
  ctx: TestContext,
  actor: Actor,
  uid: string,
  file: { name: string; bytes: Buffer; personalData: boolean },
): Promise<string> {
  const details = { ...DETAILS, personalData: file.personalData }
  const files = [await receive(ctx, file.name, file.bytes)]
  const { stored } = await addFiles(ctx, actor, { uid, files, tooLarge: [], details, begun: ctx.now() })
  return stored[0]?.uid ?? ''
}

const marked = (text: string) =>
  Buffer.concat([PDF.subarray(0, 9), Buffer.from(`% ${text}\n`), PDF.subarray(9)])

/** A competition with one of everything that is erased, and beside each something that is not. */
async function setUp() {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const chair = await addPerson(ctx, { account: 'ketua', grants: [{ role: 'chair', region: '36.71' }] })
  const elsewhere = await addPerson(ctx, {
    account: 'dua-lomba',
    grants: [
      { role: 'judge', competition: world.competition.id },
      { role: 'judge', region: '36.71' },
    ],
  })
  const uid = await completeDraft(ctx, world.drafter)
  const list = await addEvidence(ctx, world.drafter, uid, {
    ...{ name: 'penerima.pdf', bytes: marked('daftar penerima'), personalData: true },
  })
  const photo = await addEvidence(ctx, world.drafter, uid, {
    ...{ name: 'warga.png', bytes: png(40, 30), personalData: true },
  })
  const plain = await addEvidence(ctx, world.drafter, uid, {
    ...{ name: 'kegiatan.pdf', bytes: marked('kegiatan'), personalData: false },
  })
  await release(ctx, world.responsible, uid)
  const { code } = await submitDossier(ctx, world.drafter, { uid })
  await addContact(ctx, world.drafter, 'sari@contoh.test')
  await addContact(ctx, elsewhere, 'dua@contoh.test')
  await addMail(ctx, world.drafter, 'surat-tim')
  await addMail(ctx, elsewhere, 'surat-juri')
  await transact(
    ctx,
    world.organizer,
    { type: 'conflict.declared', competition: world.competition.uid },
    (_, record) =>
      record.insert('conflict', {
        ...{ competition_id: world.competition.id, person_id: elsewhere.id ?? 0, kind: 'keluarga' },
        ...{ note: 'adik ipar', declared_by: elsewhere.id ?? 0, declared_at: ctx.now().toISOString() },
      }),
  )
  return { ctx, world, chair, elsewhere, uid, list, photo, plain, code }
}

const partsOf = async (ctx: TestContext, actor: Actor) =>
  Object.fromEntries(
    (await viewRetention(ctx, actor, SLUG)).kinds.map(({ kind, parts, isDue }) => [kind, [parts, isDue]]),
  )

async function erase({ ctx, world, chair }: { ctx: TestContext; world: DossierWorld; chair: Actor }) {
  const asked = { kinds: ALL, reason: 'JRA 2026' }
  const { approval } = await requestRetentionErasure(ctx, world.organizer, SLUG, asked)
  await decideApproval(ctx, chair, approval, { approve: true })
}

const verify = (ctx: TestContext) => verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)

it('keeps everything until its time, also from two people who agree', async () => {
  const { ctx, world } = await setUp()
  expect(await partsOf(ctx, world.organizer)).toEqual({
    mail: [1, false],
    typing: [4, false],
    notes: [1, false],
    contacts: [1, false],
    files: [2, false],
  })
  const ask = () => requestRetentionErasure(ctx, world.organizer, SLUG, { kinds: ['files'], reason: 'x' })
  await expect(ask()).rejects.toMatchObject({ reason: 'retention_not_due' })
  ctx.setNow('2027-04-30T16:58:59.999Z')
  await expect(ask()).rejects.toMatchObject({ reason: 'retention_not_due' })
  ctx.setNow(YEAR_LATER)
  const { approval } = await ask()
  // The administrator has lengthened the time before the second person answers.
  const admin = await addPerson(ctx, { account: 'admin', grants: [{ role: 'administrator' }] })
  await setRetentionTimes(ctx, admin, { ...(await readRetention(ctx.db)), files: 366 })
  const chair = await addPerson(ctx, { account: 'wakil', grants: [{ role: 'deputy', region: '36.71' }] })
  await expect(decideApproval(ctx, chair, approval, { approve: true })).rejects.toMatchObject({
    reason: 'retention_not_due',
  })
  expect(await ctx.db.selectFrom('erasure').select('id').execute()).toEqual([])
})

it('erases what is due, keeps the rest, and the record still proves itself', async () => {
  const made = await setUp()
  const { ctx, world, elsewhere, uid, list, photo, plain } = made
  const whole = await readDossier(ctx, world.organizer, uid)
  const pathOf = async (piece: string) => (await findEvidenceFile(ctx, world.drafter, piece)).path
  const gone = [await pathOf(list), await pathOf(photo)]
  const kept = await pathOf(plain)
  ctx.setNow(YEAR_LATER)
  await erase(made)

  expect(gone.map(existsSync)).toEqual([false, false])
  expect(existsSync(kept)).toBe(true)
  await expect(findEvidenceFile(ctx, world.drafter, list)).rejects.toMatchObject({ name: 'NotFoundError' })
  const contacts = await ctx.db.selectFrom('person_contact').select(['person_id', 'email', 'phone']).execute()
  expect(contacts).toEqual([
    { person_id: world.drafter.id, email: null, phone: null },
    { person_id: elsewhere.id, email: 'dua@contoh.test', phone: '081200000000' },
  ])
  expect(await ctx.db.selectFrom('outbox').select('uid').execute()).toEqual([{ uid: 'surat-juri' }])
  expect(await ctx.db.selectFrom('conflict').select('note').execute()).toEqual([{ note: null }])
  expect(await ctx.db.selectFrom('dossier_value_version').select('field').execute()).toEqual([])
  expect(await partsOf(ctx, world.organizer)).toEqual({
    ...{ mail: [0, true], typing: [0, true], notes: [0, true], contacts: [0, true], files: [0, true] },
  })

  // What was submitted reads as before but for the erased bytes.
  const reading = await readDossier(ctx, world.organizer, uid)
  expect(reading.content.values).toEqual(whole.content.values)
  expect(reading.revision).toEqual(whole.revision)
  expect(reading.content.evidence.map(({ fileName, erased }) => [fileName, erased])).toEqual([
    ['proposal.pdf', undefined],
    ['penerima.pdf', true],
    ['warga.png', true],
    ['kegiatan.pdf', undefined],
  ])
  expect((await viewEvidence(ctx, world.drafter, uid)).evidence.map(({ erased }) => erased)).toEqual([
    ...[undefined, true, true, undefined],
  ])

  const report = await verify(ctx)
  expect(report.findings).toEqual([])
  expect(report.erasures.map(({ kind, parts, basis, by }) => [kind, parts, basis, by])).toEqual([
    ['mail', 1, 'retention', 'ketua'],
    ['typing', 4, 'retention', 'ketua'],
    ['notes', 1, 'retention', 'ketua'],
    ['contacts', 1, 'retention', 'ketua'],
    ['files', 2, 'retention', 'ketua'],
  ])
  const shown = (await viewRetention(ctx, world.organizer, SLUG)).erased
  expect(shown.map(({ kind, parts, erased_by_name }) => [kind, Number(parts), erased_by_name])).toEqual([
    ['contacts', 1, 'ketua'],
    ['files', 2, 'ketua'],
    ['mail', 1, 'ketua'],
    ['notes', 1, 'ketua'],
    ['typing', 4, 'ketua'],
  ])
})

it('erases the notes of checks and corrections, but not why an entry was put out', async () => {
  const made = await setUp()
  const { ctx, world, uid } = made
  const at = ctx.now().toISOString()
  const { id: dossier_id } = await ctx.db
    .selectFrom('dossier')
    .select('id')
    .where('uid', '=', uid)
    .executeTakeFirstOrThrow()
  const rules = await ctx.db.selectFrom('rules').select('id').executeTakeFirstOrThrow()
  const check = (decision: 'return' | 'ineligible') => ({
    ...{ dossier_id, revision_number: 1, rules_id: rules.id, decision, outcomes: '{}', findings: '{}' },
    ...{ notes: `{"status":"${decision}"}`, checked_by: world.verifier.id, checked_at: at },
  })
  await transact(ctx, world.verifier, { type: 'dossier.returned' }, async (_, record) => {
    await record.insert('correction_request', {
      ...{ dossier_id, revision_number: 1, places: '["photos"]', corrections: '{"photos":"Foto Bu Ani"}' },
      ...{ requested_by: world.verifier.id, requested_at: at },
    })
    await record.insert('eligibility_check', check('return'))
    await record.insert('eligibility_check', check('ineligible'))
  })
  ctx.setNow(YEAR_LATER)
  expect((await partsOf(ctx, world.organizer))['notes']).toEqual([3, true])
  await erase(made)
  const corrections = await ctx.db
    .selectFrom('correction_request')
    .select(['places', 'corrections'])
    .execute()
  expect(corrections).toEqual([{ places: '["photos"]', corrections: null }])
  const notes = await ctx.db.selectFrom('eligibility_check').select('notes').orderBy('id').execute()
  expect(notes).toEqual([{ notes: null }, { notes: '{"status":"ineligible"}' }])
  expect((await partsOf(ctx, world.organizer))['notes']).toEqual([0, true])
  expect((await verify(ctx)).findings).toEqual([])
  expect((await viewDossier(ctx, world.organizer, uid)).corrections).toEqual([])
})

it('leaves a file alone that another dossier or a piece without personal data still needs', async () => {
  const made = await setUp()
  const { ctx, world, list } = made
  const own = await completeDraft(ctx, world.drafter, 'layanan')
  const shared = { name: 'sama.pdf', bytes: marked('daftar penerima') }
  const twin = await addEvidence(ctx, world.drafter, own, { ...shared, personalData: false })
  ctx.setNow(YEAR_LATER)
  await erase(made)
  for (const piece of [list, twin])
    expect(existsSync((await findEvidenceFile(ctx, world.drafter, piece)).path)).toBe(true)
})

it('leaves a file alone that anything else names', async () => {
  const made = await setUp()
  const { ctx, world, list } = made
  const sha256 = createHash('sha256').update(marked('daftar penerima')).digest('hex')
  const { id } = await ctx.db.selectFrom('competition').select('id').executeTakeFirstOrThrow()
  await transact(ctx, world.organizer, { type: 'panel.created' }, async (_, record) => {
    await record.insert('panel', { competition_id: id, name: 'Tim Penilai', decree_sha256: sha256 })
  })
  ctx.setNow(YEAR_LATER)
  await erase(made)
  expect(existsSync((await findEvidenceFile(ctx, world.drafter, list)).path)).toBe(true)
  const uses = (await listBlobUses(ctx.db)).map(({ table, column }) => `${table}.${column}`)
  // Renditions and what revisions list are no use of their own; everything else is.
  const { rows } = await sql<{ name: string }>`SELECT m.name || '.' || k."from" AS name
    FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS k WHERE k."table" = 'blob'`.execute(ctx.db)
  const own = ['blob_variant.sha256', 'blob_variant.variant_sha256', 'revision_evidence.blob_sha256']
  expect([...uses, ...own].sort()).toEqual(rows.map(({ name }) => name).sort())
})

it('can be backed up afterwards, and takes the same bytes again', async () => {
  const made = await setUp()
  const { ctx, world, list } = made
  ctx.setNow(YEAR_LATER)
  await erase(made)
  const directory = mkdtempSync(join(tmpdir(), 'sinilai-cadangan-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  await makeBackup(ctx.dataDir, directory, ctx.now())
  await checkBackup(directory)
  // The same file turns up in a dossier that is still being written.
  ctx.setNow('2026-03-03T00:00:00.000Z')
  const fresh = await completeDraft(ctx, world.drafter, 'layanan')
  const piece = await addEvidence(ctx, world.drafter, fresh, {
    ...{ name: 'lagi.pdf', bytes: marked('daftar penerima'), personalData: false },
  })
  await removeErasedFiles(ctx)
  expect(existsSync((await findEvidenceFile(ctx, world.drafter, piece)).path)).toBe(true)
  // What was erased stays erased, whoever has the same bytes.
  await expect(findEvidenceFile(ctx, world.drafter, list)).rejects.toThrow(NotFoundError)
})

it('is asked by one and approved by another, of those whose competition it is', async () => {
  const { ctx, world, chair } = await setUp()
  ctx.setNow(YEAR_LATER)
  const asked = { kinds: ALL, reason: 'JRA 2026' }
  await expect(requestRetentionErasure(ctx, world.drafter, SLUG, asked)).rejects.toMatchObject({
    name: 'NotFoundError',
  })
  const { approval } = await requestRetentionErasure(ctx, world.organizer, SLUG, asked)
  await expect(requestRetentionErasure(ctx, chair, SLUG, asked)).rejects.toMatchObject({
    reason: 'approval_pending',
  })
  await expect(decideApproval(ctx, world.organizer, approval, { approve: true })).rejects.toMatchObject({
    reason: 'second_person_needed',
  })
  await decideApproval(ctx, chair, approval, { approve: false, note: 'Tunggu audit' })
  expect(await ctx.db.selectFrom('erasure').select('id').execute()).toEqual([])
})

it('erases signed attendance lists with the files, and leaves one whose bytes are needed elsewhere', async () => {
  const made = await setUp()
  const { ctx, world, plain } = made
  const meeting = { kind: 'other', title: 'Rapat', place: 'Aula', startsAt: '2026-03-03T08:00' } as const
  await addAgendaItem(ctx, world.organizer, SLUG, {
    ...{ ...meeting, endsAt: null, mapUrl: null, route: [], audience: 'teams', entries: [], note: '' },
    ...{ published: true, reason: '' },
  })
  const keep = async (bytes: Buffer) =>
    keepAttendanceSheet(ctx, world.organizer, SLUG, 1, await receive(ctx, 'hadir', bytes))
  const photo = await keep(png(50, 60))
  // The list of recipients was kept as an attendance list too: both uses end together.
  const both = await keep(marked('daftar penerima'))
  const shared = await keep(marked('kegiatan'))
  ctx.setNow(YEAR_LATER)
  expect((await partsOf(ctx, world.organizer))['files']).toEqual([4, true])
  await erase(made)
  await expect(findAttendanceFile(ctx, world.organizer, both.uid)).rejects.toThrow(NotFoundError)
  await expect(findAttendanceFile(ctx, world.organizer, photo.uid)).rejects.toThrow(NotFoundError)
  const { sheets } = await viewAttendance(ctx, world.organizer, SLUG, 1)
  expect(sheets.map(({ uid, erasedAt }) => [uid, erasedAt])).toEqual([
    [shared.uid, null],
    [both.uid, YEAR_LATER],
    [photo.uid, YEAR_LATER],
  ])
  const kept = (await findEvidenceFile(ctx, world.drafter, plain)).path
  expect((await findAttendanceFile(ctx, world.organizer, shared.uid)).path).toBe(kept)
  expect((await verify(ctx)).findings).toEqual([])
})
