import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addCliWorld } from '#tests/support/cli-world'
import { openTestContext } from '#tests/support/context'
import { runLomba, uidIn, writeInput } from '#tests/support/lomba'
import { loadActorByAccount } from '~/services/actors.server'
import { viewDraft, viewTeamBoard } from '~/services/dossiers.server'

const SLUG = 'lomba-uji-2026'
let dataDir: string

const lomba = (...words: string[]) => runLomba(dataDir, ...words)
const importing = (kind: 'scores' | 'dossiers', name: string, lines: string[], ...rest: string[]) => {
  const file = writeInput(dataDir, name, `${lines.join('\n')}\n`)
  return lomba(kind, 'import', file, '--competition', SLUG, '--as', 'rahman', ...rest)
}
const scores = (name: string, ...lines: string[]) =>
  importing('scores', name, ['judge,entry,criterion,score,reason,change_reason', ...lines], '--stage', '1')
const dossiers = (name: string, ...lines: string[]) =>
  importing('dossiers', name, ['region_code,category_code,title,summary,figure-1-before', ...lines])

/** Rank, label and total of every line of the exported ranking. */
async function ranking() {
  const where = ['--competition', SLUG, '--dialect', 'intl', '--out', 'peringkat.csv']
  expect((await lomba('ranking', 'export', ...where)).code).toBe(0)
  const [header = '', ...lines] = readFileSync(join(dataDir, 'peringkat.csv'), 'utf8').trim().split('\r\n')
  const columns = header.split(',')
  return lines.map((line) => {
    const cells = line.replaceAll('"', '').split(',')
    return ['rank', 'entry', 'total'].map((name) => cells[columns.indexOf(name)])
  })
}

const BEFORE = [
  ['1', 'P-001', '86.00'],
  ['2', 'P-002', '86.00'],
  ['3', 'P-003', '70.30'],
  ['', 'P-004', ''],
]

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinilai-cli-imports-'))
  await addCliWorld(dataDir)
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

it('scores import, scores confirm: they count once another person confirms', async () => {
  expect(await ranking()).toEqual(BEFORE)
  const waiting = await scores(
    'kertas.csv',
    'budi,P-004,kebaruan,90,,',
    'budi,P-004,dampak,87,Terukur,',
    'Juri 1,36.71.07.1001,kebaruan,72,,Salah baca',
    'Juri 1,36.71.07.1001,dampak,70,,Salah baca',
  )
  expect(waiting).toEqual({
    code: 0,
    out: `2 sheets wait for a second person: ${uidIn(waiting)}\n`,
    err: '',
  })
  expect(await ranking()).toEqual(BEFORE)

  const own = await lomba('scores', 'confirm', uidIn(waiting), '--as', 'rahman')
  expect([own.code, own.out]).toEqual([1, ''])
  const judge = await lomba('scores', 'confirm', uidIn(waiting), '--as', 'wati')
  expect([judge.code, judge.out]).toEqual([1, ''])
  expect(await ranking()).toEqual(BEFORE)

  const done = await lomba('scores', 'confirm', uidIn(waiting), '--as', 'ketua')
  expect(done).toEqual({ code: 0, out: '2 sheets count.\n', err: '' })
  // P-004: (95 + 0.4 × 90 + 0.6 × 87) ÷ 2; P-003: (0.4 × 72 + 0.6 × 70 + 70) ÷ 2.
  expect(await ranking()).toEqual([
    ['1', 'P-004', '91.60'],
    ['2', 'P-001', '86.00'],
    ['3', 'P-002', '86.00'],
    ['4', 'P-003', '70.40'],
  ])
  expect((await lomba('scores', 'confirm', uidIn(waiting), '--as', 'ketua')).code).toBe(1)
  expect((await lomba('verify')).code).toBe(0)
})

it('scores import: a faulty file leaves nothing, each fault with line and column', async () => {
  const before = await ranking()
  const faulty = await scores(
    'salah.csv',
    'budi,P-001,kebaruan,81,,Salah baca',
    'budi,P-001,dampak,190,,Salah baca',
    'tamu,P-001,dampak,80,,Salah baca',
    'wati,P-001,dampak,80,,',
  )
  expect([faulty.code, faulty.out]).toEqual([2, ''])
  expect(faulty.err.split('\n').map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
    'salah.csv:3:4: score',
    'salah.csv:4:1: judge',
    'salah.csv:5:3: criterion',
    'salah.csv:5:6: change_reason',
    'Nothing has been kept.',
    '',
  ])
  expect(await ranking()).toEqual(before)
  const ctx = await openTestContext({ dataDir })
  const waiting = await ctx.db
    .selectFrom('score_import')
    .select('id')
    .where('state', '=', 'waiting')
    .execute()
  await ctx.close()
  expect(waiting).toEqual([])
})

it('dossiers import: whole or not at all; then the team finds its draft', async () => {
  const good = '36.71.07.1002,lingkungan,Bank sampah,"Dipilah,\nlalu ditabung.",1.250'
  const faulty = await dossiers('salah.csv', good, '36.71.07.1004,lingkungan,Taman,,banyak')
  expect([faulty.code, faulty.err.split('\n')]).toEqual([
    2,
    [
      'salah.csv:4:5: figure-1-before: This is not a number. Write, for example, 1,250 or 12.5.',
      'Nothing has been kept.',
      '',
    ],
  ])
  const board = async () => {
    const ctx = await openTestContext({ dataDir })
    try {
      const team = await loadActorByAccount(ctx, 'tim')
      if (!team) throw new Error('no team')
      const [competition] = (await viewTeamBoard(ctx, team)).board
      return await Promise.all(
        (competition?.dossiers ?? []).map(async ({ uid, state }) => {
          const { values } = await viewDraft(ctx, team, uid)
          return [state, Object.fromEntries(Object.entries(values).map(([code, { value }]) => [code, value]))]
        }),
      )
    } finally {
      await ctx.close()
    }
  }
  expect(await board()).toEqual([])

  const done = await dossiers('berkas.csv', good)
  expect(done).toEqual({ code: 0, out: '1 draft created; 1 incomplete.\n', err: '' })
  expect(await board()).toEqual([
    ['draft', { title: 'Bank sampah', summary: 'Dipilah,\nlalu ditabung.', 'figure-1-before': '1250' }],
  ])
  const again = await dossiers('berkas.csv', good)
  expect([again.code, again.err.startsWith('berkas.csv:2:2: category_code: ')]).toEqual([2, true])
  expect((await lomba('verify')).code).toBe(0)
})
