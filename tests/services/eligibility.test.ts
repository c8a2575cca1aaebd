import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, completeDraft, DOSSIER_RULES, release, submitted } from '#tests/support/dossiers'
import { SYSTEM } from '~/domain/actors'
import type { CheckItem } from '~/domain/checklist'
import type { Rules } from '~/domain/rules'
import { parseForm } from '~/forms/parse'
import { rulesSchema } from '~/forms/rules'
import { viewCheckQueue } from '~/services/check-queue.server'
import { viewCheck, viewDossier } from '~/services/dossiers.server'
import { writeExportFile } from '~/services/export-files.server'
import { importWinners } from '~/services/former-winners.server'
import { refuseEntry, reinstateEntry } from '~/services/ineligibility.server'
import { listCandidates, putEntries } from '~/services/stage-entries.server'
import { acceptDossier, returnDossier, submitDossier, withdrawDossier } from '~/services/submissions.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'

const CHECKLIST: CheckItem[] = [
  { code: 'status', text: 'Status Berkembang atau Cepat Berkembang', kind: 'manual' },
  { code: 'umur', text: 'Sudah berjalan setahun', kind: 'age', months: 12, place: '@basics' },
  { code: 'menang', text: 'Bukan pemenang tiga tahun terakhir', kind: 'former_winner', years: 3 },
  { code: 'satu', text: 'Satu berkas per kategori', kind: 'one_per_ward' },
]
const RULES: Rules = { ...DOSSIER_RULES, checklist: CHECKLIST }
const SLUG = 'lomba-uji-2026'

const answer = (outcome: string, note = '', place = '') => ({ outcome, note, place })
const ALL_MET = Object.fromEntries(CHECKLIST.map(({ code }) => [code, answer('met')]))
const FAILED = { ...ALL_MET, status: answer('failed', 'Status Kurang Berkembang, surat DPMD 12/2026.') }

async function waiting() {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx, RULES)
  const { uid } = await submitted(ctx, world)
  const refuse = (answers: typeof FAILED, more: object = {}) =>
    refuseEntry(ctx, world.verifier, { uid, reason: '', check: { answers }, ...more })
  const queue = async () =>
    (await viewCheckQueue(ctx, world.verifier, { slug: SLUG, filter: {}, page: 1 })).waiting.map(
      (row) => row.uid,
    )
  const verified = async () => (await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings
  return { ctx, world, uid, refuse, queue, verified }
}

describe('rules with a checklist', () => {
  it('are read as they are, and those without one have no trace of it', () => {
    expect(parseForm(rulesSchema, RULES)).toEqual(RULES)
    expect(Object.hasOwn(parseForm(rulesSchema, DOSSIER_RULES), 'checklist')).toBe(false)
    const broken = (checklist: unknown) => () => parseForm(rulesSchema, { ...RULES, checklist })
    expect(broken([])).toThrow()
    expect(broken([CHECKLIST[0], CHECKLIST[0]])).toThrow()
    expect(broken([{ code: 'umur', text: 'x', kind: 'age' }])).toThrow()
    expect(broken([{ code: 'menang', text: 'x', kind: 'former_winner', years: 0 }])).toThrow()
  })
})

describe('the check of a dossier', () => {
  it('tells the team before they submit when the innovation is too young, or nobody can tell', async () => {
    const { ctx, world, uid } = await waiting()
    const ages = async () => {
      const { warnings } = await viewDossier(ctx, world.drafter, uid)
      return warnings.flatMap((warning) => (warning.kind === 'age' ? [warning] : []))
    }
    const { id } = await ctx.db.selectFrom('innovation').select('id').executeTakeFirstOrThrow()
    const start = (started_on: string) =>
      transact(ctx, SYSTEM, { type: 'innovation.changed' }, async (_, record) => {
        await record.update('innovation', id, { started_on })
      })
    const said = { kind: 'age', closesOn: '2026-03-31', required: 12 }
    expect(await ages()).toEqual([
      { kind: 'age', place: null, finding: { ...said, startedOn: null, months: null } },
    ])
    await start('2025-04')
    expect(await ages()).toEqual([
      { kind: 'age', place: null, finding: { ...said, startedOn: '2025-04', months: 11 } },
    ])
    await start('2025-03')
    expect(await ages()).toEqual([])
  })

  it('accepts with every item met, and keeps the outcomes with what the computer found', async () => {
    const { ctx, world, uid, verified } = await waiting()
    await expect(acceptDossier(ctx, world.verifier, { uid })).rejects.toMatchObject({
      problems: CHECKLIST.map(({ code }) => ({ field: `check.${code}`, kind: 'check_open' })),
    })
    await acceptDossier(ctx, world.verifier, { uid, revision: 1, check: { answers: ALL_MET, seen: 0 } })
    const { state, checks } = await viewDossier(ctx, world.drafter, uid)
    expect(state).toBe('complete')
    expect(checks.map(({ decision, revision, items }) => [decision, revision, items])).toEqual([
      ['complete', 1, CHECKLIST.map(({ code, text }) => ({ code, text, outcome: 'met', note: null }))],
    ])
    const row = await ctx.db.selectFrom('eligibility_check').selectAll().executeTakeFirstOrThrow()
    expect(JSON.parse(row.findings)).toEqual({
      umur: { kind: 'age', startedOn: null, closesOn: '2026-03-31', months: null, required: 12 },
      menang: { kind: 'former_winner', since: 2023, until: 2026, wins: [] },
      satu: { kind: 'one_per_ward', others: [] },
    })
    const event = await ctx.db.selectFrom('event').select('type').orderBy('id', 'desc').executeTakeFirst()
    expect(event?.type).toBe('dossier.accepted')
    expect(await verified()).toEqual([])
  })

  it('returns what is to be mended at its places, beside what was noted there', async () => {
    const { ctx, world, uid } = await waiting()
    const answers = {
      ...ALL_MET,
      umur: answer('fix', 'Isi bulan mulainya.', '@basics'),
      status: answer('fix', 'Lampirkan SK.', 'photos'),
    }
    const input = { uid, reason: '', notes: { photos: 'Foto RW 03.' }, until: null, check: { answers } }
    await returnDossier(ctx, world.verifier, input)
    const view = await viewDossier(ctx, world.drafter, uid)
    expect(view.corrections).toEqual([
      { field: 'photos', note: 'Foto RW 03.\nLampirkan SK.' },
      { field: '@basics', note: 'Isi bulan mulainya.' },
    ])
    expect(view.checks.at(-1)?.items[1]).toEqual({
      ...{ code: 'umur', text: 'Sudah berjalan setahun', outcome: 'fix', note: 'Isi bulan mulainya.' },
    })
    expect(view.out).toBeNull()
  })

  it('still asks for a reason when no item asks for anything', async () => {
    const { ctx, world, uid } = await waiting()
    const input = { uid, reason: '', until: null, check: { answers: {} } }
    await expect(returnDossier(ctx, world.verifier, input)).rejects.toMatchObject({
      problems: [{ field: 'reason', kind: 'required' }],
    })
    expect(await ctx.db.selectFrom('eligibility_check').select('id').execute()).toEqual([])
  })

  it('lets the second of two checkers know, and takes nothing of theirs', async () => {
    const { ctx, world, uid } = await waiting()
    const check = { answers: ALL_MET, seen: 0 }
    await acceptDossier(ctx, world.verifier, { uid, revision: 1, check })
    const slower = { uid, revision: 1, reason: 'Lengkapi.', until: null, check: { answers: {}, seen: 0 } }
    await expect(returnDossier(ctx, world.organizer, slower)).rejects.toMatchObject({
      ...{ name: 'ChangedError', reason: 'checked_meanwhile' },
    })
    expect((await viewDossier(ctx, world.drafter, uid)).state).toBe('complete')
  })

  it('asks nothing where the rules have no list', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const { uid } = await submitted(ctx, world)
    const refused = { uid, reason: 'x', check: { answers: {} } }
    await expect(refuseEntry(ctx, world.verifier, refused)).rejects.toThrow('no_checklist')
    expect((await viewCheck(ctx, world.verifier, uid)).checklist).toBeNull()
    await acceptDossier(ctx, world.verifier, { uid, check: { answers: FAILED } })
    expect(await ctx.db.selectFrom('eligibility_check').select('id').execute()).toEqual([])
  })
})

describe('an ineligible entry', () => {
  it('is out with its reason: it waits no more, is not judged, and its dossier stays readable', async () => {
    const { ctx, world, uid, refuse, queue, verified } = await waiting()
    expect(await queue()).toEqual([uid])
    await refuse(FAILED)
    expect(await queue()).toEqual([])
    const { out, state, checks } = await viewDossier(ctx, world.drafter, uid)
    expect([out, state]).toEqual([{ reason: 'Status Berkembang atau Cepat Berkembang' }, 'submitted'])
    expect(checks[0]?.items[0]).toEqual({
      ...{ code: 'status', text: 'Status Berkembang atau Cepat Berkembang', outcome: 'failed' },
      note: 'Status Kurang Berkembang, surat DPMD 12/2026.',
    })
    const [stage] = RULES.stages
    expect(await listCandidates(ctx, world.organizer, SLUG, stage?.code ?? '')).toEqual([])
    await expect(withdrawDossier(ctx, world.drafter, { uid })).rejects.toThrow('entry_out')
    await expect(acceptDossier(ctx, world.verifier, { uid, check: { answers: ALL_MET } })).rejects.toThrow(
      'entry_out',
    )
    await expect(returnDossier(ctx, world.verifier, { uid, reason: 'x', until: null })).rejects.toThrow(
      'entry_out',
    )
    await expect(refuse(FAILED)).rejects.toThrow('entry_out')
    expect(await verified()).toEqual([])
  })

  it('needs somebody who checks that ward, a failed item, and an entry that is not judged yet', async () => {
    const { ctx, world, uid, refuse } = await waiting()
    const input = { uid, reason: '', check: { answers: FAILED } }
    await expect(refuseEntry(ctx, world.drafter, input)).rejects.toMatchObject({ name: 'ForbiddenError' })
    await expect(refuseEntry(ctx, world.otherVerifier, input)).rejects.toMatchObject({
      name: 'NotFoundError',
    })
    await expect(refuse(ALL_MET as typeof FAILED)).rejects.toMatchObject({
      problems: [{ field: 'decision', kind: 'check_none_failed' }],
    })
    await expect(refuse(FAILED, { revision: 7 })).rejects.toThrow('newer_revision')
    await acceptDossier(ctx, world.verifier, { uid, check: { answers: ALL_MET } })
    await putEntries(ctx, world.organizer, SLUG, RULES.stages[0]?.code ?? '', 'all')
    await expect(refuse(FAILED)).rejects.toThrow('entry_in_stage')
  })

  it('comes back by the organizer with a reason, and waits for a check again', async () => {
    const { ctx, world, uid, refuse, queue, verified } = await waiting()
    await expect(reinstateEntry(ctx, world.organizer, { uid, reason: 'x' })).rejects.toThrow('not_ineligible')
    await refuse(FAILED, { reason: 'Status belum terpenuhi.' })
    expect((await viewDossier(ctx, world.drafter, uid)).out).toEqual({ reason: 'Status belum terpenuhi.' })
    const undo = { uid, reason: 'Surat DPMD sudah diralat.' }
    await expect(reinstateEntry(ctx, world.verifier, undo)).rejects.toMatchObject({ name: 'ForbiddenError' })
    await expect(reinstateEntry(ctx, world.organizer, { uid, reason: ' ' })).rejects.toMatchObject({
      problems: [{ field: 'reason', kind: 'required' }],
    })
    await reinstateEntry(ctx, world.organizer, undo)
    const { out, checks } = await viewDossier(ctx, world.drafter, uid)
    expect([out, checks.map(({ decision }) => decision)]).toEqual([null, ['ineligible', 'reinstated']])
    expect(await queue()).toEqual([uid])
    await acceptDossier(ctx, world.verifier, { uid, check: { answers: ALL_MET, seen: 2 } })
    expect((await viewDossier(ctx, world.drafter, uid)).state).toBe('complete')
    expect(await verified()).toEqual([])
  })

  it('takes in no other dossier of the same entry', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx, { ...RULES, unit: 'kelurahan' })
    const first = await submitted(ctx, world)
    const uid = await completeDraft(ctx, world.drafter, 'layanan')
    await release(ctx, world.responsible, uid)
    await refuseEntry(ctx, world.verifier, { uid: first.uid, reason: '', check: { answers: FAILED } })
    await expect(submitDossier(ctx, world.drafter, { uid })).rejects.toThrow('entry_out')
    const entries = await ctx.db.selectFrom('dossier').select('entry_id').distinct().execute()
    expect(entries.length).toBe(1)
    expect((await viewDossier(ctx, world.drafter, first.uid)).out).not.toBeNull()
  })
})

describe('notes of a check', () => {
  it('are erased only with their recorded erasure; outcomes stay, and the record proves itself', async () => {
    const { ctx, world, uid, refuse, verified } = await waiting()
    await refuse(FAILED)
    const at = ctx.now().toISOString()
    const silently = ctx.db.updateTable('eligibility_check').set({ notes: null }).execute()
    await expect(silently).rejects.toThrow('sealed text')
    await transact(ctx, world.organizer, { type: 'privacy.answered' }, async (tx, record) => {
      const asked = await record.insert('data_request', {
        ...{ person_id: world.drafter.id ?? 0, kind: 'erasure', about: 'x', content: 'x', answer: null },
        requested_at: at,
      })
      const row = await tx.selectFrom('eligibility_check').select(['id', 'uid']).executeTakeFirstOrThrow()
      await record.erase('eligibility_check', row, 'notes', {
        ...{ basis: 'request', data_request_id: asked.id, kind: 'notes' },
        ...{ erased_by: world.organizer.id ?? 0, erased_at: at },
      })
    })
    expect((await viewDossier(ctx, world.drafter, uid)).checks[0]?.items[0]).toMatchObject({
      ...{ outcome: 'failed', note: null },
    })
    expect(await verified()).toEqual([])
    const changed = ctx.db.updateTable('eligibility_check').set({ decision: 'complete' }).execute()
    await expect(changed).rejects.toThrow('rows never change')
  })
})

describe('former winners', () => {
  const csv = (...lines: string[]) =>
    Buffer.from(['region_code;year;competition;place', ...lines].join('\r\n'))
  const GOOD = ['36.71.01.1001;2024;Lomba Kota;Juara 1', '36.71.01.1002;2025;"Lomba; Kota";Juara 2']

  it('replace the list whole, in either dialect, and show beside the item', async () => {
    const { ctx, world, uid } = await waiting()
    const load = (bytes: Uint8Array, dryRun = false) =>
      importWinners(ctx, world.organizer, bytes, { competition: SLUG, dryRun })
    expect(await load(csv(...GOOD), true)).toEqual({ ok: true, winners: 2, dryRun: true })
    expect(await ctx.db.selectFrom('former_winner_list').select('id').execute()).toEqual([])
    expect(await load(csv(...GOOD))).toEqual({ ok: true, winners: 2, dryRun: false })
    const found = async () =>
      (await viewCheck(ctx, world.verifier, uid)).checklist?.items.find(({ code }) => code === 'menang')
        ?.finding
    expect(await found()).toMatchObject({ wins: [{ year: 2024, contest: 'Lomba Kota', place: 'Juara 1' }] })
    const international = Buffer.from(
      'place,year,region_code,competition\n"Juara 3",2025,36.71.01.1001,Lomba Provinsi\n',
    )
    expect(await load(international)).toMatchObject({ ok: true, winners: 1 })
    expect(await found()).toMatchObject({
      wins: [{ year: 2025, contest: 'Lomba Provinsi', place: 'Juara 3' }],
    })
  })

  it('name line and column of every fault and change nothing', async () => {
    const { ctx, world } = await waiting()
    const bad = csv(
      ...['36.71.01.1001;2024;Lomba Kota;Juara 1', '36.71.01.1001;2024;Lomba Kota;Juara 1'],
      ...['36.99.01.1001;2024;Lomba Kota;Juara 1', '36.74.01.1001;2024;Lomba Kota;Juara 1'],
    )
    const result = await importWinners(ctx, world.organizer, bad, { competition: SLUG, dryRun: false })
    expect(result.ok ? [] : result.faults.map(({ line, column, kind }) => [line, column, kind])).toEqual([
      [3, 1, 'same_line'],
      [4, 1, 'unknown_ward'],
      [5, 1, 'ward_elsewhere'],
    ])
    const cells = csv('36.71.01.1001;dua;Lomba;Juara', ';1900;;Juara')
    const other = await importWinners(ctx, world.organizer, cells, { competition: SLUG, dryRun: false })
    expect(other.ok ? [] : other.faults.map(({ line, column, kind }) => [line, column, kind])).toEqual([
      [2, 2, 'not_integer'],
      [3, 1, 'required'],
      [3, 3, 'required'],
      [3, 2, 'too_small'],
    ])
    expect(
      await importWinners(ctx, world.organizer, csv(), { competition: SLUG, dryRun: false }),
    ).toMatchObject({
      ...{ ok: false, faults: [{ line: 1, kind: 'no_winners' }] },
    })
    await expect(
      importWinners(ctx, world.verifier, csv(...GOOD), { competition: SLUG, dryRun: false }),
    ).rejects.toMatchObject({ name: 'ForbiddenError' })
    expect(await ctx.db.selectFrom('former_winner_list').select('id').execute()).toEqual([])
  })
})

describe('the export of checks', () => {
  it('writes a line per item in both dialects, the taking back among them', async () => {
    const { ctx, world, uid, refuse } = await waiting()
    await refuse({ status: FAILED.status, umur: answer('met') } as typeof FAILED)
    await reinstateEntry(ctx, world.organizer, { uid, reason: 'Surat DPMD diralat.' })
    const write = async (dialect: 'id' | 'intl') => {
      const request = { slug: SLUG, name: 'checks', scope: {}, dialect, record: false } as const
      const made = await writeExportFile(ctx, world.organizer, request)
      const text = readFileSync(made.path, 'utf8')
      await made.discard()
      return text.replace('\ufeff', '').trimEnd().split('\r\n')
    }
    const start =
      '"P-001";"36.71.01.1001";"Sukarasa";"36.71.01 Tangerang";"lingkungan";"Bank sampah RW 03";1;'
    const at = '2026-03-02 10:00:00'
    expect(await write('id')).toEqual([
      'entry;kelurahan_code;kelurahan;kecamatan;category;title;revision;checked_at;decision;item;item_text;outcome;note',
      `${start}${at};"ineligible";"status";"Status Berkembang atau Cepat Berkembang";"failed";"Status Kurang Berkembang, surat DPMD 12/2026."`,
      `${start}${at};"ineligible";"umur";"Sudah berjalan setahun";"met";""`,
      `${start}${at};"reinstated";"";"";"";""`,
    ])
    expect((await write('intl'))[1]).toContain('2026-03-02T10:00:00+07:00,"ineligible","status"')
  })
})
