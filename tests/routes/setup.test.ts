import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { addSetupPeople, PDF } from '#tests/support/setup-people'

let server: TestServer
let rahman: Client
let hadi: Client
beforeAll(async () => {
  server = await startServer()
  await addSetupPeople(server.ctx)
  rahman = await server.client().logIn('rahman')
  hadi = await server.client().logIn('hadi')
})
afterAll(() => server.close())

const ANSWERS: [string, string][] = [
  ['name', 'Lomba Inovasi'],
  ['year', '2026'],
  ['hostRegion', '36.71'],
  ['wardKind', 'kelurahan'],
  ['unit', 'innovation'],
  ['forms', 'formulir-ringkas'],
  ['forms', 'kampung-proklim'],
  ['instrument', 'kovablik-jatim'],
  ['closesAt', '2026-04-30T23:59'],
]
const BASE = '/kelola/lomba-inovasi-2026'

const draft = async () => {
  const row = await server.ctx.db.selectFrom('rules_draft').selectAll().executeTakeFirstOrThrow()
  return { version: row.version, rules: JSON.parse(row.content) }
}
const post = async (client: Client, path: string, fields: Record<string, string>) =>
  client.post(path, { version: String((await draft()).version), ...fields })

/** A page with everything that has an id of its own taken out. */
const fieldOf = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1]

describe('the host region', () => {
  const found = (html: string) => html.includes('value="36.71.07"')

  it('is searched within the form, which keeps what was typed, also when it is refused later', async () => {
    const typed: [string, string][] = ANSWERS.filter(([name]) => name !== 'hostRegion' && name !== 'year')
    const search: [string, string] = ['cari', 'karawaci']
    expect(found(await rahman.html('/kelola/baru'))).toBe(false)
    const searched = await rahman.post('/kelola/baru', [...typed, search, ['temukan', 'ya']])
    const html = await searched.text()
    expect([searched.status, found(html), fieldOf(html, 'name')]).toEqual([200, true, 'Lomba Inovasi'])
    expect(html).toContain('2026-04-30T23:59')
    const refused = await rahman.post('/kelola/baru', [...typed, search, ['hostRegion', '36.71.07']])
    const again = await refused.text()
    expect([refused.status, found(again), fieldOf(again, 'cari')]).toEqual([400, true, 'karawaci'])
    const nothing = await rahman.post('/kelola/baru', [...typed, ['cari', 'atlantis'], ['temukan', 'ya']])
    expect(await nothing.text()).toContain('Tidak ada wilayah yang cocok')
    expect(await server.ctx.db.selectFrom('competition').select('id').execute()).toEqual([])
  })
})

describe('a competition from the KOVABLIK template', () => {
  it('is not created from wrong answers; what was typed stays', async () => {
    const wrong = ANSWERS.filter(([name]) => name !== 'forms').map(([name, value]): [string, string] => [
      name,
      name === 'closesAt' ? '2026-02-01T23:59' : value,
    ])
    const response = await rahman.post('/kelola/baru', wrong)
    expect(response.status).toBe(400)
    const html = await response.text()
    expect(html).toContain('href="#f-forms"')
    expect(fieldOf(html, 'name')).toBe('Lomba Inovasi')
    const past = await rahman.post(
      '/kelola/baru',
      ANSWERS.map(([name, value]): [string, string] => [
        name,
        name === 'closesAt' ? '2026-02-01T23:59' : value,
      ]),
    )
    expect([past.status, (await past.text()).includes('Waktu ini sudah lewat')]).toEqual([400, true])
    const elsewhere = await rahman.post(
      '/kelola/baru',
      ANSWERS.map(([name, value]): [string, string] => [name, name === 'hostRegion' ? '36.74' : value]),
    )
    expect(elsewhere.status).toBe(403)
  })

  it('is created from four answers', async () => {
    const response = await rahman.post('/kelola/baru', ANSWERS)
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      `${BASE}?pesan=competition_created`,
    ])
    const { rules } = await draft()
    expect(rules.stages.map(({ code }: { code: string }) => code)).toEqual(['proposal', 'paparan'])
    expect(rules.submission.closesAt).toBe('2026-04-30T16:59:00.000Z')
    const html = await rahman.html(BASE)
    expect(html).toContain('Lengkapi ketentuan')
    const wards = await server.ctx.db
      .selectFrom('region')
      .select('code')
      .where('level', '=', 'kelurahan')
      .where('code', 'like', '36.71.%')
      .execute()
    expect(html).toContain(`Diikuti ${wards.length} kelurahan/desa di Kota Tangerang, Provinsi Banten`)
    expect(html).not.toContain('sedang berlangsung')
    expect(await rahman.html('/orang/baru')).toContain('Lomba Inovasi 2026 · Kota Tangerang</option>')
    expect(await rahman.html('/kelola')).toContain(BASE)
    expect((await server.client().get(BASE)).headers.get('Location')).toBe(
      `/masuk?ke=${encodeURIComponent(BASE)}`,
    )
    const tono = await server.client().logIn('tono')
    expect((await tono.get(BASE)).status).toBe(404)
  })

  it('says that the step and the weights of the stages are missing', async () => {
    const html = await rahman.html(`${BASE}/pembukaan`)
    expect(html).toContain('Kelipatan nilai belum diisi.')
    expect(html).toContain('Bobot tahap belum diisi.')
    expect(html).toContain(`href="${BASE}/instrumen/proposal/latar-belakang"`)
    expect(html).not.toContain('Ajukan pembukaan</span>')
  })

  it('shows every page of the setup to the organizer, and none to a judge', async () => {
    const wati = await server.client().logIn('wati')
    const pages = [
      '/ketentuan',
      '/ketentuan/dasar',
      '/ketentuan/kategori',
      '/ketentuan/formulir/formulir-ringkas',
      '/ketentuan/tahap',
      '/ketentuan/tahap/proposal',
      '/ketentuan/nilai-sama',
      '/ketentuan/penghargaan',
      '/ketentuan/lembar',
      '/instrumen/proposal',
      '/impor-instrumen/proposal',
      '/instrumen/proposal/kebaruan',
      '/pembukaan',
      '/persetujuan',
      '/salin',
      '/uji-publik',
      '/alamat',
    ]
    const answers = await Promise.all(
      pages.map(async (page) => [page, (await rahman.get(BASE + page)).status]),
    )
    expect(answers).toEqual(pages.map((page) => [page, 200]))
    const judge = await Promise.all(pages.map(async (page) => [page, (await wati.get(BASE + page)).status]))
    const acts = ['/salin', '/uji-publik', '/alamat']
    expect(judge).toEqual(pages.map((page) => [page, acts.includes(page) ? 403 : 404]))
  })

  it('takes the criterion pages, weights and stages one by one, rightly and wrongly', async () => {
    const { rules } = await draft()
    for (const stage of rules.stages)
      for (const node of stage.instrument.criteria) {
        const fields = {
          ...{ name: node.name, code: node.code, type: 'number', weight: node.weight, help: node.help },
          ...{ min: '0', max: '100', filledBy: 'judge', reason: 'optional', required: 'yes' },
        }
        const page = `${BASE}/instrumen/${stage.code}/${node.code}`
        expect((await post(rahman, page, { ...fields, step: '1' })).status).toBe(303)
      }
    const wrong = await post(rahman, `${BASE}/instrumen/proposal/kebaruan`, {
      ...{ name: '', code: 'kebaruan', type: 'number', step: 'satu', filledBy: 'judge', reason: 'none' },
    })
    const html = await wrong.text()
    expect([wrong.status, fieldOf(html, 'step')]).toEqual([400, 'satu'])
    expect(html).toContain('href="#f-name"')

    const table = await post(rahman, `${BASE}/instrumen/proposal`, { 'weight.kebaruan': '15,5' })
    expect(table.status).toBe(303)
    expect(await rahman.html(`${BASE}/instrumen/proposal`)).toContain('Jumlah bobot: 100,5 dari 100')
    expect(await rahman.html(`${BASE}/pembukaan`)).toContain('Bobot berjumlah 100,5, seharusnya 100.')
    const bad = await post(rahman, `${BASE}/instrumen/proposal`, { 'weight.kebaruan': 'banyak' })
    expect([bad.status, fieldOf(await bad.text(), 'weight.kebaruan')]).toEqual([400, 'banyak'])
    await post(rahman, `${BASE}/instrumen/proposal`, { 'weight.kebaruan': '15' })

    const stageFields = (code: string, weight: string) => ({
      ...{ name: code, judgeLabel: 'juri', opensAt: '2026-05-01T00:00', closesAt: '2026-05-14T23:59' },
      ...{ partition: 'whole', conflictLevel: 'kecamatan', assignment: 'all', contribution: 'hundred' },
      ...{ gap: '', gapPer: 'total' },
      ...{ order: 'sheets-first', aggregate: 'mean', minimumSheets: '1', roundingMode: 'half-up' },
      ...{ counted: 'yes', weight, maximum: '100', advance: 'all', advancePer: 'whole' },
      advanceTies: 'together',
      absence: 'out',
    })
    const stage = (code: string) => `${BASE}/ketentuan/tahap/${code}`
    expect((await post(rahman, stage('proposal'), stageFields('proposal', '60'))).status).toBe(303)
    expect((await post(rahman, stage('paparan'), stageFields('paparan', '30'))).status).toBe(303)
    expect(await rahman.html(`${BASE}/pembukaan`)).toContain(
      'Bobot semua tahap berjumlah 90, seharusnya 100.',
    )
    const noCount = await post(rahman, stage('paparan'), { ...stageFields('paparan', '40'), advance: 'best' })
    expect([noCount.status, (await noCount.text()).includes('href="#f-advanceCount"')]).toEqual([400, true])
    expect((await post(rahman, stage('paparan'), stageFields('paparan', '40'))).status).toBe(303)
    expect(await rahman.html(`${BASE}/pembukaan`)).toContain('Tidak ada yang menghalangi.')
  })

  it('refuses a form made from an older draft and keeps what was typed', async () => {
    const { version } = await draft()
    const response = await rahman.post(`${BASE}/ketentuan/nilai-sama`, {
      version: String(version - 1),
      'tie-1': 'plenary',
    })
    const html = await response.text()
    expect([response.status, html.includes('sudah diubah orang lain')]).toEqual([400, true])
    expect(html).toMatch(/value="plenary" selected/)
  })

  it('edits categories, stages, tie-breaks, awards and basics, rightly and wrongly', async () => {
    const at = (page: string) => `${BASE}/ketentuan/${page}`
    const statuses = [
      await post(rahman, at('kategori'), { model: 'umkm-store' }),
      await post(rahman, at('kategori'), { model: 'tidak-ada' }),
      await post(rahman, at('kategori'), { category: 'umkm-store', 'name-umkm-store': 'Toko UMKM' }),
      await post(rahman, at('kategori'), { category: 'umkm-store', 'name-umkm-store': '' }),
      await post(rahman, at('formulir/umkm-store/hapus'), {}),
      await post(rahman, at('tahap'), { stageKind: 'field' }),
      await post(rahman, at('tahap'), { stageKind: '' }),
      await post(rahman, at('tahap'), { up: 'field' }),
      await post(rahman, at('tahap'), { remove: 'field' }),
      await post(rahman, at('nilai-sama'), { 'tie-1': 'lower-median', 'tie-2': 'plenary' }),
      await post(rahman, at('nilai-sama'), { 'tie-1': 'undian' }),
      await post(rahman, at('penghargaan'), { 'name-1': 'Juara 1', 'rank-1': '1', 'per-1': 'whole' }),
      await post(rahman, at('penghargaan'), { 'name-1': 'Juara 1', 'rank-1': 'satu' }),
      await post(rahman, at('dasar'), { name: '', year: '26' }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([303, 400, 303, 400, 303, 303, 400, 303, 303, 303, 400, 303, 400, 400])
    const { rules } = await draft()
    expect(rules.categories.map(({ code }: { code: string }) => code)).toEqual([
      'formulir-ringkas',
      'kampung-proklim',
    ])
    expect(rules.tieBreaks).toEqual([{ kind: 'lower-median' }, { kind: 'plenary' }])
    expect(rules.awards).toEqual([{ code: 'juara-1', name: 'Juara 1', rank: 1, per: 'whole' }])
  })

  it('is private until its draft is on show, and private again after', async () => {
    const visitor = server.client()
    const page = '/lomba/lomba-inovasi-2026'
    expect((await visitor.get(page)).status).toBe(404)
    await rahman.post(`${BASE}/uji-publik`, { public: 'yes' })
    expect(await visitor.html('/')).toContain('Draf untuk uji publik')
    expect(await visitor.html(`${page}/ketentuan`)).toContain('Draf ketentuan untuk uji publik')
    await rahman.post(`${BASE}/uji-publik`, { public: 'no' })
    expect((await visitor.get(page)).status).toBe(404)
    expect((await rahman.post(`${BASE}/uji-publik`, { public: 'maybe' })).status).toBe(400)
  })

  it('changes its address until it opens', async () => {
    expect((await rahman.post(`${BASE}/alamat`, { slug: 'Bukan Alamat' })).status).toBe(400)
    const moved = await rahman.post(`${BASE}/alamat`, { slug: 'lomba-tangerang' })
    expect(moved.headers.get('Location')).toBe('/kelola/lomba-tangerang/alamat?pesan=saved')
    expect((await rahman.get(BASE)).status).toBe(404)
    await rahman.post('/kelola/lomba-tangerang/alamat', { slug: 'lomba-inovasi-2026' })
  })

  it('opens with a juknis and a second person, and everybody can check the hash', async () => {
    const form = new FormData()
    form.set('number', '400/12/2026')
    form.set('date', '2026-01-15')
    form.set('file', new Blob(['GIF89a']), 'juknis.pdf')
    const wrong = await rahman.upload(`${BASE}/pembukaan`, form)
    const html = await wrong.text()
    expect([wrong.status, fieldOf(html, 'number')]).toEqual([400, '400/12/2026'])
    expect(html).toContain('Berkas ini bukan PDF.')
    const right = new FormData()
    right.set('number', '400/12/2026')
    right.set('date', '2026-01-15')
    right.set('file', new Blob([PDF]), 'juknis.pdf')
    const asked = await rahman.upload(`${BASE}/pembukaan`, right)
    expect(asked.headers.get('Location')).toBe(`${BASE}/persetujuan?pesan=opening_requested`)

    const { uid } = await server.ctx.db.selectFrom('approval').select('uid').executeTakeFirstOrThrow()
    const decide = (client: Client, decision: string) =>
      client.post(`${BASE}/persetujuan`, { approval: uid, decision })
    expect((await decide(rahman, 'approved')).status).toBe(409)
    expect((await decide(hadi, 'rejected')).status).toBe(400)
    expect((await decide(hadi, 'approved')).status).toBe(303)
    expect((await decide(hadi, 'approved')).status).toBe(409)

    const visitor = server.client()
    expect(await visitor.html('/')).toContain('Menerima berkas')
    const sheet = await visitor.html('/lomba/lomba-inovasi-2026/ketentuan/1')
    const json = await visitor.get('/lomba/lomba-inovasi-2026/ketentuan/1/json')
    const hash = createHash('sha256')
      .update(Buffer.from(await json.arrayBuffer()))
      .digest('hex')
    expect(sheet).toContain(`<code>${hash}</code>`)
    expect(sheet).not.toContain('<script')
    const juknis = await visitor.get('/lomba/lomba-inovasi-2026/ketentuan/1/juknis')
    expect([juknis.headers.get('Content-Disposition'), await juknis.text()]).toEqual([
      'attachment; filename="juknis-lomba-inovasi-2026.pdf"',
      PDF,
    ])
    expect((await visitor.get('/lomba/lomba-inovasi-2026/ketentuan/2')).status).toBe(404)
  })

  it('moves the closing time for everyone, publicly, and not once it has passed', async () => {
    const change = (fields: Record<string, string>) =>
      rahman.post(`${BASE}/jadwal`, {
        ...{ what: 'submission:closes', newAt: '2026-05-05T23:59', reason: 'Libur bersama' },
        ...{ letterNumber: '005/77', ...fields },
      })
    const wrong = await change({ reason: '', newAt: '2026-05-05T23:59' })
    expect([wrong.status, (await wrong.text()).includes('href="#f-reason"')]).toEqual([400, true])
    expect((await change({})).status).toBe(303)
    const html = await server.client().html('/lomba/lomba-inovasi-2026')
    expect(html).toContain('Libur bersama')
    expect(html).toContain('5 Mei 2026 pukul 23.59 WIB')
    expect((await hadi.post(`${BASE}/jadwal`, { what: 'submission:closes' })).status).toBe(400)
  })

  it('changes rules by the chair and a second person: a new number, publicly listed', async () => {
    await post(rahman, `${BASE}/instrumen/proposal`, { 'weight.kebaruan': '20', 'weight.signifikansi': '25' })
    expect(await hadi.html(`${BASE}/perubahan`)).toContain('instrumen berubah')
    expect((await rahman.post(`${BASE}/perubahan`, { reason: 'Bobot' })).status).toBe(403)
    expect((await hadi.post(`${BASE}/perubahan`, { reason: '' })).status).toBe(400)
    const asked = await hadi.post(`${BASE}/perubahan`, { reason: 'Bobot signifikansi terlalu besar' })
    expect(asked.headers.get('Location')).toBe(`${BASE}/persetujuan?pesan=change_requested`)
    const { uid } = await server.ctx.db
      .selectFrom('approval')
      .select('uid')
      .where('act', '=', 'rules.change')
      .executeTakeFirstOrThrow()
    expect((await rahman.post(`${BASE}/persetujuan`, { approval: uid, decision: 'approved' })).status).toBe(
      303,
    )
    const list = await server.client().html('/lomba/lomba-inovasi-2026/ketentuan')
    expect(list).toContain('Bobot signifikansi terlalu besar')
    expect(list).toContain('Lembar ketentuan penilaian nomor 2')
    expect(await server.client().html('/lomba/lomba-inovasi-2026')).toContain('5 Mei 2026 pukul 23.59 WIB')
  })

  it('is copied for the next year, without times', async () => {
    expect((await rahman.post(`${BASE}/salin`, { name: 'Lomba Inovasi', year: 'depan' })).status).toBe(400)
    const copied = await rahman.post(`${BASE}/salin`, { name: 'Lomba Inovasi', year: '2027' })
    expect(copied.headers.get('Location')).toBe('/kelola/lomba-inovasi-2027?pesan=competition_created')
    expect(await rahman.html('/kelola/lomba-inovasi-2027/pembukaan')).toContain(
      'Waktu penutupan belum diisi.',
    )
  })
})

it('imports an instrument from CSV, whole or not at all', async () => {
  const page = '/kelola/lomba-inovasi-2027/instrumen/proposal'
  const importing = '/kelola/lomba-inovasi-2027/impor-instrumen/proposal'
  const { version, content } = await server.ctx.db
    .selectFrom('rules_draft')
    .selectAll()
    .orderBy('competition_id', 'desc')
    .executeTakeFirstOrThrow()
  const upload = (csv: string) => {
    const form = new FormData()
    form.set('version', String(version))
    form.set('file', new Blob([csv]), 'instrumen.csv')
    return rahman.upload(importing, form)
  }
  const header = 'code,parent,name,type,min,max,step,weight,help,filled_by\n'
  const wrong = await upload(`${header}a,,Aspek,group,,,,,,\na1,b,Indikator,number,0,100,1,100,,juri\n`)
  const html = await wrong.text()
  expect(wrong.status).toBe(400)
  expect(html).toContain('Baris 3, kolom 10 (filled_by)')
  const after = await server.ctx.db
    .selectFrom('rules_draft')
    .select('content')
    .orderBy('competition_id', 'desc')
    .executeTakeFirstOrThrow()
  expect(after.content).toBe(content)
  const right = await upload(`${header}a,,Aspek,group,,,,,,\na1,a,Indikator,number,0,100,1,100,,judge\n`)
  expect(right.headers.get('Location')).toBe(`${page}?pesan=instrument_imported`)
  expect(await rahman.html(`${page}?grup=a`)).toContain('>Indikator</textarea>')
})

it('answers public pages without scripts, unknown competitions with 404', async () => {
  const visitor = server.client()
  for (const path of ['/', '/bantuan', '/lomba/lomba-inovasi-2026', '/lomba/lomba-inovasi-2026/ketentuan']) {
    const html = await visitor.html(path)
    expect([path, html.includes('<script'), html.includes('<h1')]).toEqual([path, false, true])
  }
  expect((await visitor.get('/lomba/tidak-ada')).status).toBe(404)
})
