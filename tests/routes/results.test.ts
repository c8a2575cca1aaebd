import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '#tests/support/context'
import { addScoredCompetition } from '#tests/support/scored'
import { addSheet } from '#tests/support/scores'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { sha256Hex } from '~/services/ids.server'

let server: TestServer
let world: Awaited<ReturnType<typeof addScoredCompetition>>
let organizer: Client
beforeAll(async () => {
  server = await startServer()
  world = await addScoredCompetition(server.ctx)
  organizer = await server.client().logIn('rahman')
})
afterAll(() => server.close())

const BASE = '/kelola/lomba-uji-2026'
const text = (html: string) =>
  html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
const downloads = () =>
  server.ctx.db.selectFrom('event').select('body').where('type', '=', 'export.downloaded').execute()

describe('the ranking page', () => {
  it('shows rank, exact total, what decided, and apart what is missing', async () => {
    const page = text(await organizer.html(`${BASE}/peringkat`))
    expect(page).toContain(
      '1 Sukarasa, Kec. Tangerang · P-001 86,00 Nilai Dampak (bobot 60), tahap Penilaian proposal',
    )
    expect(page).toContain('3 Karawaci, Kec. Karawaci · P-003 70,30 Nilai')
    expect(page).toContain(
      'Nusa Jaya, Kec. Karawaci · P-004 Lembar penilaian tahap Penilaian proposal: 1 dari 2',
    )
    expect(page).toContain('7 dari 8 lembar penilaian sudah masuk. 1 peserta belum mendapat peringkat.')
    expect(page).toContain('No. 1, SHA-256 ')
  })

  it('is in English for those who choose it, and sends no script', async () => {
    const client = await server.client().logIn('rahman')
    client.setCookie('bahasa', 'en')
    const html = await client.html(`${BASE}/peringkat`)
    expect(text(html)).toContain('86.00 Marks of Dampak (weight 60), stage Penilaian proposal')
    expect(html).not.toContain('<script')
  })

  it('takes its scope from the address, and knows only scopes that exist', async () => {
    const page = text(await organizer.html(`${BASE}/peringkat?kecamatan=36.71.07`))
    expect(page).toContain('1 Karawaci, Kec. Karawaci · P-003')
    expect(page).not.toContain('P-001')
    expect((await organizer.get(`${BASE}/peringkat?tahap=tidak-ada`)).status).toBe(404)
    expect((await organizer.get(`${BASE}/peringkat?halaman=semua`)).status).toBe(200)
    expect(text(await organizer.html(`${BASE}/peringkat?halaman=99`))).not.toContain('P-001')
  })

  it('is right at once after a score changes', async () => {
    const assignment = world.panel.entries[2]?.assignments[0]
    if (!assignment) throw new Error('no assignment')
    const change = (marks: Record<string, number>, number: number) =>
      addSheet(server.ctx, world.competition, world.rulesId, assignment, marks, {}, number)
    await change({ dampak: 100, kebaruan: 100 }, 2)
    expect(text(await organizer.html(`${BASE}/peringkat`))).toContain('· P-003 85,00 ')
    await change({ dampak: 71, kebaruan: 70 }, 3)
    expect(text(await organizer.html(`${BASE}/peringkat`))).toContain('· P-003 70,30 ')
  })

  it('is not there for judges, other teams and the anonymous', async () => {
    await addPerson(server.ctx, {
      account: 'lurah',
      grants: [{ role: 'responsible', region: '36.71.07.1001' }],
    })
    for (const account of ['wati', 'lurah']) {
      const client = await server.client().logIn(account)
      for (const path of ['peringkat', 'ekspor', 'ekspor/ranking.csv'])
        expect((await client.get(`${BASE}/${path}`)).status).toBe(404)
    }
    expect((await server.client().get(`${BASE}/peringkat`)).status).toBe(302)
  })
})

describe('exports', () => {
  it('offers each export in the chosen scope and dialect', async () => {
    const html = await organizer.html(`${BASE}/ekspor?kecamatan=36.71.07&dialek=intl`)
    const links = [...html.matchAll(/href="([^"]*\/ekspor\/[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
    expect(links).toEqual(
      ['ranking', 'marks', 'entries', 'dossiers', 'judges'].flatMap((name) =>
        [`${name}.csv`, `${name}-keterangan.csv`, `kolom/${name}`].map(
          (file) => `${BASE}/ekspor/${file}?kecamatan=36.71.07&dialek=intl`,
        ),
      ),
    )
    for (const link of links) expect((await organizer.get(link)).status).toBe(200)
  })

  it('writes the ranking in both dialects and records each download', async () => {
    const before = (await downloads()).length
    const response = await organizer.get(`${BASE}/ekspor/ranking.csv?dialek=intl`)
    expect(response.headers.get('Content-Disposition')).toBe(
      'attachment; filename="ranking-lomba-uji-2026.csv"',
    )
    const csv = await response.text()
    expect(csv.split('\r\n')).toEqual([
      'rank,tied,entry,kelurahan_code,kelurahan,kecamatan,category,total,total_numerator,total_denominator,stage_proposal,decided_by,decided_detail,absent_counted_as_minimum,not_ranked_because',
      '1,0,"P-001","36.71.01.1001","Sukarasa","36.71.01 Tangerang","lingkungan",86.00,86,1,86.00,"criterion","Penilaian proposal: Dampak (60)","",""',
      '2,0,"P-002","36.71.01.1002","Sukaasih","36.71.01 Tangerang","lingkungan",86.00,86,1,86.00,"criterion","Penilaian proposal: Dampak (60)","",""',
      '3,0,"P-003","36.71.07.1001","Karawaci","36.71.07 Karawaci","lingkungan",70.30,703,10,70.30,"","","",""',
      ',,"P-004","36.71.07.1004","Nusa Jaya","36.71.07 Karawaci","lingkungan",,,,,"","","","sheets Penilaian proposal 1/2"',
      '',
    ])
    const events = await downloads()
    expect(events).toHaveLength(before + 1)
    const { refs, by } = JSON.parse(events.at(-1)?.body ?? '')
    expect(by).toBe(world.organizer.uid)
    expect(refs).toEqual({
      export: 'ranking',
      dialect: 'intl',
      rules: 1,
      version: refs.version,
      sha256: sha256Hex(csv),
    })
    const bytes = Buffer.from(await (await organizer.get(`${BASE}/ekspor/ranking.csv`)).arrayBuffer())
    expect(bytes.subarray(0, 8).toString()).toBe('\ufeffrank;')
    expect(bytes.toString()).toContain(';70,30;')
  })

  it('writes every mark with its reason, and what stands beside the table', async () => {
    const csv = await (await organizer.get(`${BASE}/ekspor/marks.csv?dialek=intl&kecamatan=36.71.01`)).text()
    const [header = '', ...lines] = csv.trimEnd().split('\r\n')
    expect(header.split(',').slice(0, 6)).toEqual([
      ...['judge', 'entry', 'criterion', 'score', 'reason', 'stage'],
    ])
    expect(lines.map((line) => line.split(',').slice(0, 5).join(','))).toEqual([
      '"wati","P-001","kebaruan",80,""',
      '"wati","P-001","dampak",90,"Alasan P-001 oleh juri 1"',
      '"budi","P-001","kebaruan",80,""',
      '"budi","P-001","dampak",90,"Alasan P-001 oleh juri 2"',
      '"wati","P-002","kebaruan",83,""',
      '"wati","P-002","dampak",88,"Alasan P-002 oleh juri 1"',
      '"budi","P-002","kebaruan",83,""',
      '"budi","P-002","dampak",88,"Alasan P-002 oleh juri 2"',
    ])
    const notes = await (
      await organizer.get(`${BASE}/ekspor/marks-keterangan.csv?dialek=intl&kecamatan=36.71.01`)
    ).text()
    expect(notes).toContain('"competition_address","lomba-uji-2026"\r\n')
    expect(notes).toContain('"kecamatan","36.71.01"\r\n')
    expect(notes).toContain('"rounding","none"\r\n')
    expect(notes).toContain('"rows","8"\r\n')
    expect(notes).toContain(`"table_sha256","${sha256Hex(csv)}"\r\n`)
  })

  it('writes the entries, and leaves no temporary file behind', async () => {
    const csv = await (await organizer.get(`${BASE}/ekspor/entries.csv?dialek=intl`)).text()
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'entry,kelurahan_code,kelurahan,kecamatan,category,state,innovation,dossier_state,title,revision,received_at',
      '"P-001","36.71.01.1001","Sukarasa","36.71.01 Tangerang","lingkungan","","","","",,',
    ])
    const { readdirSync } = await import('node:fs')
    await expect.poll(() => readdirSync(`${server.ctx.dataDir}/files/tmp`)).toEqual([])
  })

  it('knows no other export', async () => {
    expect((await organizer.get(`${BASE}/ekspor/people.csv`)).status).toBe(404)
    expect((await organizer.get(`${BASE}/ekspor/constructor.csv`)).status).toBe(404)
  })
})
