import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld } from '#tests/support/dossiers'
import { importDossiers } from '~/services/dossier-import.server'
import { viewDraft, viewTeamBoard } from '~/services/dossiers.server'

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
  expect(await ctx.db.selectFrom('entry').select('id').execute()).toEqual([])
  await expect(importDossiers(ctx, drafter, csv(), options)).rejects.toMatchObject({ name: 'NotFoundError' })
})
