import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, addFile, JPEG, release, submitted } from '#tests/support/dossiers'
import { BASICS } from '~/domain/corrections'
import { changeBasics, viewDossier } from '~/services/dossiers.server'
import { readFieldHistory, saveFields } from '~/services/drafts.server'
import { addLink } from '~/services/evidence.server'
import { returnDossier, submitDossier, withdrawDossier } from '~/services/submissions.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'

const notes = { summary: ' Sebutkan jumlah warga. ', photos: 'Tambahkan foto RW 03.', budget: ' ' }
const ASKED = [
  { field: 'summary', note: 'Sebutkan jumlah warga.' },
  { field: 'photos', note: 'Tambahkan foto RW 03.' },
]

async function returned(input: { notes?: Record<string, string> } = { notes }) {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const { uid } = await submitted(ctx, world)
  await returnDossier(ctx, world.verifier, { uid, reason: 'Lengkapi', until: null, ...input })
  const save = (field: string, typed: string) =>
    saveFields(ctx, world.drafter, { uid, edits: [{ field, typed, base: 1 }], locale: 'id' })
  return { ctx, world, uid, save }
}

describe('a dossier sent back for named places', () => {
  it('takes changes there, and keeps what is typed elsewhere without taking it over', async () => {
    const { ctx, world, uid, save } = await returned()
    expect((await viewDossier(ctx, world.drafter, uid)).corrections).toEqual(ASKED)
    expect((await save('summary', 'Dipakai 1.250 warga.')).outcomes).toEqual([
      { field: 'summary', outcome: 'saved', version: 2 },
    ])
    expect((await save('beneficiaries', '9')).outcomes).toEqual([
      { field: 'beneficiaries', outcome: 'unasked', version: 1, mine: '9' },
    ])
    const { content } = await viewDossier(ctx, world.drafter, uid)
    expect([content.values['summary'], content.values['beneficiaries']]).toEqual([
      'Dipakai 1.250 warga.',
      '1250',
    ])
    const history = await readFieldHistory(ctx, world.drafter, { uid, field: 'beneficiaries' })
    expect(history.map(({ value, accepted }) => [value, accepted])).toEqual([
      ['1250', true],
      ['9', false],
    ])
  })

  it('holds for evidence and basics too', async () => {
    const { ctx, world, uid } = await returned()
    await addFile(ctx, world.drafter, uid, { name: 'foto.jpg', bytes: JPEG, field: 'photos' })
    const link = (field: string) =>
      addLink(ctx, world.drafter, {
        ...{ uid, url: 'https://example.id/video' },
        details: { caption: '', field, visibility: 'panel', personalData: false, showsChildren: false },
      })
    await expect(link('proposal')).rejects.toThrow('place_not_asked')
    await expect(link('')).rejects.toThrow('place_not_asked')
    const basics = { uid, name: 'Bank sampah baru', startedOn: '2024', consent: 'yes' }
    await expect(changeBasics(ctx, world.drafter, basics)).rejects.toThrow('place_not_asked')
  })

  it('opens nothing more when it is submitted and taken back', async () => {
    const { ctx, world, uid, save } = await returned()
    await save('summary', 'Dipakai 1.250 warga.')
    await release(ctx, world.responsible, uid)
    await submitDossier(ctx, world.drafter, { uid })
    await withdrawDossier(ctx, world.drafter, { uid })
    expect((await save('beneficiaries', '9')).outcomes).toMatchObject([{ outcome: 'unasked' }])
  })

  it('asks anew with each return; without notes the whole dossier is open', async () => {
    const { ctx, world, uid, save } = await returned()
    await release(ctx, world.responsible, uid)
    await submitDossier(ctx, world.drafter, { uid })
    await returnDossier(ctx, world.verifier, { uid, reason: 'Periksa semua', until: null })
    expect((await viewDossier(ctx, world.drafter, uid)).corrections).toEqual([])
    expect((await save('beneficiaries', '9')).outcomes).toMatchObject([{ outcome: 'saved' }])
    const kept = await ctx.db
      .selectFrom('correction_request')
      .select(['revision_number', 'places', 'corrections'])
      .execute()
    expect(kept).toEqual([
      {
        revision_number: 1,
        places: '["summary","photos"]',
        corrections: '{"photos":"Tambahkan foto RW 03.","summary":"Sebutkan jumlah warga."}',
      },
      { revision_number: 2, places: '[]', corrections: '{}' },
    ])
  })

  it('opens nothing more when its notes are erased, and the record still proves itself', async () => {
    const { ctx, world, uid, save } = await returned()
    const at = ctx.now().toISOString()
    await transact(ctx, world.organizer, { type: 'privacy.answered' }, async (tx, record) => {
      const asked = await record.insert('data_request', {
        ...{
          person_id: world.drafter.id ?? 0,
          kind: 'erasure',
          about: 'dossier',
          content: 'x',
          answer: null,
        },
        requested_at: at,
      })
      const row = await tx.selectFrom('correction_request').select(['id', 'uid']).executeTakeFirstOrThrow()
      await record.erase('correction_request', row, 'corrections', {
        ...{ basis: 'request', data_request_id: asked.id, kind: 'notes' },
        ...{ erased_by: world.organizer.id ?? 0, erased_at: at },
      })
    })
    expect((await viewDossier(ctx, world.drafter, uid)).corrections).toEqual([
      { field: 'summary', note: null },
      { field: 'photos', note: null },
    ])
    expect((await save('beneficiaries', '9')).outcomes).toMatchObject([{ outcome: 'unasked' }])
    expect((await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
    const silently = ctx.db.updateTable('correction_request').set({ corrections: null }).execute()
    await expect(silently).rejects.toThrow('sealed text goes only with its recorded erasure')
  })

  it('refuses places that the form does not have and notes that are too long, and records nothing', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const { uid } = await submitted(ctx, world)
    const give = (given: Record<string, string>) =>
      returnDossier(ctx, world.verifier, { uid, reason: 'Lengkapi', notes: given, until: null })
    await expect(give({ tidakada: 'x' })).rejects.toMatchObject({
      problems: [{ field: '', kind: 'unknown_field' }],
    })
    await expect(give({ [BASICS]: 'x'.repeat(1001) })).rejects.toMatchObject({
      problems: [{ field: 'note.@basics', kind: 'too_long', params: { max: 1000 } }],
    })
    await expect(
      returnDossier(ctx, world.otherVerifier, { uid, reason: 'Lengkapi', notes, until: null }),
    ).rejects.toMatchObject({ name: 'NotFoundError' })
    expect(await ctx.db.selectFrom('correction_request').select('id').execute()).toEqual([])
  })
})
