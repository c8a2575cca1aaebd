import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openTestContext } from '#tests/support/context'
import { addMeetingWorld, holdAndClose } from '#tests/support/plenary'
import { addScoredCompetition } from '#tests/support/scored'
import { tamper } from '#tests/support/tamper'
import { SYSTEM } from '~/domain/actors'
import { transact } from '~/services/transact.server'
import { type ExplainedFinding, verifyFile } from '~/services/verify-report.server'

/** An installation with scores, closed, as a file that anybody with a SQLite tool can get at. */
async function installation() {
  const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-verify-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const ctx = await openTestContext({ dataDir })
  const world = await addScoredCompetition(ctx)
  await ctx.close()
  const path = join(dataDir, 'sinilai.sqlite')
  return { ...world, dataDir, path, verify: (anchor?: string) => verifyFile(path, anchor ?? null) }
}

const brief = (findings: readonly ExplainedFinding[]) =>
  findings.map(({ kind, table, column, chain, seq, sheet }) =>
    Object.fromEntries(
      Object.entries({ kind, table, column, chain, seq, sheet: sheet?.entry }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  )

it('finds nothing in an installation that nobody touched', async () => {
  const { verify } = await installation()
  const report = await verify()
  expect(report.findings).toEqual([])
  // Three people; the opening, the panel and seven sheets in the competition's own chain.
  expect(report.events).toBe(12)
  expect(report.heads.map(({ chain, seq }) => [chain === 'installation', seq])).toEqual([
    [true, 3],
    [false, 9],
  ])
})

it('names a changed score with its entry, stage and seat', async () => {
  const { path, verify, sheets, competition } = await installation()
  tamper(path, (sqlite) =>
    sqlite
      .prepare('UPDATE scoresheet_revision SET marks = ? WHERE uid = ?')
      .run('{"dampak":90,"kebaruan":99}', sheets[2]?.uid),
  )
  expect((await verify()).findings).toEqual([
    {
      kind: 'row_changed',
      table: 'scoresheet_revision',
      uid: sheets[2]?.uid,
      chain: competition.uid,
      seq: 5,
      competition: 'lomba-uji-2026',
      sheet: { entry: 'P-002', stage: 'proposal', seat: 'Juri 1', number: 1 },
    },
  ])
})

it('names a changed reason, also when its hash was changed with it', async () => {
  const { path, verify, sheets, competition } = await installation()
  const uid = sheets[0]?.uid
  tamper(path, (sqlite) =>
    sqlite.prepare("UPDATE scoresheet_revision SET reasons = '{}' WHERE uid = ?").run(uid),
  )
  const changed = {
    kind: 'sealed_text_changed',
    table: 'scoresheet_revision',
    column: 'reasons',
    sheet: 'P-001',
  }
  expect(brief((await verify()).findings)).toEqual([changed])
  tamper(path, (sqlite) =>
    sqlite.prepare("UPDATE scoresheet_revision SET reasons_sha256 = 'ab' WHERE uid = ?").run(uid),
  )
  expect(brief((await verify()).findings)).toEqual([
    { kind: 'row_changed', table: 'scoresheet_revision', chain: competition.uid, seq: 3, sheet: 'P-001' },
    changed,
  ])
})

it('names a changed event', async () => {
  const { path, verify, competition } = await installation()
  tamper(path, (sqlite) =>
    sqlite
      .prepare(
        `UPDATE event SET body = replace(body, '"via":"web"', '"via":"cli"') WHERE chain = ? AND seq = 4`,
      )
      .run(competition.uid),
  )
  expect(brief((await verify()).findings)).toEqual([
    { kind: 'event_changed', chain: competition.uid, seq: 4 },
  ])
})

it('names an event overwritten with REPLACE, even with a hash that fits', async () => {
  const { path, verify, competition, judges } = await installation()
  const sqlite = new Database(path)
  const read = sqlite.prepare<[string, number], { id: number; body: string; hash: string; at: string }>(
    'SELECT id, body, hash, at FROM event WHERE chain = ? AND seq = ?',
  )
  const last = read.get(competition.uid, 9)
  const before = read.get(competition.uid, 8)
  sqlite.close()
  if (!last || !before) throw new Error('no events')
  const body = last.body.replace(judges[0]?.uid ?? '', judges[1]?.uid ?? '')
  const hash = createHash('sha256').update(`${before.hash}\n${body}`).digest('hex')
  tamper(path, (other) =>
    other
      .prepare(
        "REPLACE INTO event (id, chain, seq, type, at, body, hash) VALUES (?, ?, 8, 'scoresheet.submitted', ?, ?, ?)",
      )
      .run(
        before.id,
        competition.uid,
        before.at,
        before.body.replace(/"by":"[^"]*"/, '"by":"system"'),
        before.hash,
      ),
  )
  expect(brief((await verify()).findings)).toEqual([
    { kind: 'event_changed', chain: competition.uid, seq: 8 },
  ])
  // The last event rewritten with a hash that fits: the chain agrees with itself, and only an anchor tells.
  const anchor = JSON.stringify({ heads: [{ chain: competition.uid, seq: 9, hash: last.hash }] })
  tamper(path, (other) => {
    other
      .prepare('REPLACE INTO event (id, chain, seq, type, at, body, hash) VALUES (?, ?, 8, ?, ?, ?, ?)')
      .run(before.id, competition.uid, 'scoresheet.submitted', before.at, before.body, before.hash)
    other
      .prepare('REPLACE INTO event (id, chain, seq, type, at, body, hash) VALUES (?, ?, 9, ?, ?, ?, ?)')
      .run(last.id, competition.uid, 'scoresheet.submitted', last.at, body, hash)
  })
  expect(brief((await verify()).findings)).toEqual([])
  expect(brief((await verify(anchor)).findings)).toEqual([
    { kind: 'anchor_differs', chain: competition.uid, seq: 9 },
  ])
})

it('names the row whose event, the last one, was dropped', async () => {
  const { path, verify, sheets } = await installation()
  tamper(path, (sqlite) => sqlite.exec('DELETE FROM event WHERE id = (SELECT max(id) FROM event)'))
  const report = await verify()
  expect(report.findings.map(({ kind, table, uid, sheet }) => [kind, table, uid, sheet?.entry])).toEqual([
    ['row_without_event', 'scoresheet_revision', sheets.at(-1)?.uid, 'P-004'],
  ])
})

it('names a row that was deleted and an event cut out of the middle', async () => {
  const { path, verify, sheets, competition } = await installation()
  tamper(path, (sqlite) => {
    sqlite.prepare('DELETE FROM scoresheet_revision WHERE uid = ?').run(sheets[1]?.uid)
    sqlite.prepare('DELETE FROM event WHERE chain = ? AND seq = 6').run(competition.uid)
  })
  expect(brief((await verify()).findings)).toEqual([
    { kind: 'event_missing', chain: competition.uid, seq: 7 },
    { kind: 'event_changed', chain: competition.uid, seq: 7 },
    { kind: 'row_without_event', table: 'scoresheet_revision', sheet: 'P-002' },
    { kind: 'row_missing', table: 'scoresheet_revision', chain: competition.uid, seq: 4 },
  ])
})

it('names an older database file against a newer anchor', async () => {
  const { dataDir, path, verify, competition } = await installation()
  const old = join(dataDir, 'old.sqlite')
  cpSync(path, old)
  const ctx = await openTestContext({ dataDir })
  await transact(ctx, SYSTEM, { type: 'setting.changed', competition: competition.uid }, async (_, record) =>
    record.insert('setting', { name: 'contoh', value: '1' }),
  )
  await ctx.close()
  const anchor = JSON.stringify({ heads: (await verify()).heads })
  expect((await verify(anchor)).findings).toEqual([])
  expect(brief((await verifyFile(old, null)).findings)).toEqual([])
  expect(brief((await verifyFile(old, anchor)).findings)).toEqual([
    { kind: 'anchor_ahead', chain: competition.uid, seq: 10 },
  ])
})

it('names rows beside the rules that are not derived from them', async () => {
  const { path, verify, rulesId } = await installation()
  tamper(path, (sqlite) => {
    const { changes } = sqlite
      .prepare("UPDATE rules_criterion SET weight = '41' WHERE rules_id = ? AND code = 'kebaruan'")
      .run(rulesId)
    expect(changes).toBe(1)
  })
  expect(brief((await verify()).findings)).toEqual([{ kind: 'derived_changed', table: 'rules_criterion' }])
})

it('refuses an anchor that holds no heads', async () => {
  const { verify } = await installation()
  await expect(verify('{"heads":[1]}')).rejects.toThrow('chain heads')
  await expect(verify('nothing')).rejects.toThrow(SyntaxError)
})

it('tells a recorded erasure from text that was merely taken away', async () => {
  const { path, verify, sheets, organizer, dataDir } = await installation()
  const uid = sheets[0]?.uid ?? ''
  const gone = 'UPDATE scoresheet_revision SET reasons = NULL, reasons_salt = NULL WHERE uid = ?'
  const guarded = new Database(path)
  expect(() => guarded.prepare(gone).run(uid)).toThrow('sealed text goes only with its recorded erasure')
  guarded.close()

  const ctx = await openTestContext({ dataDir })
  const sheet = await ctx.db
    .selectFrom('scoresheet_revision')
    .select(['id', 'uid'])
    .where('uid', '=', uid)
    .executeTakeFirstOrThrow()
  const at = ctx.now().toISOString()
  await transact(ctx, organizer, { type: 'account.erased' }, async (_, record) => {
    const request = await record.insert('data_request', {
      ...{ person_id: sheets[0]?.person_id ?? 0, kind: 'erasure', about: 'other', requested_at: at },
      ...{ content: 'Hapus alasan saya.', answer: null },
    })
    await record.erase('scoresheet_revision', sheet, 'reasons', {
      ...{ basis: 'request', data_request_id: request.id, kind: 'reasons' },
      ...{ erased_by: organizer.id ?? 0, erased_at: at },
    })
  })
  await ctx.close()
  const report = await verify()
  expect(report.findings).toEqual([])
  expect(report.erasures).toEqual([
    { competition: null, kind: 'reasons', basis: 'request', by: organizer.account, at, parts: 1 },
  ])

  tamper(path, (sqlite) => sqlite.prepare(gone).run(sheets[1]?.uid))
  tamper(path, (sqlite) =>
    sqlite.prepare("UPDATE person SET name = 'Orang lain', salt = NULL WHERE account = 'budi'").run(),
  )
  expect(brief((await verify()).findings).map(({ kind, table, column }) => [kind, table, column])).toEqual([
    ['row_changed', 'person', undefined],
    ['erased_without_record', 'scoresheet_revision', 'reasons'],
  ])
})

describe('a closed meeting', () => {
  const meeting = async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-verify-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const ctx = await openTestContext({ dataDir })
    const world = await addMeetingWorld(ctx)
    await holdAndClose(ctx, world, { order: { nusajaya: 1, sukarasa: 2 }, because: 'Bukti lebih kuat' })
    const path = join(dataDir, 'sinilai.sqlite')
    return { ctx, ...world, path, verify: () => verifyFile(path, null) }
  }
  const own = async (verify: () => Promise<{ findings: ExplainedFinding[] }>) =>
    brief((await verify()).findings.filter(({ kind }) => kind === 'plenary_differs'))

  it('is found out when an outcome, its decisions or its ranking were changed', async () => {
    const { ctx, path, verify } = await meeting()
    await ctx.close()
    expect((await verify()).findings).toEqual([])
    const swap = (from: string, to: string) =>
      tamper(path, (sqlite) =>
        sqlite
          .prepare('UPDATE entry_state SET to_state = ? WHERE to_state = ? AND plenary_id IS NOT NULL')
          .run(to, from),
      )
    swap('tidak_lolos', 'gugur')
    expect(brief((await verify()).findings).map(({ kind, table }) => [kind, table])).toEqual([
      ['row_changed', 'entry_state'],
      ['plenary_differs', 'entry_state'],
    ])
    swap('gugur', 'tidak_lolos')
    tamper(path, (sqlite) => sqlite.exec("UPDATE plenary SET ranking = replace(ranking, '90/1', '70/1')"))
    expect(await own(verify)).toEqual([{ kind: 'plenary_differs', table: 'plenary', column: 'ranking' }])
    tamper(path, (sqlite) =>
      sqlite.exec("UPDATE plenary SET decisions = replace(decisions, 'tidak_lolos', 'lolos')"),
    )
    expect((await own(verify)).map(({ table }) => table)).toEqual(['plenary', 'entry_state'])
  })

  it('is found out when an outcome was written in its name, chain and all', async () => {
    const { ctx, verify, competition, wards } = await meeting()
    const { id } = await ctx.db.selectFrom('plenary').select('id').executeTakeFirstOrThrow()
    const act = { type: 'plenary.closed', competition: competition.uid } as const
    await transact(ctx, SYSTEM, act, (_, record) =>
      record.insert('entry_state', {
        ...{ entry_id: wards.sukarasa.entry.id, stage: 'proposal', plenary_id: id },
        ...{ to_state: 'lolos', at: ctx.now().toISOString() },
      }),
    )
    await ctx.close()
    expect(brief((await verify()).findings)).toEqual([{ kind: 'plenary_differs', table: 'entry_state' }])
  })
})
