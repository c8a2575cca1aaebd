import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSqlite } from '#db/connect'
import { openTestContext, useTestContext } from '#tests/support/context'
import {
  ANSWERS,
  addDossierWorld,
  addFile,
  completeDraft,
  JPEG,
  PDF,
  release,
  startDraft,
  submitted,
} from '#tests/support/dossiers'
import { viewDossier } from '~/services/dossiers.server'
import { saveFields } from '~/services/drafts.server'
import { viewEntries } from '~/services/entries.server'
import { removeEvidence } from '~/services/evidence.server'
import { grantExtension, listPublicExtensions } from '~/services/extensions.server'
import { readReceipt } from '~/services/receipts.server'
import { releaseDossier } from '~/services/releases.server'
import { readDossier, readRevision } from '~/services/revisions.server'
import { acceptDossier, returnDossier, submitDossier, withdrawDossier } from '~/services/submissions.server'
import { verifyDatabase } from '~/services/verify.server'

const slug = 'lomba-uji-2026'

describe('submitting', () => {
  it('seals what was released as revision 1, with its evidence and a receipt without content', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const { uid, revision, number, code } = await submitted(ctx, world)
    expect(number).toBe(1)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    const reading = await readRevision(ctx, world.verifier, revision, 'full')
    expect(reading.content).toMatchObject({
      title: 'Bank sampah RW 03',
      category: 'lingkungan',
      publishConsent: 'yes',
      values: { title: 'Bank sampah RW 03', ...ANSWERS, beneficiaries: '1250' },
    })
    expect(reading.content.evidence.map(({ fileName, field }) => [fileName, field])).toEqual([
      ['proposal.pdf', 'proposal'],
    ])
    expect(reading.revision).toMatchObject({ number: 1, receivedAt: '2026-03-02T03:00:00.000Z' })
    expect(await readReceipt(ctx, code.toLowerCase().replaceAll('-', ' '))).toEqual({
      code,
      address: `http://localhost:3000/tanda-terima/${code}`,
      competition: 'Lomba Inovasi Kelurahan Kota Tangerang',
      slug,
      ward: 'Sukarasa',
      wardCode: '36.71.01.1001',
      kecamatan: 'Tangerang',
      title: 'Bank sampah RW 03',
      number: 1,
      receivedAt: '2026-03-02T03:00:00.000Z',
      zone: 'WIB',
    })
    await expect(readReceipt(ctx, '0000-0000-0000')).rejects.toMatchObject({ name: 'NotFoundError' })
    const { state, edit } = await viewDossier(ctx, world.drafter, uid)
    expect([state, edit]).toEqual(['submitted', 'submitted'])
  })

  it('wants a whole dossier, released by the penanggung jawab exactly as it is', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const { uid } = await startDraft(ctx, world.drafter)
    await expect(submitDossier(ctx, world.drafter, { uid })).rejects.toThrow('dossier_incomplete')
    const whole = await completeDraft(ctx, world.drafter, 'layanan')
    await expect(submitDossier(ctx, world.drafter, { uid: whole })).rejects.toThrow('not_released')
    const { draftHash } = await viewDossier(ctx, world.drafter, whole)
    const give = { uid: whole, seen: draftHash, agreed: true }
    await expect(releaseDossier(ctx, world.drafter, give)).rejects.toMatchObject({ name: 'ForbiddenError' })
    await expect(releaseDossier(ctx, world.responsible, { ...give, agreed: false })).rejects.toThrow(
      'release_not_agreed',
    )
    await releaseDossier(ctx, world.responsible, give)
    await saveFields(ctx, world.drafter, {
      uid: whole,
      edits: [{ field: 'summary', typed: 'Diubah sesudah disahkan.', base: 1 }],
      locale: 'id',
    })
    await expect(submitDossier(ctx, world.drafter, { uid: whole })).rejects.toThrow('not_released')
    await expect(releaseDossier(ctx, world.responsible, give)).rejects.toThrow('draft_changed')
    await release(ctx, world.responsible, whole)
    expect(await submitDossier(ctx, world.drafter, { uid: whole })).toMatchObject({ number: 1 })
  })

  it('takes a double click as one act', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const uid = await completeDraft(ctx, world.drafter)
    await release(ctx, world.responsible, uid)
    const once = { key: 'halaman.kirim', sha256: 'same' }
    const both = await Promise.all([
      submitDossier(ctx, world.drafter, { uid }, once),
      submitDossier(ctx, world.drafter, { uid }, once),
    ])
    expect(both[1]).toEqual(both[0])
    expect(await ctx.db.selectFrom('dossier_revision').select('number').execute()).toEqual([{ number: 1 }])
    expect(await ctx.db.selectFrom('document_code').select('kind').execute()).toEqual([{ kind: 'receipt' }])
  })

  it('closes when the named minute is over, for this team at its extension', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const uid = await completeDraft(ctx, world.drafter)
    await release(ctx, world.responsible, uid)
    ctx.setNow('2026-03-31T17:00:00.000Z')
    await expect(submitDossier(ctx, world.drafter, { uid })).rejects.toThrow('submission_closed')
    const { entry } = await viewDossier(ctx, world.drafter, uid)
    const extend = { entry: entry.uid, reason: 'Listrik padam', until: { date: '2026-04-02', time: '12.00' } }
    await expect(grantExtension(ctx, world.drafter, extend)).rejects.toMatchObject({ name: 'ForbiddenError' })
    await expect(
      grantExtension(ctx, world.organizer, { ...extend, until: { date: '2026-03-31', time: '23.59' } }),
    ).rejects.toThrow('not_later_than_closing')
    await grantExtension(ctx, world.organizer, extend)
    expect((await listPublicExtensions(ctx, slug)).extensions).toEqual([
      {
        uid: expect.any(String),
        ward: 'Sukarasa',
        kecamatan: 'Tangerang',
        stage: null,
        until: '2026-04-02T05:00:00.000Z',
        reason: 'Listrik padam',
        decidedAt: '2026-03-31T17:00:00.000Z',
      },
    ])
    ctx.setNow('2026-04-02T05:01:00.000Z')
    await expect(submitDossier(ctx, world.drafter, { uid })).rejects.toThrow('submission_closed')
    ctx.setNow('2026-04-02T05:00:59.999Z')
    expect(await submitDossier(ctx, world.drafter, { uid })).toMatchObject({ number: 1 })
  })

  it('is taken back and sent again as revision 2, the first unchanged', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const first = await submitted(ctx, world)
    const { uid } = first
    const edits = [{ field: 'summary', typed: 'Ringkasan kedua.', base: 1 }]
    const locked = await saveFields(ctx, world.drafter, { uid, edits, locale: 'id' })
    expect(locked.outcomes).toMatchObject([{ outcome: 'locked', mine: 'Ringkasan kedua.' }])
    await withdrawDossier(ctx, world.drafter, { uid })
    await saveFields(ctx, world.drafter, { uid, edits, locale: 'id' })
    const [file] = (await readDossier(ctx, world.drafter, uid)).content.evidence
    await removeEvidence(ctx, world.drafter, { uid, evidence: file?.uid ?? '' })
    await addFile(ctx, world.drafter, uid, { name: 'baru.pdf', bytes: PDF, field: 'proposal' })
    await release(ctx, world.responsible, uid)
    const second = await submitDossier(ctx, world.drafter, { uid })
    expect(second.number).toBe(2)
    expect(second.code).not.toBe(first.code)
    const [old, now] = await Promise.all(
      [first, second].map(({ revision }) => readRevision(ctx, world.drafter, revision, 'full')),
    )
    expect([old?.content.values['summary'], old?.content.evidence[0]?.fileName]).toEqual([
      ANSWERS['summary'],
      'proposal.pdf',
    ])
    expect([now?.content.values['summary'], now?.content.evidence[0]?.fileName]).toEqual([
      'Ringkasan kedua.',
      'baru.pdf',
    ])
    ctx.setNow('2026-03-31T17:00:00.000Z')
    await expect(withdrawDossier(ctx, world.drafter, { uid })).rejects.toThrow('submission_closed')
  })
})

describe('checking', () => {
  it('returns with a reason and accepts, each step a state of the entry', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const { uid } = await submitted(ctx, world)
    await expect(acceptDossier(ctx, world.drafter, { uid })).rejects.toMatchObject({ name: 'ForbiddenError' })
    await expect(acceptDossier(ctx, world.otherVerifier, { uid })).rejects.toMatchObject({
      name: 'NotFoundError',
    })
    await expect(returnDossier(ctx, world.verifier, { uid, reason: '', until: null })).rejects.toThrow(
      'required',
    )
    await returnDossier(ctx, world.verifier, { uid, reason: 'Proposal belum ditandatangani', until: null })
    expect(await viewDossier(ctx, world.drafter, uid)).toMatchObject({
      state: 'returned',
      edit: 'open',
      returned: 'Proposal belum ditandatangani',
    })
    await addFile(ctx, world.drafter, uid, { name: 'foto.jpg', bytes: JPEG, field: 'photos' })
    await release(ctx, world.responsible, uid)
    await submitDossier(ctx, world.drafter, { uid })
    await acceptDossier(ctx, world.organizer, { uid })
    const states = await ctx.db.selectFrom('entry_state').select(['from_state', 'to_state']).execute()
    expect(states.map(({ from_state, to_state }) => `${from_state} → ${to_state}`)).toEqual([
      'null → registered',
      'registered → submitted',
      'submitted → returned',
      'returned → submitted',
      'submitted → complete',
    ])
    const board = await viewEntries(ctx, world.organizer, { slug, filter: {}, page: 1 })
    expect(board.counts).toEqual({ complete: 1 })
    expect(board.entries).toMatchObject([{ label: 'P-001', ward: 'Sukarasa', state: 'complete' }])
    const elsewhere = await viewEntries(ctx, world.otherVerifier, { slug, filter: {}, page: 1 })
    expect([elsewhere.total, elsewhere.entries]).toEqual([0, []])
    const none = await viewEntries(ctx, world.organizer, { slug, filter: { state: 'returned' }, page: 1 })
    expect([none.total, none.counts]).toEqual([0, { complete: 1 }])
  })
})

it('holds after a restart, and the chain proves it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-restart-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = await openTestContext({ dataDir })
  const world = await addDossierWorld(first)
  const { uid, revision } = await submitted(first, world)
  await withdrawDossier(first, world.drafter, { uid })
  await saveFields(first, world.drafter, {
    uid,
    edits: [{ field: 'summary', typed: 'Sebelum mati listrik', base: 1 }],
    locale: 'id',
  })
  const before = await Promise.all([
    readDossier(first, world.drafter, uid),
    readRevision(first, world.drafter, revision, 'full'),
  ])
  await first.close()
  const second = await openTestContext({ dataDir })
  onTestFinished(() => second.close())
  expect(
    await Promise.all([
      readDossier(second, world.drafter, uid),
      readRevision(second, world.drafter, revision, 'full'),
    ]),
  ).toEqual(before)
  const sqlite = openSqlite(second.databasePath, 'read')
  onTestFinished(() => void sqlite.close())
  expect(verifyDatabase(sqlite).findings).toEqual([])
})
