import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ALL_FIELDS_RULES } from '#tests/support/all-fields'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld } from '#tests/support/dossiers'
import { importDossiers } from '~/services/dossier-import.server'
import { saveFields } from '~/services/drafts.server'
import { writeExportFile } from '~/services/export-files.server'

const SLUG = 'lomba-uji-2026'
const HEADER = 'region_code;category_code;title;reuse;trial;goals;place;results'
const ROW =
  '36.71.01.1001;lingkungan;=A;12,5%;Januari 2024 - Juni 2024;"Air bersih; tpb-1";"-6,17806 106,63";"Sampah | 1.250 | 900\nAir | | 5"'

async function addWritten() {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx, ALL_FIELDS_RULES)
  const file = Buffer.from(`${HEADER}\r\n${ROW}`)
  await importDossiers(ctx, world.organizer, file, { competition: SLUG, dryRun: false })
  const write = async (dialect: 'id' | 'intl') => {
    const request = { slug: SLUG, name: 'dossiers', scope: {}, dialect, record: false } as const
    const made = await writeExportFile(ctx, world.organizer, request)
    const text = readFileSync(made.path, 'utf8')
    await made.discard()
    return text
  }
  const values = () =>
    ctx.db.selectFrom('dossier_value').select(['field', 'value']).orderBy('field').execute()
  return { ctx, world, write, values }
}

it('writes every dossier as a line and every field as a column, in both dialects', async () => {
  const { write } = await addWritten()
  const [header, ...lines] = (await write('id')).replace('\ufeff', '').trimEnd().split('\r\n')
  expect(header).toBe(
    'entry;region_code;kelurahan;kecamatan;category_code;title;dossier_state;revision;received_at;' +
      'fields_filled;fields_total;fields_missing;summary;group;beneficiaries;budget;start-date;' +
      'reuse;trial;goals;water;place;results;not_read',
  )
  expect(lines).toEqual([
    `"P-001";"36.71.01.1001";"Sukarasa";"Tangerang";"lingkungan";"'=A";"draft";;;6;14;4;"";"";;;"";` +
      `12,5;"2024-01/2024-06";"tpb-1,tpb-6";"";"'-6.17806, 106.63000";"Sampah | 1.250 | 900\nAir |  | 5";""`,
  ])
  const intl = await write('intl')
  expect(intl).toContain(',12.5,')
  expect(intl.startsWith('entry,region_code,')).toBe(true)
})

it('is read in again with the same values', async () => {
  const first = await addWritten()
  const file = Buffer.from(await first.write('id'))
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx, ALL_FIELDS_RULES)
  expect(
    await importDossiers(ctx, world.organizer, file, { competition: SLUG, dryRun: false }),
  ).toMatchObject({
    ok: true,
    created: 1,
  })
  const again = await ctx.db.selectFrom('dossier_value').select(['field', 'value']).orderBy('field').execute()
  expect(again).toEqual(await first.values())
})

it('keeps apart what stands in a column of figures and is none', async () => {
  const { ctx, world, write } = await addWritten()
  const [dossier] = await ctx.db.selectFrom('dossier').select('uid').execute()
  const edits = [{ field: 'reuse', typed: 'separuh', base: 1 }]
  await saveFields(ctx, world.drafter, { uid: dossier?.uid ?? '', edits, locale: 'id' })
  expect(await write('id')).toContain(';"reuse: separuh"\r\n')
})
