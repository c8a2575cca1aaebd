import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { openTestContext } from '#tests/support/context'
import { runLombaAlone } from '#tests/support/lomba'
import { flip, packOfWorld, repack } from '#tests/support/packs'
import { readZip } from '#tests/support/zip'

/** A folder with nothing in it but the pack. */
let folder: string
let files: Map<string, Buffer>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinilai-paket-'))
  const ctx = await openTestContext()
  const { path, bytes } = await packOfWorld(ctx)
  copyFileSync(path, join(folder, 'paket.zip'))
  files = readZip(bytes)
  await ctx.close()
  return () => rmSync(folder, { recursive: true, force: true })
}, 60_000)

const verify = (...words: string[]) => runLombaAlone(folder, 'verify', ...words)

it('finds a pack intact where there is neither database nor web application', async () => {
  const { code, out, err } = await verify('paket.zip')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain(`Intact: ${files.size} files, `)
  expect(out).toContain(', 2 official results.')
  const report = JSON.parse((await verify('paket.zip', '--json')).out) as {
    findings: unknown[]
    results: number[]
  }
  expect([report.findings, report.results]).toEqual([[], [1, 2]])
})

it('names the file that was changed and what no longer follows', async () => {
  await repack(join(folder, 'ubah.zip'), flip(files, 'hasil/1/hasil.json', 200))
  const { code, out } = await verify('ubah.zip', '--lang', 'id')
  expect(code).toBe(1)
  expect(out).toContain('- hasil/1/hasil.json: Isi file ini bukan lagi isi ketika paket dibuat.')
  expect(out).toContain('- hasil/1/hasil.json: Hasil nomor 1 tidak memiliki hash yang tercatat.')
  expect(out).toContain('Yang tidak lagi terbukti:\n- hasil/1/hasil.json: hasil resmi itu:')
})

it('refuses what is no pack, and one that ends too early', async () => {
  writeFileSync(join(folder, 'bukan.zip'), 'bukan ZIP')
  const whole = readFileSync(join(folder, 'paket.zip'))
  writeFileSync(join(folder, 'potong.zip'), whole.subarray(0, whole.length - 100))
  for (const name of ['bukan.zip', 'potong.zip', 'tidak-ada.zip']) {
    const { code, out, err } = await verify(name)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(name)
  }
})
