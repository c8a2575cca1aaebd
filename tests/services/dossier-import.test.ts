import { expect, it } from 'vitest'
import { ALL_FIELDS_RULES } from '#tests/support/all-fields'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld } from '#tests/support/dossiers'
import { importDossiers } from '~/services/dossier-import.server'
import { viewDossier, viewDraft, viewTeamBoard } from '~/services/dossiers.server'

const HEADER = 'region_code;category_code;title;summary;group;beneficiaries'
const options = { competition: 'lomba-uji-2026', dryRun: false }
const csv = (...lines: string[]) => Buffer.from([HEADER, ...lines].join('\r\n'))

it('creates drafts that their teams find, and with a dry run none', async () => {
  const ctx = await useTestContext()
  const { organizer, drafter } = await addDossierWorld(ctx)
  const file = csv(
    '36.71.01.1001;lingkungan;Bank sampah;"Baris satu\nbaris dua";Umum;1.250',
    '36.71.01.1002;layanan;Loket;;;',
  )
  const expected = { ok: true, created: 2, incomplete: 2 }
  expect(await importDossiers(ctx, organizer, file, { ...options, dryRun: true })).toEqual({
    ...expected,
    dryRun: true,
  })
  expect(await ctx.db.selectFrom('dossier').select('id').execute()).toEqual([])
  expect(await importDossiers(ctx, organizer, file, options)).toEqual({ ...expected, dryRun: false })
  const { board } = await viewTeamBoard(ctx, drafter)
  const [dossier] = board[0]?.dossiers ?? []
  const { values } = await viewDraft(ctx, drafter, dossier?.uid ?? '')
  expect(Object.fromEntries(Object.entries(values).map(([code, { value }]) => [code, value]))).toEqual({
    title: 'Bank sampah',
    summary: 'Baris satu\nbaris dua',
    group: 'umum',
    beneficiaries: '1250',
  })
})

it('names line and column of every fault and creates nothing', async () => {
  const ctx = await useTestContext()
  const { organizer, drafter } = await addDossierWorld(ctx)
  const faults = async (...lines: string[]) => {
    const result = await importDossiers(ctx, organizer, csv(...lines), options)
    return result.ok ? [] : result.faults.map(({ line, column, kind }) => [line, column, kind])
  }
  expect(
    await faults(
      '36.71.01.1001;lain;A;;;',
      '36.71.01.1001;lingkungan;;;;',
      '36.71.01.1001;lingkungan;B;;;banyak',
    ),
  ).toEqual([
    [2, 2, 'not_allowed'],
    [3, 3, 'required'],
    [4, 6, 'not-a-number'],
  ])
  expect(
    await faults(
      '36.71.01.1001;lingkungan;A;;;',
      '36.71.01.1001;lingkungan;B;;;',
      '36.74.01.1001;lingkungan;C;;;',
      '36.71.01;lingkungan;D;;;',
    ),
  ).toEqual([
    [3, 2, 'category_taken'],
    [4, 1, 'ward_elsewhere'],
    [5, 1, 'unknown_ward'],
  ])
  // All of one line as well, and of every other line with it, in the order of the columns.
  expect(
    await faults(
      '99;lain;;;;banyak',
      '36.74.01.1001;lingkungan;;;bukan;banyak',
      '36.71.01.1001;lingkungan;E;;;',
      '36.71.01.1001;lingkungan;F;;;',
    ),
  ).toEqual([
    [2, 1, 'unknown_ward'],
    [2, 2, 'not_allowed'],
    [2, 3, 'required'],
    [3, 1, 'ward_elsewhere'],
    [3, 3, 'required'],
    [3, 5, 'not-an-option'],
    [3, 6, 'not-a-number'],
    [5, 2, 'category_taken'],
  ])
  expect(await ctx.db.selectFrom('entry').select('id').execute()).toEqual([])
  await expect(importDossiers(ctx, drafter, csv(), options)).rejects.toMatchObject({ name: 'NotFoundError' })
})

it('takes every type of field, rows as lines in one cell', async () => {
  const ctx = await useTestContext()
  const { organizer, drafter } = await addDossierWorld(ctx, ALL_FIELDS_RULES)
  const header = 'region_code;category_code;title;reuse;trial;goals;place;results'
  const send = (cells: string) =>
    importDossiers(ctx, organizer, Buffer.from(`${header}\r\n36.71.01.1001;lingkungan;A;${cells}`), options)
  const kinds = async (cells: string) => {
    const result = await send(cells)
    return result.ok ? [] : result.faults.map(({ column, kind }) => [column, kind])
  }
  expect(await kinds('separuh;;;;')).toEqual([[4, 'not-a-number']])
  expect(await kinds(';awal 2024;;;')).toEqual([[5, 'not-a-month']])
  expect(await kinds(';;"tpb-1,tpb-9";;')).toEqual([[6, 'not-an-option']])
  expect(await kinds(';;;di balai;')).toEqual([[7, 'not-a-location']])
  expect(await kinds(';;;;"Air | banyak"')).toEqual([[8, 'not-a-number']])
  const rows = '"Sampah | 1.250 | 900\nAir | | 5"'
  const cells = `12,5%;Januari 2024 - Juni 2024;"Air bersih; tpb-1";"-6,17806 106,63";${rows}`
  expect(await send(cells)).toMatchObject({ ok: true, created: 1 })
  const { board } = await viewTeamBoard(ctx, drafter)
  const uid = board[0]?.dossiers[0]?.uid ?? ''
  const { content } = await viewDossier(ctx, drafter, uid)
  expect(content.values).toEqual({
    title: 'A',
    reuse: '12.5',
    trial: '2024-01/2024-06',
    goals: 'tpb-1,tpb-6',
    place: '-6.17806,106.63000',
    results:
      '[{"cells":{"before":"1250","name":"Sampah","now":"900"},"id":"00000001"},{"cells":{"name":"Air","now":"5"},"id":"00000002"}]',
  })
  const { values } = await viewDraft(ctx, drafter, uid)
  expect(values['results/00000002']).toMatchObject({ value: '{"name":"Air","now":"5"}', version: 1 })
})
