import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { addPerson, openTestContext } from '#tests/support/context'
import { runLomba, uidIn, writeInput } from '#tests/support/lomba'
import { addScoredCompetition } from '#tests/support/scored'
import { canonicalJson } from '~/domain/canonical-json'
import type { Rules } from '~/domain/rules'
import { COMMANDS } from '../../scripts/commands'

let dataDir: string

const lomba = (...words: string[]) => runLomba(dataDir, ...words)

const file = (name: string, text: string) => writeInput(dataDir, name, text)

/** Counts of what could have been written, read on a connection of its own. */
async function count(
  table: 'event' | 'person' | 'region' | 'competition' | 'dossier' | 'scoresheet_revision',
) {
  const ctx = await openTestContext({ dataDir })
  const rows = await ctx.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .execute()
  await ctx.close()
  return rows[0]?.n
}

/** One mail to somebody who judges in the scored competition and nowhere else. */
async function addMail(account: string): Promise<void> {
  const ctx = await openTestContext({ dataDir })
  const { id } = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  const at = ctx.now().toISOString()
  const mail = { uid: 'surat', person_id: id, address: 'x@contoh.test', subject: 'Undangan', body: 'Yth.' }
  await ctx.db
    .insertInto('outbox')
    .values({ ...mail, created_at: at, send_after: at })
    .execute()
  await ctx.close()
}

const laterThan = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinilai-cli-'))
  const ctx = await openTestContext({ dataDir })
  await addScoredCompetition(ctx)
  await ctx.db
    .insertInto('region')
    .values({ code: '36.71.07.1002', name: 'Bojong Jaya', level: 'kelurahan', parent_code: '36.71.07' })
    .execute()
  await addPerson(ctx, { account: 'admin', grants: [{ role: 'administrator' }, { role: 'organizer' }] })
  await addPerson(ctx, { account: 'ketua', grants: [{ role: 'chair', region: '36.71' }] })
  await ctx.close()
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('help', () => {
  it.each(COMMANDS.map(({ name }) => name))('%s --help says how it is used', async (name) => {
    const { code, out } = await lomba(...name.split(' '), '--help')
    expect(code).toBe(0)
    expect(out).toContain(`Usage: lomba ${name}`)
  })

  it('is Indonesian unless asked otherwise, and a wrong word ends with 2', async () => {
    expect((await lomba('--lang', 'id', '--help')).out).toContain('memulihkan data dari cadangan')
    expect((await lomba('--help')).out).toContain('restore the data from a backup')
    expect((await lomba('nothing')).code).toBe(2)
    expect((await lomba('approve')).code).toBe(2)
    expect((await lomba('regions', 'import', 'x.csv')).err).toContain('--as')
  })
})

describe('setting up', () => {
  it('regions import: whole or not at all, with line and column', async () => {
    const before = await count('region')
    const good = 'kode,nama,tingkat,kode_induk\n32,Jawa Barat,provinsi,\n32.73,Kota Bandung,kota,32\n'
    const bad = await lomba(
      'regions',
      'import',
      file('bad.csv', `${good}32.73.99,,kecamatan,32\n`),
      '--as',
      'admin',
    )
    expect(bad.code).toBe(2)
    expect(bad.err.split('\n')).toEqual([
      'bad.csv:4:2: nama: This cell must be filled in.',
      'bad.csv:4:4: kode_induk: By its code, the parent code of this region is “32.73”.',
      'Nothing has been kept.',
      '',
    ])
    expect(await count('region')).toBe(before)
    const refused = await lomba('regions', 'import', file('good.csv', good), '--as', 'rahman')
    expect([refused.code, refused.err]).toEqual([1, 'Not allowed: installation.administer\n'])
    const done = await lomba('regions', 'import', 'good.csv', '--as', 'admin')
    expect([done.code, done.out.startsWith('2 regions read')]).toEqual([0, true])
    expect((await lomba('regions', 'import', 'none.csv', '--as', 'admin')).code).toBe(2)
    expect((await lomba('regions', 'import', 'good.csv', '--as', 'nobody')).code).toBe(2)
  })

  it('accounts import: prints the one-time links', async () => {
    const table = 'account,name,role,region\nsari,Sari,verifier,36.71.07\n'
    const bad = await lomba(
      'accounts',
      'import',
      file('bad.csv', `${table}wati,Wati,judgee,\n`),
      '--as',
      'admin',
    )
    expect(bad.code).toBe(2)
    expect(bad.err).toMatch(/^bad\.csv:3:3: role: /)
    const people = await count('person')
    const { code, out } = await lomba('accounts', 'import', file('good.csv', table), '--as', 'admin')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^account,name,link\r\n"sari","Sari","http:\/\/localhost:3000\/undangan\/[\w-]{43}"\r\n$/,
    )
    expect(await count('person')).toBe((people ?? 0) + 1)
  })

  it('privacy show, privacy erase: what is due, asked by one and approved by another', async () => {
    await addMail('wati')
    const mail = async () => {
      const { out } = await lomba('privacy', 'show', 'lomba-uji-2026', '--as', 'rahman')
      return out.split('\n')[0]
    }
    expect(await mail()).toBe('mail: 1, kept for 90 days, may be erased now')
    const wrong = await lomba(
      ...['privacy', 'erase', 'lomba-uji-2026', '--as', 'rahman', '--reason', 'JRA', '--kinds', 'semua'],
    )
    expect([wrong.code, wrong.err.trim()]).toEqual([
      2,
      'There is no kind of data semua. There are: mail, typing, notes, contacts, files.',
    ])
    const asked = await lomba(
      ...['privacy', 'erase', 'lomba-uji-2026', '--as', 'rahman', '--reason', 'JRA', '--kinds', 'mail'],
    )
    expect((await lomba('approve', uidIn(asked), '--as', 'rahman')).code).toBe(1)
    const approved = await lomba('approve', uidIn(asked), '--as', 'ketua')
    expect([approved.code, approved.out]).toEqual([0, 'Approved: privacy.erase\n'])
    expect(await mail()).toBe('mail: 0, kept for 90 days, may be erased now')
    expect((await lomba('verify')).out).toContain('Intact')
  })

  it('competition create, criteria import, competition open, approve: two people', async () => {
    const rules = {
      ...RULES,
      submission: { ...RULES.submission, opensAt: laterThan(1), closesAt: laterThan(10) },
      stages: RULES.stages.map((stage) => ({ ...stage, opensAt: laterThan(11), closesAt: laterThan(20) })),
    }
    const broken = await lomba(
      'competition',
      'create',
      file('bad.json', '{\n  "name": oops\n}'),
      '--as',
      'admin',
    )
    expect(broken.code).toBe(2)
    expect(broken.err).toMatch(/^bad\.json:2:11: not valid JSON/)
    const incomplete = await lomba('competition', 'create', file('bad.json', '{"name":"x"}'), '--as', 'admin')
    expect(incomplete.code).toBe(2)
    const created = await lomba(
      ...['competition', 'create', file('rules.json', canonicalJson(rules as never))],
      ...['--as', 'admin', '--slug', 'dari-cli'],
    )
    expect([created.code, created.out]).toEqual([0, 'Competition created: dari-cli\n'])

    const header = 'code,parent,name,type,min,max,step,weight,help,filled_by\n'
    const criteria = `${header}a,,Kebaruan,number,0,100,1,70,,judge\nb,,Dampak,number,0,100,1,30,,judge\n`
    const where = ['--competition', 'dari-cli', '--stage', '1', '--as', 'admin']
    const bad = await lomba(
      'criteria',
      'import',
      file('bad.csv', criteria.replace('30,,judge', 'x,,judge')),
      ...where,
    )
    expect([bad.code, bad.err.split('\n')[0]?.startsWith('bad.csv:3:8: weight: ')]).toEqual([2, true])
    const loaded = await lomba('criteria', 'import', file('criteria.csv', criteria), ...where)
    expect([loaded.code, loaded.out]).toEqual([0, '2 criteria loaded into stage proposal.\n'])
    const nowhere = await lomba('criteria', 'import', 'criteria.csv', ...where.with(3, '9'))
    expect([nowhere.code, nowhere.err]).toEqual([2, 'There is no stage 9. There are: proposal\n'])

    expect((await lomba('competition', 'open', 'dari-cli', '--as', 'admin')).code).toBe(2)
    await lomba(
      ...['competition', 'create', file('kurang.json', canonicalJson(withoutWeight(rules) as never))],
      ...['--as', 'admin', '--slug', 'kurang'],
    )
    const refused = await lomba(
      ...['competition', 'open', 'kurang', '--as', 'admin', '--without-juknis', 'Uji coba'],
    )
    expect([refused.code, refused.err.split('\n').slice(0, 2)]).toEqual([
      1,
      [
        'Stages › Penilaian proposal: The closing time is missing.',
        'Instrument › Penilaian proposal › Dampak: The weight is missing.',
      ],
    ])
    const opening = await lomba(
      'competition',
      'open',
      'dari-cli',
      '--as',
      'admin',
      '--without-juknis',
      'Uji coba',
    )
    expect([opening.code, opening.err]).toEqual([0, ''])
    const own = await lomba('approve', uidIn(opening), '--as', 'admin')
    expect(own.code).toBe(1)
    const approved = await lomba('approve', uidIn(opening), '--as', 'ketua')
    expect([approved.code, approved.out]).toEqual([0, 'Approved: competition.open\n'])
  })
})

/** The rules with a stage that never closes and a criterion without weight. */
const withoutWeight = (rules: Rules): Rules => ({
  ...rules,
  stages: rules.stages.map((stage) => ({
    ...stage,
    closesAt: null,
    instrument: {
      ...stage.instrument,
      criteria: stage.instrument.criteria.map((node) =>
        node.code === 'dampak' ? { ...node, weight: null } : node,
      ),
    },
  })),
})

describe('results', () => {
  it('ranking export and scores export: the table, and what stands beside it', async () => {
    const options = ['--competition', 'lomba-uji-2026', '--dialect', 'intl']
    const ranking = await lomba('ranking', 'export', ...options, '--out', 'r.csv', '--companion', 'k.csv')
    expect([ranking.code, ranking.out]).toEqual([0, '4 rows written to r.csv\n'])
    const lines = readFileSync(join(dataDir, 'r.csv'), 'utf8').split('\r\n')
    expect(lines.map((line) => line.split(',').slice(0, 3).join())).toEqual([
      ...['rank,tied,entry', '1,0,"P-001"', '2,0,"P-002"', '3,0,"P-003"', ',,"P-004"', ''],
    ])
    expect(readFileSync(join(dataDir, 'k.csv'), 'utf8')).toContain('"rules_number","1"')
    const stage = await lomba(
      'ranking',
      'export',
      ...options,
      '--stage',
      '1',
      '--category',
      'lingkungan',
      '--out',
      'r.csv',
    )
    expect(stage.code).toBe(0)
    const scores = await lomba('scores', 'export', ...options, '--out', 's.csv', '--as', 'rahman')
    expect([scores.code, scores.out]).toEqual([0, '14 rows written to s.csv\n'])
    expect((await lomba('scores', 'export', ...options, '--out', 's.csv', '--as', 'wati')).code).toBe(1)
    expect((await lomba('ranking', 'export', ...options, '--category', 'x', '--out', 'r.csv')).code).toBe(1)
    expect((await lomba('ranking', 'export', ...options.with(3, 'excel'), '--out', 'r.csv')).code).toBe(2)
  })

  it('dossiers import and scores import refuse bad files with their place', async () => {
    const where = ['--competition', 'lomba-uji-2026', '--as', 'rahman']
    const dossiers = await lomba(
      ...[
        'dossiers',
        'import',
        file('bad.csv', 'region_code,category_code,title\n99,lingkungan,Bank sampah\n'),
      ],
      ...where,
    )
    expect([dossiers.code, dossiers.err.startsWith('bad.csv:2:1: region_code: ')]).toEqual([2, true])
    expect(await count('dossier')).toBe(0)
    const checked = await lomba(
      ...[
        'dossiers',
        'import',
        file('good.csv', 'region_code,category_code,title\n36.71.07.1002,lingkungan,Bank sampah\n'),
      ],
      ...[...where, '--dry-run'],
    )
    expect(checked.code === 0 ? checked.out : checked.err).toMatch(/^1 line/)
    expect(await count('dossier')).toBe(0)
    const waiting = await lomba('scores', 'confirm', '0190b6d0-0000-7000-8000-000000000000', '--as', 'rahman')
    expect(waiting.code).toBe(1)
    const scores = await lomba(
      ...['scores', 'import', file('bad.csv', 'judge,entry,criterion,score,reason\nwati,P-009,dampak,5,\n')],
      ...[...where, '--stage', 'proposal'],
    )
    expect(scores.code).toBeGreaterThan(0)
    expect(await count('scoresheet_revision')).toBe(7)
  })
})

describe('keeping', () => {
  it('migrate, verify, backup, restore: as an operator runs them', async () => {
    expect(await lomba('migrate')).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' })
    const intact = await lomba('verify')
    expect([intact.code, intact.out.startsWith('Intact: ')]).toEqual([0, true])
    const made = await lomba('backup', 'cadangan')
    expect([made.code, made.out.startsWith('Backup done: ')]).toEqual([0, true])
    expect((await lomba('backup', 'cadangan')).code).toBe(1)
    expect((await lomba('verify', '--anchor', 'cadangan/manifest.json')).code).toBe(0)
    expect((await lomba('verify', '--anchor', file('bad.json', '[]'))).code).toBe(2)
    const newer = JSON.parse(readFileSync(join(dataDir, 'cadangan', 'manifest.json'), 'utf8'))
    newer.heads = newer.heads.map((head: { seq: number }) => ({ ...head, seq: head.seq + 99 }))
    const older = await lomba('verify', '--anchor', file('newer.json', JSON.stringify(newer)), '--lang', 'id')
    expect(older.code).toBe(1)
    expect(older.out).toMatch(/^\d temuan:\n- Rantai [\w-]+ lebih pendek daripada jangkar/)
    const json = JSON.parse((await lomba('verify', '--json')).out)
    expect(json.findings).toEqual([])

    const people = await count('person')
    await lomba(
      'accounts',
      'import',
      file('a.csv', 'account,name,role\ntamu,Tamu,inspector\n'),
      '--as',
      'admin',
    )
    expect(await count('person')).toBe((people ?? 0) + 1)
    expect((await lomba('restore', 'cadangan', '--as', 'tamu')).code).toBe(1)
    expect((await lomba('restore', 'cadangan')).code).toBe(2)
    const none = await lomba('restore', 'kosong', '--as', 'admin', '--lang', 'id')
    expect([none.code, none.err.split(':')[0]]).toEqual([1, 'Di sini tidak ada cadangan'])
    const restored = await lomba('restore', 'cadangan', '--as', 'admin')
    expect([restored.code, restored.out.startsWith('Data restored')]).toEqual([0, true])
    expect(await count('person')).toBe(people)
    expect((await lomba('verify', '--anchor', 'cadangan/manifest.json')).code).toBe(0)
  })
})
