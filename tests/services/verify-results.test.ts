import { generateKeyPairSync, sign } from 'node:crypto'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import {
  addResultWorld,
  announceBy,
  closeMeetingOf,
  decreeBy,
  freezeBy,
  verifyData,
} from '#tests/support/results'
import { tamper } from '#tests/support/tamper'
import { canonicalJson } from '~/domain/canonical-json'
import type { Snapshot } from '~/domain/results/snapshot'
import { sha256Hex } from '~/services/ids.server'

/** Three results: one announced, its correction, and another correction that is only frozen. */
async function world() {
  const ctx = await useTestContext()
  const made = await addResultWorld(ctx)
  await closeMeetingOf(ctx, made)
  const place = (number: number) => ({ slug: made.slug, number })
  await freezeBy(ctx, made.sari, made.chair, made)
  await decreeBy(ctx, made.sari, made.chair, place(1), { number: '188/1' })
  await announceBy(ctx, made.sari, made.chair, place(1), { date: '2026-05-02', embargo: null })
  await freezeBy(ctx, made.sari, made.chair, made, 'Sanggahan dikabulkan')
  const path = join(ctx.dataDir, 'sinilai.sqlite')
  const after = async (change: (sqlite: Database.Database) => void) => {
    tamper(path, change)
    return (await verifyData(ctx)).map(({ kind, result }) => (result ? `${kind} ${result}` : kind)).sort()
  }
  return { ctx, after, made }
}

const set = (columns: string, number: number) => (sqlite: Database.Database) =>
  sqlite.prepare(`UPDATE official_result SET ${columns} WHERE number = ?`).run(number)

/** Puts another snapshot in a result's place, with the hash that fits. */
const replace = (number: number, change: (snapshot: Snapshot) => Snapshot) => (sqlite: Database.Database) => {
  const { text } = sqlite
    .prepare<[number], { text: string }>('SELECT snapshot AS text FROM official_result WHERE number = ?')
    .get(number) ?? { text: '' }
  const other = canonicalJson(change(JSON.parse(text) as Snapshot) as never)
  sqlite
    .prepare('UPDATE official_result SET snapshot = ?, sha256 = ? WHERE number = ?')
    .run(other, sha256Hex(other), number)
}

it('finds nothing where nobody touched anything', async () => {
  const { ctx } = await world()
  expect(await verifyData(ctx)).toEqual([])
})

it('finds one changed byte of a snapshot', async () => {
  const { after } = await world()
  const found = await after(set(`snapshot = replace(snapshot, '"rank":1', '"rank":2')`, 1))
  expect(found).toEqual([
    ...['result_hash 1', 'result_ranking 1', 'result_request 1', 'result_signature 1', 'row_changed'],
  ])
})

it('finds a changed mark although hash and signature were made to fit', async () => {
  const { after } = await world()
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const found = await after((sqlite) => {
    replace(2, (snapshot) => ({
      ...snapshot,
      inputs: {
        ...snapshot.inputs,
        sheets: snapshot.inputs.sheets.map((sheet) => ({ ...sheet, marks: { dampak: 70, kebaruan: 70 } })),
      },
    }))(sqlite)
    const { text } = sqlite
      .prepare<[], { text: string }>('SELECT snapshot AS text FROM official_result WHERE number = 2')
      .get() ?? { text: '' }
    const signature = sign(null, Buffer.from(text), privateKey).toString('base64')
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    sqlite
      .prepare('UPDATE official_result SET signature = ?, public_key = ? WHERE number = 2')
      .run(signature, pem)
  })
  expect(found).toEqual(['result_inputs 2', 'result_ranking 2', 'result_request 2', 'row_changed'])
})

it('finds a changed signature', async () => {
  const { after } = await world()
  const found = await after(set(`signature = replace(signature, substr(signature, 1, 1), '_')`, 1))
  expect(found).toEqual(['result_signature 1', 'row_changed'])
})

it('finds rules that are not those they are called', async () => {
  const { after } = await world()
  const found = await after(
    replace(1, (snapshot) => ({
      ...snapshot,
      rules: { ...snapshot.rules, content: { ...snapshot.rules.content, name: 'Lomba lain' } },
    })),
  )
  expect(found).toEqual([
    ...['result_request 1', 'result_rules 1', 'result_signature 1', 'result_supersession 2', 'row_changed'],
  ])
})

it('finds a status that nobody decided, and one that was taken back', async () => {
  const { after } = await world()
  expect(await after(set("status = 'diumumkan'", 2))).toEqual([
    ...['result_announcement 2', 'result_decree 2', 'result_status 2', 'row_changed'],
  ])
})

it('finds a decree that is not the approved one, and an embargo that was put off', async () => {
  const { after } = await world()
  expect(await after(set("decree_number = '188/9'", 1))).toEqual(['result_decree 1', 'row_changed'])
  expect(await after(set("embargo_until = '2030-01-01T00:00:00.000Z'", 1))).toEqual([
    ...['result_announcement 1', 'result_decree 1', 'row_changed'],
  ])
})

it('finds a correction that lost what it corrects, and another chain head', async () => {
  const { after } = await world()
  expect(await after(set('supersedes_id = NULL', 2))).toEqual(['result_supersession 2', 'row_changed'])
  expect(await after(set("chain_head = '1 ab'", 1))).toEqual([
    ...['result_chain 1', 'result_supersession 2', 'row_changed', 'row_changed'],
  ])
})

it('finds a scoresheet that was changed after the freezing', async () => {
  const { after } = await world()
  const found = await after((sqlite) =>
    sqlite.prepare(`UPDATE scoresheet_revision SET marks = '{"dampak":1,"kebaruan":1}' WHERE id = 1`).run(),
  )
  expect(found).toEqual(['result_inputs 1', 'result_inputs 2', 'row_changed'])
})
