import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readForm } from '#tests/support/html-form'
import type { Client } from '#tests/support/server'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import type { Form } from '~/domain/fields/form'

let server: WorldServer
let organizer: Client
let base: string
beforeAll(async () => {
  server = await startWorldServer()
  organizer = await server.as('organizer')
  base = `/kelola/${server.world.draft.slug}/ketentuan`
})
afterAll(() => server.close())

const draft = async () => {
  const { content, version } = await server.ctx.db
    .selectFrom('rules_draft')
    .selectAll()
    .where('competition_id', '=', server.world.draft.id)
    .executeTakeFirstOrThrow()
  return { version, rules: JSON.parse(content) }
}
const formOf = async (code: string): Promise<Form> =>
  (await draft()).rules.categories.find((category: { code: string }) => category.code === code).form
const at = (path: string, category = 'proklim') => `${base}/formulir/${category}${path}`

/** Sends the form of a page as it stands, but for some fields. */
async function send(path: string, key: string, changes: Record<string, string | string[]> = {}) {
  const kept = readForm(await organizer.html(path), key).filter(([name]) => !(name in changes))
  const changed = Object.entries(changes).flatMap(([name, value]) =>
    [value].flat().map((text): [string, string] => [name, text]),
  )
  return organizer.post(path, [...kept, ...changed])
}

describe('a page of the builder', () => {
  it('sent as it stands changes nothing', async () => {
    for (const category of ['proklim', 'layanan']) {
      const before = await formOf(category)
      for (const { code } of before.fields)
        expect((await send(at(`/isian/${code}`, category), 'isian')).status, code).toBe(303)
      for (const { code } of before.evidence)
        expect((await send(at(`/bukti/${code}`, category), 'bukti')).status, code).toBe(303)
      for (const { code } of before.sections)
        expect((await send(at(`/bagian/${code}`, category), 'bagian')).status, code).toBe(303)
      expect((await send(at('/keterangan', category), 'keterangan')).status).toBe(303)
      expect((await send(at('/json', category), 'json')).status).toBe(303)
      expect(await formOf(category)).toEqual(before)
    }
  }, 60_000)

  it('gives the form away as it takes it', async () => {
    const response = await organizer.get(at('/json/unduh'))
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="formulir-proklim.json"')
    expect(await response.json()).toEqual(await formOf('proklim'))
  })

  it('refuses what was made from an older draft, with what was typed', async () => {
    const { version } = await draft()
    const before = await formOf('layanan')
    const response = await send(at('/isian/summary', 'layanan'), 'isian', {
      version: String(version - 1),
      label: 'Inti inovasi',
    })
    const html = await response.text()
    expect([response.status, html.includes('sudah diubah orang lain')]).toEqual([400, true])
    expect(new Map(readForm(html, 'isian')).get('label')).toBe('Inti inovasi')
    expect(await formOf('layanan')).toEqual(before)
  })

  it('records who changed which category', async () => {
    const { version } = await draft()
    await send(at('/isian/summary', 'layanan'), 'isian', { label: 'Inti inovasi' })
    const event = await server.ctx.db
      .selectFrom('event')
      .select(['type', 'body'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const { refs, by } = JSON.parse(event.body)
    expect([event.type, refs, by]).toEqual([
      'competition.changed',
      { category: 'layanan', draft: version + 1 },
      server.world.cast.organizer.uid,
    ])
  })
})

describe('repeating rows', () => {
  const at = (path: string) => `${base}/formulir/layanan${path}`
  const columns = async (code: string) => {
    const field = (await formOf('layanan')).fields.find((candidate) => candidate.code === code)
    return field?.type === 'rows' ? field.columns : []
  }

  it('are made with named columns, which get their types, order and limits afterwards', async () => {
    const made = await send(at('/bagian/figures/isian-baru/rows'), 'isian', {
      label: 'Mitra',
      columns: 'Nama mitra | Partner\nPeran',
      maxRows: '5',
    })
    expect([made.status, made.headers.get('Location')]).toEqual([
      303,
      `${at('/isian/mitra/kolom')}?pesan=saved`,
    ])
    expect((await columns('mitra')).map(({ code, type }) => [code, type])).toEqual([
      ['nama-mitra', 'text'],
      ['peran', 'text'],
    ])
    await send(at('/isian/mitra/kolom-baru/number'), 'kolom', {
      label: 'Orang',
      concept: 'beneficiaries',
      min: '1',
    })
    await send(at('/isian/mitra/kolom/peran?jenis=choice'), 'kolom', {
      options: 'Dana\nTenaga',
      required: 'yes',
    })
    await send(at('/isian/mitra/kolom'), 'kolom', { move: 'up:orang' })
    expect(await columns('mitra')).toEqual([
      {
        code: 'nama-mitra',
        type: 'text',
        size: 'short',
        required: false,
        label: { id: 'Nama mitra', en: 'Partner' },
      },
      {
        code: 'orang',
        type: 'number',
        min: '1',
        required: false,
        label: { id: 'Orang', en: 'Orang' },
        unit: { id: 'orang', en: 'people' },
        concept: { code: 'beneficiaries', unit: 'person' },
      },
      {
        code: 'peran',
        type: 'choice',
        required: true,
        label: { id: 'Peran', en: 'Peran' },
        options: [
          { code: 'dana', label: { id: 'Dana', en: 'Dana' } },
          { code: 'tenaga', label: { id: 'Tenaga', en: 'Tenaga' } },
        ],
      },
    ])
    const preview = await organizer.html(at('/pratinjau'))
    expect(preview).toContain('Nama mitra')
    expect(preview).toContain('Paling banyak 5 baris.')
  })

  it('keep their columns when something else about them changes, and one column at least', async () => {
    const before = await columns('mitra')
    await send(at('/isian/mitra'), 'isian', { label: 'Mitra kelurahan', minRows: '1' })
    expect(await columns('mitra')).toEqual(before)
    for (const code of ['orang', 'peran'])
      expect((await send(at(`/isian/mitra/kolom/${code}/hapus`), 'hapus')).status).toBe(303)
    const last = await send(at('/isian/mitra/kolom/nama-mitra/hapus'), 'hapus')
    expect([last.status, (await last.text()).includes('paling sedikit satu kolom')]).toEqual([400, true])
    expect((await columns('mitra')).map(({ code }) => code)).toEqual(['nama-mitra'])
  })

  it('refuse a column that is wrong, with what was typed', async () => {
    const wrong = await send(at('/isian/mitra/kolom-baru/number'), 'kolom', {
      label: 'Umur',
      min: '9',
      max: '5',
    })
    const html = await wrong.text()
    expect([wrong.status, html.includes('Batas atas lebih kecil')]).toEqual([400, true])
    expect(new Map(readForm(html, 'kolom')).get('label')).toBe('Umur')
    expect((await organizer.get(at('/isian/summary/kolom'))).status).toBe(404)
    expect((await organizer.get(at('/isian/mitra/kolom/tidak-ada'))).status).toBe(404)
    expect((await organizer.get(at('/isian/mitra/kolom-baru/rows'))).status).toBe(404)
  })
})

describe('several choices', () => {
  it('may be what another field hangs on', async () => {
    await send(at('/isian/funding-sources'), 'isian', { when: ['sdgs=tpb-6', 'sdgs=tpb-13'] })
    const field = (await formOf('proklim')).fields.find(({ code }) => code === 'funding-sources')
    expect(field?.when).toEqual({ field: 'sdgs', in: ['tpb-6', 'tpb-13'] })
    const without = await send(at('/isian/sdgs'), 'isian', { options: 'Satu\nDua' })
    expect([without.status, (await without.text()).includes('masih menjadi syarat')]).toEqual([400, true])
    await send(at('/isian/funding-sources'), 'isian', { when: [] })
  })
})

describe('a choice on which others hang', () => {
  it('keeps the options that they hang on, its type and its own lack of a condition', async () => {
    await send(at('/isian/funding-sources'), 'isian', { when: ['scope=one-rw', 'scope=several-rw'] })
    const without = await send(at('/isian/scope'), 'isian', { options: 'Satu\nDua' })
    const changed = await send(at('/isian/scope?jenis=link'), 'isian')
    const chained = await send(at('/isian/scope'), 'isian', { when: 'legal-basis=none' })
    for (const response of [without, changed, chained]) {
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('masih menjadi syarat untuk')
    }
    expect((await send(at('/isian/scope/hapus'), 'hapus')).status).toBe(303)
    const after = await formOf('proklim')
    expect(after.fields.filter(({ when }) => when?.field === 'scope')).toEqual([])
  })

  it('takes a condition on one question only', async () => {
    const when = ['proklim-category=utama', 'legal-basis=none']
    const response = await send(at('/isian/funding-sources'), 'isian', { when })
    expect([response.status, (await response.text()).includes('satu pertanyaan saja')]).toEqual([400, true])
  })
})

describe('categories and basics', () => {
  it('keeps what was typed when a category is left without a name', async () => {
    const response = await send(`${base}/kategori`, 'kategori-layanan-nama', { 'name-layanan': '' })
    const html = await response.text()
    expect([response.status, html.includes('href="#f-name-layanan"')]).toEqual([400, true])
    expect(new Map(readForm(html, 'kategori-layanan-nama')).get('name-layanan')).toBe('')
    expect(new Map(readForm(html, 'kategori-proklim-nama')).get('name-proklim')).toBe('Kampung Proklim')
  })

  it('copies the form of another category', async () => {
    await send(`${base}/kategori`, 'kategori-baru', { model: 'kosong', name: 'Lansia' })
    expect((await formOf('lansia')).fields.map(({ code }) => code)).toEqual(['title'])
    const response = await send(at('/salin', 'lansia'), 'salin', { model: 'category:layanan', sure: 'yes' })
    expect(response.status).toBe(303)
    expect(await formOf('lansia')).toEqual({ ...(await formOf('layanan')), code: 'lansia' })
  })

  it('moves a draft to another region of the organizer, and to no other', async () => {
    const page = `${base}/dasar`
    expect(await organizer.html(`${page}?cari=karawaci`)).toContain('value="36.71.07"')
    expect((await send(page, 'dasar', { hostRegion: '36.71.07' })).status).toBe(303)
    expect((await draft()).rules.hostRegion).toEqual({ code: '36.71.07', name: 'Karawaci' })
    const row = await server.ctx.db
      .selectFrom('competition')
      .select('host_region')
      .where('id', '=', server.world.draft.id)
      .executeTakeFirstOrThrow()
    expect(row.host_region).toBe('36.71.07')
    expect((await send(page, 'dasar', { hostRegion: '36.74' })).status).toBe(403)
  })
})
