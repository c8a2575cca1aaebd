import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openTestContext } from '#tests/support/context'
import { flip, packOfWorld, repack } from '#tests/support/packs'
import { readZip } from '#tests/support/zip'
import { MANIFEST, PACK_KEY, SUMS, sumLine } from '~/domain/inspection/pack'
import { sha256Hex } from '~/services/ids.server'
import { verifyPack } from '~/services/inspection/verify-pack.server'

let files: Map<string, Buffer>
let bytes: Buffer
let folder: string

beforeAll(async () => {
  const ctx = await openTestContext()
  const made = await packOfWorld(ctx)
  bytes = made.bytes
  files = readZip(bytes)
  folder = ctx.dataDir
  return () => ctx.close()
}, 60_000)

const check = async (changed: ReadonlyMap<string, Buffer>) =>
  verifyPack(await repack(join(folder, 'changed.zip'), changed))
const kinds = async (changed: ReadonlyMap<string, Buffer>) =>
  (await check(changed)).findings.map(({ file, kind }) => `${file} ${kind}`).sort()

/** The sums of changed files made to fit, as somebody would who wants to hide it. */
function resum(changed: Map<string, Buffer>): Map<string, Buffer> {
  const manifest = JSON.parse(changed.get(MANIFEST)?.toString() ?? '') as {
    files: { path: string; sha256: string; bytes: number }[]
  }
  for (const file of manifest.files) {
    const content = changed.get(file.path) ?? Buffer.alloc(0)
    file.sha256 = sha256Hex(content)
    file.bytes = content.length
  }
  const text = JSON.stringify(manifest)
  const whole = new Map([...changed, [MANIFEST, Buffer.from(text)]])
  const sums = [...whole].filter(([name]) => name !== SUMS)
  return whole.set(
    SUMS,
    Buffer.from(sums.map(([name, content]) => sumLine(sha256Hex(content), name)).join('')),
  )
}

const replace = (name: string, from: string | RegExp, to: string) => {
  const text = files.get(name)?.toString() ?? ''
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return new Map([...files, [name, Buffer.from(changed)]])
}

it('finds nothing in a pack as it was made', async () => {
  const path = join(folder, 'whole.zip')
  writeFileSync(path, bytes)
  const report = await verifyPack(path)
  expect([report.findings, report.wrong]).toEqual([[], []])
  expect([report.results, report.files, report.leftOut]).toEqual([[1, 2], files.size, 0])
  expect(report.fingerprint).toMatch(/^[0-9a-f]{64}$/)
})

it('names the file in which one byte was changed', { timeout: 120_000 }, async () => {
  const names = [...files.keys()]
  const place = fc
    .tuple(fc.nat(names.length - 1), fc.nat(), fc.integer({ min: 1, max: 255 }))
    .map(([index, at, by]) => {
      const name = names[index] ?? ''
      return { name, offset: at % (files.get(name)?.length ?? 1), by }
    })
  const examples = names.map((name): [{ name: string; offset: number; by: number }] => [
    { name, offset: 3, by: 1 },
  ])
  await fc.assert(
    fc.asyncProperty(place, async ({ name, offset, by }) => {
      const { wrong, findings } = await check(flip(files, name, offset, by))
      expect(wrong.map(({ file }) => file)).toEqual([name])
      expect(findings.map(({ file }) => file)).toContain(name)
    }),
    { numRuns: names.length + 40, examples, seed: 2026 },
  )
})

it('finds a changed byte anywhere in the ZIP itself', { timeout: 120_000 }, async () => {
  const path = join(folder, 'bytes.zip')
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (offset, by) => {
      const changed = Buffer.from(bytes)
      changed[offset] = ((changed[offset] ?? 0) + by) % 256
      writeFileSync(path, changed)
      const outcome = await verifyPack(path).then(
        ({ findings }) => findings.length > 0,
        (error: Error) => error.name === 'BrokenZip',
      )
      expect(outcome).toBe(true)
    }),
    { numRuns: 40, seed: 2026 },
  )
})

const SIGNATURE = 'MANIFEST.sig pack_signature'

describe('what was changed with all sums made to fit', () => {
  it('a mark in the table of a result: ranking and statistics no longer follow', async () => {
    expect(await kinds(resum(replace('hasil/1/nilai.csv', ',90,', ',20,')))).toEqual([
      ...[SIGNATURE, 'hasil/1/nilai.csv marks_ranking', 'hasil/1/statistik-proposal.json statistics_differ'],
    ])
  })
  it('a mark in the latest table', async () => {
    expect(await kinds(resum(replace('nilai/nilai.csv', ',90,', ',20,')))).toEqual([
      ...[SIGNATURE, 'nilai/nilai.csv mark_differs'],
    ])
  })
  it('an event', async () => {
    expect(await kinds(resum(replace('rantai/kejadian.jsonl', '"seq":3,', '"seq":4,')))).toEqual([
      ...[SIGNATURE, 'rantai/kejadian.jsonl event_changed', 'rantai/kejadian.jsonl event_changed'],
    ])
  })
  it('a recorded row', async () => {
    expect(
      await kinds(resum(replace('rantai/baris.jsonl', /\\"kebaruan\\":90/, '\\"kebaruan\\":20'))),
    ).toEqual([
      ...[SIGNATURE, 'hasil/1/hasil.json result_inputs', 'hasil/2/hasil.json result_inputs'],
      ...['nilai/nilai.csv mark_differs', 'nilai/nilai.csv mark_differs', 'rantai/baris.jsonl row_changed'],
    ])
  })
  it('a ranking', async () => {
    expect(await kinds(resum(replace('hasil/2/hasil.json', '"rank":1', '"rank":2')))).toEqual([
      ...[SIGNATURE, 'hasil/2/hasil.json result_hash', 'hasil/2/hasil.json result_ranking'],
      ...[
        'hasil/2/hasil.json row_changed',
        'hasil/2/hasil.sig result_signature',
        'hasil/2/nilai.csv marks_ranking',
      ],
    ])
  })
  it('a figure of the statistics', async () => {
    expect(await kinds(resum(replace('hasil/1/statistik-proposal.json', '"judges"', '"jugdes"')))).toEqual([
      ...[SIGNATURE, 'hasil/1/statistik-proposal.json statistics_differ'],
    ])
  })
  it('an assignment', async () => {
    expect(await kinds(resum(replace('penugasan/penugasan.csv', 'active', 'withdrawn')))).toEqual([
      ...[SIGNATURE, 'penugasan/penugasan.csv assignment_differs'],
    ])
  })
  it('a decree in the place of another', async () => {
    expect(await kinds(resum(new Map([...files, ['hasil/1/keputusan.pdf', Buffer.from('%PDF-')]])))).toEqual([
      ...['MANIFEST.json file_unaccounted', SIGNATURE, 'hasil/1/keputusan.pdf file_unnamed'],
    ])
  })
})

it('says which file is gone, and which does not belong', async () => {
  const without = new Map([...files].filter(([name]) => name !== 'hasil/1/keputusan.pdf'))
  expect(await kinds(without)).toEqual(['hasil/1/keputusan.pdf missing'])
  expect(await kinds(new Map([...files, ['tambahan.txt', Buffer.from('x')]]))).toEqual([
    'tambahan.txt unlisted',
  ])
  expect(await kinds(new Map([...files, [PACK_KEY, Buffer.from('x')]]))).toEqual([
    `${PACK_KEY} changed`,
    `${PACK_KEY} pack_signature`,
  ])
})
