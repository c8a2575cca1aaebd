import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type TestContext, useTestContext } from '#tests/support/context'
import { openWithLibreOffice, soffice } from '#tests/support/libreoffice'
import { addPackWorld } from '#tests/support/packs'
import type { ResultWorld } from '#tests/support/results'
import { writeCompanion } from '~/exports/companion.server'
import type { ExportName } from '~/exports/index.server'
import { chooseColumns, viewColumns } from '~/services/export-columns.server'
import { writeExportFile } from '~/services/export-files.server'

const STAGE = { stage: 'proposal' }

async function write(
  ctx: TestContext,
  { sari, slug }: ResultWorld,
  name: ExportName,
  { dialect = 'intl', chosenColumns = false }: { dialect?: 'id' | 'intl'; chosenColumns?: boolean } = {},
) {
  const file = await writeExportFile(ctx, sari, {
    ...{ slug, name, scope: STAGE, dialect, record: false, chosenColumns },
  })
  const bytes = readFileSync(file.path)
  const companion = await writeCompanion(name, file)
  await file.discard()
  return { bytes, companion, lines: bytes.toString().trimEnd().split('\r\n') }
}

describe('exports of an official result', () => {
  it('name its number and hash, and say what was frozen', async () => {
    const ctx = await useTestContext()
    const first = { code: 'juara-1', name: 'Juara 1', rank: 1, per: 'whole' as const }
    const world = await addPackWorld(ctx, { rules: (rules) => ({ ...rules, awards: [first] }) })
    const { sha256 } = await ctx.db
      .selectFrom('official_result')
      .select('sha256')
      .where('number', '=', 2)
      .executeTakeFirstOrThrow()
    for (const name of ['official', 'frozen', 'awards', 'statistics', 'kecamatan'] as const) {
      const { companion } = await write(ctx, world, name)
      expect(companion).toContain('"result_number","2"')
      expect(companion).toContain(`"result_sha256","${sha256}"`)
    }
    const ranking = (await write(ctx, world, 'official')).lines
    expect(ranking.map((line) => line.split(',').slice(0, 3).join())).toEqual([
      ...['rank,tied,entry', '1,0,"P1"', '2,0,"P3"', '3,0,"P2"'],
    ])
    expect((await write(ctx, world, 'frozen')).lines).toHaveLength(17)
    expect((await write(ctx, world, 'kecamatan')).lines).toEqual([
      'kecamatan,entries,ranked,best_rank,best_entry,best_kelurahan,mean_total,awards',
      '"36.71.01 Tangerang",1,1,2,"P3","Sukarasa",80,0',
      '"36.71.07 Karawaci",2,2,1,"P1","Karawaci",85,1',
    ])
    expect(
      (await write(ctx, world, 'awards')).lines.map((line) => line.split(',').slice(0, 2).join()),
    ).toEqual([...['award,entry', '"Juara 1","P1"']])
    const statistics = (await write(ctx, world, 'statistics')).lines
    expect(statistics.filter((line) => /"(input.marks|ranking.total.P1|kendallW.chi2)/.test(line))).toEqual([
      '"proposal","input.marks",16,""',
      '"proposal","kendallW.chi2.value",,""',
      '"proposal","kendallW.chi2.reason",,"incomplete"',
      '"proposal","ranking.total.P1",90,""',
    ])
  })

  it('tell of each judge the days and the entries', async () => {
    const ctx = await useTestContext()
    const world = await addPackWorld(ctx)
    const { lines, companion } = await write(ctx, world, 'judges')
    expect(lines).toEqual([
      'judge,judge_name,seats,days_attended,meetings_attended,dates,entries_scored,sheets',
      '"budi","Budi","Anggota 2",0,0,"",3,3',
      '"hadi","Hadi","Ketua",1,1,"2026-05-02",3,3',
      '"wati","Wati","Anggota 1",0,0,"",2,2',
    ])
    expect(companion).not.toContain('result_number')
  })
})

describe('chosen columns', () => {
  it('are remembered for a person and hold for their downloads alone', async () => {
    const ctx = await useTestContext()
    const world = await addPackWorld(ctx)
    const place = { slug: world.slug, name: 'official', ...STAGE }
    await chooseColumns(ctx, world.sari, place, ['rank', 'entry', 'unknown'])
    const { chosen, columns } = await viewColumns(ctx, world.sari, place)
    expect([chosen, columns.length]).toEqual([['rank', 'entry'], 13])
    expect((await write(ctx, world, 'official', { chosenColumns: true })).lines).toEqual([
      ...['rank,entry', '1,"P1"', '2,"P3"', '3,"P2"'],
    ])
    expect((await viewColumns(ctx, world.chair, place)).chosen).toEqual(columns)
    await expect(chooseColumns(ctx, world.sari, place, [])).rejects.toMatchObject({
      problems: [{ field: 'columns', kind: 'required' }],
    })
  })
})

it.skipIf(soffice === null)('opens right in LibreOffice id-ID', { timeout: 120_000 }, async () => {
  const ctx = await useTestContext()
  const { bytes } = await write(ctx, await addPackWorld(ctx), 'kecamatan', { dialect: 'id' })
  const [, first] = openWithLibreOffice(bytes, { quotesMeanText: true })
  expect(first?.map(({ type, value }) => [type, value])).toEqual([
    ['string', '36.71.01 Tangerang'],
    ['float', '1'],
    ['float', '1'],
    ['float', '2'],
    ['string', 'P3'],
    ['string', 'Sukarasa'],
    ['float', '80'],
    ['float', '0'],
  ])
})
