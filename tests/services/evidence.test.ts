import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import {
  addDossierWorld,
  addFile,
  DETAILS,
  DOSSIER_RULES,
  filesOnDisk,
  JPEG,
  PDF,
  png,
  receive,
  startDraft,
  submitted,
} from '#tests/support/dossiers'
import { makePdf } from '#tests/support/media'
import { SYSTEM } from '~/domain/actors'
import { viewEvidence, viewPiece } from '~/services/dossiers.server'
import { addLink, changeEvidence, removeEvidence } from '~/services/evidence.server'
import { clearEvidence, onlyPublishable } from '~/services/evidence-clearance.server'
import { addFiles } from '~/services/evidence-files.server'
import { moveEvidence } from '~/services/evidence-order.server'
import { replaceFile } from '~/services/evidence-replacement.server'
import { findEvidenceFile, readRevision } from '~/services/revisions.server'
import { transact } from '~/services/transact.server'

it('keeps a file under its hash and hands it to the people of the dossier only', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, world.drafter)
  const evidence = await addFile(ctx, world.drafter, uid, { name: 'Foto Warga.PNG', bytes: png(4, 3) })
  const file = await findEvidenceFile(ctx, world.colleague, evidence)
  expect(file).toEqual({
    path: expect.stringMatching(/\/files\/[0-9a-f]{2}\/[0-9a-f]{64}$/),
    mediaType: 'image/png',
    size: png(4, 3).length,
    fileName: 'Foto Warga.png',
  })
  expect(readFileSync(file.path)).toEqual(png(4, 3))
  const judge = await addPerson(ctx, { account: 'wati', grants: [{ role: 'judge' }] })
  for (const actor of [world.otherTeam, world.otherVerifier, judge])
    await expect(findEvidenceFile(ctx, actor, evidence)).rejects.toMatchObject({ name: 'NotFoundError' })
})

it('takes each file for itself, and names each refused one', async () => {
  const ctx = await useTestContext()
  const { drafter } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  const files = [
    await receive(ctx, 'baik.jpg', JPEG),
    await receive(ctx, 'naskah.docx', Buffer.from('PK\x03\x04 word')),
    await receive(ctx, 'kosong.pdf', Buffer.alloc(0)),
  ]
  const input = { uid, files, tooLarge: ['besar.pdf'], details: DETAILS, begun: ctx.now() }
  const refused = [
    { field: 'files', kind: 'file_too_large', params: { name: 'besar.pdf' } },
    { field: 'files', kind: 'file_type', params: { name: 'naskah.docx' } },
    { field: 'files', kind: 'file_empty', params: { name: 'kosong.pdf' } },
  ]
  expect(await addFiles(ctx, drafter, input)).toEqual({
    stored: [{ uid: expect.any(String), name: 'baik.jpg' }],
    refused,
  })
  const { evidence } = await viewEvidence(ctx, drafter, uid)
  expect(evidence.map(({ fileName }) => fileName)).toEqual(['baik.jpg'])
  const { rows } = await sql<{ sha256: string }>`SELECT sha256 FROM blob`.execute(ctx.db)
  expect(filesOnDisk(ctx)).toEqual(rows.map(({ sha256 }) => sha256).sort())
})

it('counts what would be too many in a slot file by file, a repeated upload once', async () => {
  const ctx = await useTestContext()
  const { drafter } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  const details = { ...DETAILS, field: 'photos' }
  const upload = async () => {
    const files = await Promise.all([1, 2, 3, 4].map((n) => receive(ctx, `${n}.png`, png(n, n))))
    const once = { key: ':foto', sha256: 'f'.repeat(64) }
    return addFiles(ctx, drafter, { uid, files, tooLarge: [], details, begun: ctx.now() }, once)
  }
  const first = await upload()
  expect(first.stored.map(({ name }) => name)).toEqual(['1.png', '2.png', '3.png'])
  expect(first.refused).toEqual([{ field: 'files', kind: 'slot_full', params: { name: '4.png', max: 3 } }])
  expect(await upload()).toEqual(first)
  expect((await viewEvidence(ctx, drafter, uid)).evidence).toHaveLength(3)
})

it.each<[string, Buffer, string]>([
  ['empty', Buffer.alloc(0), 'file_empty'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'file_type'],
  ['a page', Buffer.from('<!doctype html><html><script>alert(1)</script></html>'), 'file_type'],
  ['a program', Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(200)]), 'file_type'],
  ['a page behind a PDF', Buffer.concat([PDF, Buffer.from('<script>alert(1)</script>')]), 'file_mixed'],
  ['a picture of 50,000 × 50,000', png(1, 1, { width: 50_000, height: 50_000 }), 'image_too_large'],
  ['a picture that lies about its size', png(2, 2, { width: 300, height: 300 }), 'file_damaged'],
  [
    'a PDF without pages',
    Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    'pdf_unreadable',
  ],
  ['a PDF behind a password', await makePdf(1, 'rahasia'), 'pdf_locked'],
])('refuses %s, and nothing of it stays on disk', async (_, bytes, kind) => {
  const ctx = await useTestContext()
  const { drafter } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  const before = filesOnDisk(ctx)
  const files = [await receive(ctx, 'bukti', bytes)]
  await expect(
    addFiles(ctx, drafter, { uid, files, tooLarge: [], details: DETAILS, begun: ctx.now() }),
  ).rejects.toMatchObject({ problems: [{ field: 'files', kind, params: { name: 'bukti' } }] })
  expect(filesOnDisk(ctx)).toEqual(before)
})

it('keeps to the kinds and number of files of a slot', async () => {
  const ctx = await useTestContext()
  const { drafter } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  const add = (name: string, bytes: Buffer) => addFile(ctx, drafter, uid, { name, bytes, field: 'proposal' })
  await expect(add('foto.jpg', JPEG)).rejects.toThrow('file_not_in_slot')
  await add('satu.pdf', PDF)
  await expect(add('dua.pdf', PDF)).rejects.toThrow('slot_full')
})

it('counts an upload from when it was begun', async () => {
  const ctx = await useTestContext()
  const { drafter } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  const add = async (begun: string) => {
    const files = [await receive(ctx, 'foto.jpg', JPEG)]
    return addFiles(ctx, drafter, { uid, files, tooLarge: [], details: DETAILS, begun: new Date(begun) })
  }
  ctx.setNow('2026-03-31T17:02:00.000Z')
  expect((await add('2026-03-31T16:59:59.999Z')).stored).toHaveLength(1)
  await expect(add('2026-03-31T17:00:00.000Z')).rejects.toThrow('submission_closed')
  ctx.setNow('2026-03-31T17:15:00.000Z')
  await expect(add('2026-03-31T16:59:59.999Z')).rejects.toThrow('submission_closed')
})

it('gives an upload the time after closing that the rules name', async () => {
  const ctx = await useTestContext()
  const { drafter } = await addDossierWorld(ctx, {
    ...DOSSIER_RULES,
    submission: { ...DOSSIER_RULES.submission, uploadGrace: 1 },
  })
  const { uid } = await startDraft(ctx, drafter)
  const add = async () => {
    const files = [await receive(ctx, 'foto.jpg', JPEG)]
    const begun = new Date('2026-03-31T16:59:59.999Z')
    return addFiles(ctx, drafter, { uid, files, tooLarge: [], details: DETAILS, begun })
  }
  ctx.setNow('2026-03-31T17:00:59.999Z')
  expect((await add()).stored).toHaveLength(1)
  ctx.setNow('2026-03-31T17:01:00.000Z')
  await expect(add()).rejects.toThrow('submission_closed')
})

it('changes and removes what was added; links are checked for their form', async () => {
  const ctx = await useTestContext()
  const { drafter, otherTeam } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  await expect(addLink(ctx, drafter, { uid, url: 'javascript:alert(1)', details: DETAILS })).rejects.toThrow(
    'not-a-link',
  )
  await expect(addLink(ctx, drafter, { uid, url: 'http://contoh.go.id', details: DETAILS })).rejects.toThrow(
    'link-not-https',
  )
  const link = await addLink(ctx, drafter, { uid, url: 'youtu.be/abc', details: DETAILS })
  const file = await addFile(ctx, drafter, uid, { name: 'foto.jpg', bytes: JPEG })
  const details = {
    ...DETAILS,
    caption: 'Kerja bakti',
    visibility: 'public',
    field: 'photos',
    showsChildren: true,
  }
  await changeEvidence(ctx, drafter, { uid, evidence: file, details })
  await expect(
    changeEvidence(ctx, drafter, { uid, evidence: file, details: { ...details, visibility: 'semua' } }),
  ).rejects.toThrow('visibility')
  await expect(removeEvidence(ctx, otherTeam, { uid, evidence: file })).rejects.toMatchObject({
    name: 'NotFoundError',
  })
  expect((await viewEvidence(ctx, drafter, uid)).evidence).toMatchObject([
    { uid: link.uid, kind: 'link', url: 'https://youtu.be/abc', visibility: 'panel' },
    {
      uid: file,
      kind: 'file',
      caption: 'Kerja bakti',
      visibility: 'public',
      field: 'photos',
      showsChildren: true,
    },
  ])
  await removeEvidence(ctx, drafter, { uid, evidence: link.uid })
  expect((await viewEvidence(ctx, drafter, uid)).evidence.map((item) => item.uid)).toEqual([file])
  expect(existsSync((await findEvidenceFile(ctx, drafter, file)).path)).toBe(true)
})

it('offers evidence for criteria of the rules, and keeps order, links and flags when a file is replaced', async () => {
  const ctx = await useTestContext()
  const { drafter, otherTeam } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  const [first = '', second = '', third = ''] = [
    await addFile(ctx, drafter, uid, { name: 'a.png', bytes: png(2, 1), field: 'photos' }),
    await addFile(ctx, drafter, uid, { name: 'b.png', bytes: png(2, 2), field: 'photos' }),
    await addFile(ctx, drafter, uid, { name: 'c.png', bytes: png(2, 3), field: 'photos' }),
  ]
  const { criteria } = await viewPiece(ctx, drafter, uid, second)
  const keys = criteria.flatMap((stage) => stage.criteria.map(({ key }) => key))
  const [key = ''] = keys
  const details = { ...DETAILS, field: 'photos', personalData: true, visibility: 'closed' }
  await expect(
    changeEvidence(ctx, drafter, { uid, evidence: second, details, criteria: ['tidak/ada'] }),
  ).rejects.toThrow('criteria')
  await changeEvidence(ctx, drafter, { uid, evidence: second, details, criteria: keys })
  await changeEvidence(ctx, drafter, { uid, evidence: second, details, criteria: [key] })
  const order = async () => (await viewEvidence(ctx, drafter, uid)).evidence.map((item) => item.uid)
  await moveEvidence(ctx, drafter, { uid, evidence: third, to: 'up' })
  expect(await order()).toEqual([first, third, second])
  await moveEvidence(ctx, drafter, { uid, evidence: first, to: 'up' })
  await moveEvidence(ctx, drafter, { uid, evidence: second, to: 'up' })
  expect(await order()).toEqual([first, second, third])

  const begun = ctx.now()
  const replace = async (actor: typeof drafter, bytes: Buffer) =>
    replaceFile(ctx, actor, {
      ...{ uid, evidence: second, tooLarge: [], begun },
      files: [await receive(ctx, 'baru.png', bytes)],
    })
  await expect(replace(otherTeam, png(3, 3))).rejects.toMatchObject({ name: 'NotFoundError' })
  await expect(replace(drafter, PDF)).rejects.toThrow('file_not_in_slot')
  const { uid: replaced } = await replace(drafter, png(3, 3))
  expect(await order()).toEqual([first, replaced, third])
  expect((await viewEvidence(ctx, drafter, uid)).evidence[1]).toMatchObject({
    ...{ fileName: 'baru.png', field: 'photos', visibility: 'closed', personalData: true },
    criteria: [key],
  })
  expect(existsSync((await findEvidenceFile(ctx, drafter, second)).path)).toBe(true)
})

it('publishes what shows children or personal data only by a recorded decision of the chair', async () => {
  const ctx = await useTestContext()
  const { drafter, organizer, competition } = await addDossierWorld(ctx)
  const chair = await addPerson(ctx, {
    account: 'ketua',
    grants: [{ role: 'chair', competition: competition.id }],
  })
  const { uid } = await startDraft(ctx, drafter)
  const add = async (name: string, changes: Partial<typeof DETAILS>) => {
    const evidence = await addFile(ctx, drafter, uid, { name, bytes: JPEG })
    await changeEvidence(ctx, drafter, { uid, evidence, details: { ...DETAILS, ...changes } })
    return evidence
  }
  const open = await add('a.jpg', { visibility: 'public' })
  const children = await add('b.jpg', { visibility: 'public', showsChildren: true })
  const inside = await add('c.jpg', { visibility: 'panel' })
  const { id } = await ctx.db.selectFrom('dossier').select('id').executeTakeFirstOrThrow()
  const published = async () => {
    const { evidence } = await viewEvidence(ctx, drafter, uid)
    return (await onlyPublishable(ctx.db, id, evidence)).map((item) => item.uid)
  }
  const decide = (actor: typeof chair, evidence: string, publish: string, reason = 'Izin orang tua ada.') =>
    clearEvidence(ctx, actor, { uid, evidence, publish, reason })
  expect(await published()).toEqual([open])
  await expect(decide(organizer, children, 'yes')).rejects.toMatchObject({ name: 'ForbiddenError' })
  await expect(decide(chair, children, 'yes', '')).rejects.toThrow('reason')
  await decide(chair, children, 'yes')
  await decide(chair, inside, 'yes')
  expect(await published()).toEqual([open, children])
  await decide(chair, children, 'no', 'Izin ditarik.')
  expect(await published()).toEqual([open])
  const types = await ctx.db
    .selectFrom('event')
    .select('type')
    .where('type', '=', 'evidence.cleared')
    .execute()
  expect(types).toHaveLength(3)
})

it('shows a judge the submitted evidence of an assigned entry, and nothing closed or in conflict', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const judge = await addPerson(ctx, {
    account: 'wati',
    grants: [{ role: 'judge', competition: world.competition.id }],
  })
  const { uid, revision } = await submitted(ctx, world)
  const [shown] = (await viewEvidence(ctx, world.drafter, uid)).evidence
  const read = () => readRevision(ctx, judge, revision, 'full')
  await expect(read()).rejects.toMatchObject({ name: 'NotFoundError' })
  await assign(ctx, world.competition.id, judge.id ?? 0)
  expect((await read()).content.evidence.map((item) => item.uid)).toEqual([shown?.uid])
  expect((await findEvidenceFile(ctx, judge, shown?.uid ?? '')).mediaType).toBe('application/pdf')
  await transact(ctx, SYSTEM, { type: 'conflict.declared' }, (_, record) =>
    record.insert('conflict', {
      person_id: judge.id ?? 0,
      kind: 'keluarga',
      region_code: '36.71.01.1001',
      declared_by: judge.id ?? 0,
      declared_at: ctx.now().toISOString(),
    }),
  )
  await expect(read()).rejects.toMatchObject({ name: 'NotFoundError' })
  await expect(findEvidenceFile(ctx, judge, shown?.uid ?? '')).rejects.toMatchObject({
    name: 'NotFoundError',
  })
})

async function assign(ctx: Parameters<typeof startDraft>[0], competition_id: number, person: number) {
  const at = ctx.now().toISOString()
  const { id: entry_id } = await ctx.db.selectFrom('entry').select('id').executeTakeFirstOrThrow()
  await transact(ctx, SYSTEM, { type: 'assignment.created' }, async (_, record) => {
    const panel = await record.insert('panel', { competition_id, name: 'Tim Penilai' })
    const seat = await record.insert('seat', {
      panel_id: panel.id,
      position: 1,
      label: 'Akademisi',
      function: 'member',
    })
    await record.insert('seat_occupant', { seat_id: seat.id, person_id: person, valid_from: at })
    const stageEntry = await record.insert('stage_entry', {
      competition_id,
      stage: 'proposal',
      entry_id,
      revisions: '[]',
      label: 'P-001',
    })
    await record.insert('assignment', {
      stage_entry_id: stageEntry.id,
      seat_id: seat.id,
      state: 'active',
      assigned_at: at,
    })
  })
}
