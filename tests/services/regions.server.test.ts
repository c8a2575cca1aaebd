import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRegion } from '#db/queries/regions'
import { addPerson, openTestContext, type TestContext, useTestContext } from '#tests/support/context'
import { SYSTEM } from '~/domain/actors'
import { ForbiddenError } from '~/domain/errors'
import type { RegionLevel } from '~/domain/regions'
import {
  findRegionChoice,
  listRegionChildren,
  listRegionsIn,
  searchRegionChoices,
} from '~/services/region-choices.server'
import { importRegions } from '~/services/regions.server'

const importEvents = (ctx: TestContext) =>
  ctx.db.selectFrom('event').select('body').where('type', '=', 'regions.imported').orderBy('seq').execute()

describe('the shipped regions in the database', () => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = await openTestContext()
    expect(await importRegions(ctx, SYSTEM, 'shipped')).toEqual({ ok: true, rows: 91_599, changed: 91_604 })
  })
  afterAll(() => ctx.close())

  test('load by one event', async () => {
    const events = await importEvents(ctx)
    expect(events.map(({ body }) => JSON.parse(body).refs)).toEqual([
      {
        sha256: '7f176a8e2968fff5fbc02cd30534d2f8686799a93ac5531fb6b1e551b84a6017',
        rows: 91_599,
        changed: 91_604,
      },
    ])
  })

  test('do not change when the same file comes again', async () => {
    expect(await importRegions(ctx, SYSTEM, 'shipped')).toEqual({ ok: true, rows: 91_599, changed: 0 })
    expect(await importEvents(ctx)).toHaveLength(1)
  })

  test('are the decree’s, below our own regionals and nation', async () => {
    const decree = 'Kepmendagri 300.2.2-2430/2025'
    const rest = { decree, valid_from: null, valid_until: null }
    expect(await findRegion(ctx.db, '36')).toEqual({
      ...{ code: '36', name: 'Banten', level: 'provinsi', parent_code: 'R2' },
      ...rest,
    })
    expect(await findRegion(ctx.db, 'R2')).toEqual({
      ...{ code: 'R2', name: 'Regional II (Jawa dan Bali)', level: 'regional', parent_code: 'ID' },
      ...rest,
    })
  })

  test('are found with their parents', async () => {
    expect(await findRegionChoice(ctx, '36.71.07.1004')).toEqual({
      code: '36.71.07.1004',
      name: 'Nusa Jaya',
      level: 'kelurahan',
      displayName: 'Nusa Jaya, Kec. Karawaci, Kota Tangerang',
    })
    expect(await findRegionChoice(ctx, '36.71.99')).toBe(null)
    expect(await findRegionChoice(ctx, "' or 1=1")).toBe(null)
  })

  test('are listed below a region and in it', async () => {
    const districts = await listRegionChildren(ctx, '36.71')
    expect(districts.map(({ displayName }) => displayName).slice(0, 2)).toEqual([
      'Kec. Batuceper, Kota Tangerang',
      'Kec. Benda, Kota Tangerang',
    ])
    expect(districts).toHaveLength(13)
    expect(await listRegionsIn(ctx, '36.71', ['kelurahan'])).toHaveLength(104)
    expect(await listRegionsIn(ctx, 'R2', ['kelurahan'])).toHaveLength(2_879)
    expect(await listRegionsIn(ctx, 'ID', ['kelurahan'])).toHaveLength(8_496)
    expect(await listRegionsIn(ctx, 'R2', ['provinsi'])).toHaveLength(7)
  })

  const search = async (text: string, within?: string, levels: RegionLevel[] = ['kecamatan', 'kelurahan']) =>
    (await searchRegionChoices(ctx, { text, within, levels, limit: 4 })).map(({ displayName }) => displayName)

  test('are searched by name, the like-named told apart by their parents', async () => {
    expect(await search(' karawaci ', '36.71')).toEqual([
      'Kec. Karawaci, Kota Tangerang',
      'Karawaci, Kec. Karawaci, Kota Tangerang',
      'Karawaci Baru, Kec. Karawaci, Kota Tangerang',
    ])
    expect(await search('gondokusuman', 'ID')).toEqual(['Kemantren Gondokusuman, Kota Yogyakarta'])
    expect(await search('jaya', '36.71', ['kelurahan'])).toHaveLength(4)
  })

  test('are not found by wildcards, quotes or nothing', async () => {
    expect(
      await Promise.all(['%', '_', '\\', '', '  ', "'; drop table region; --"].map((text) => search(text))),
    ).toEqual([[], [], [], [], [], []])
  })
})

describe('a later decree', () => {
  const file = (...lines: string[]) => Buffer.from(['kode;nama;tingkat;kode_induk', ...lines].join('\r\n'))
  const first = file('36;Banten;provinsi;', '36.71;Kota Tangerang;kota;36', '36.72;Kota Cilegon;kota;36')
  const second = file('36;Banten;provinsi;', '36.71;Kota Tangerang Raya;kota;36', '36.73;Kota Serang;kota;36')

  test('renames, adds and ends, and deletes nothing', async () => {
    const ctx = await useTestContext()
    const root = await addPerson(ctx, { account: 'root', grants: [{ role: 'administrator' }] })
    expect(await importRegions(ctx, root, { bytes: first, source: 'a.csv', decree: 'A' })).toEqual({
      ...{ ok: true, rows: 3, changed: 8 },
    })
    ctx.setNow('2026-04-01T00:00:00.000Z')
    const later = { bytes: second, source: 'b.csv', decree: 'B', validFrom: '2026-05-01' }
    expect(await importRegions(ctx, root, later)).toEqual({ ok: true, rows: 3, changed: 3 })
    const rows = await ctx.db
      .selectFrom('region')
      .select(['code', 'name', 'decree', 'valid_from', 'valid_until'])
      .where('code', 'like', '36%')
      .orderBy('code')
      .execute()
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['36', 'Banten', 'A', null, null],
      ['36.71', 'Kota Tangerang Raya', 'B', null, null],
      ['36.72', 'Kota Cilegon', 'A', null, '2026-05-01'],
      ['36.73', 'Kota Serang', 'B', '2026-05-01', null],
    ])
    expect((await listRegionChildren(ctx, '36')).map(({ code }) => code)).toEqual(['36.73', '36.71'])
  })

  test('comes only from an administrator, and whole or not at all', async () => {
    const ctx = await useTestContext()
    const rahman = await addPerson(ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
    const source = { source: 'a.csv', decree: null }
    await expect(importRegions(ctx, rahman, { bytes: first, ...source })).rejects.toThrow(ForbiddenError)
    const bytes = Buffer.concat([first, Buffer.from('\r\n36.74;;kota;36')])
    expect(await importRegions(ctx, SYSTEM, { bytes, ...source })).toEqual({
      ok: false,
      faults: [{ line: 5, column: 2, columnName: 'nama', kind: 'required', params: {} }],
    })
    expect(await findRegion(ctx.db, '36')).toBe(undefined)
    expect(await importEvents(ctx)).toEqual([])
  })
})
