import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { openTestContext } from '#tests/support/context'
import { soffice } from '#tests/support/libreoffice'
import { packOfWorld } from '#tests/support/packs'
import { readZip } from '#tests/support/zip'
import type { PackManifest } from '~/domain/inspection/pack'
import { STRANGERS_COMMANDS } from '~/exports/pack/guide.server'
import { findPublicKey, fingerprintOf } from '~/services/signing-key.server'

const guide = readFileSync('docs/inspection.md', 'utf8')
let folder: string
let manifest: PackManifest
let fingerprint: string

/** The documented commands of this name. */
function documented(name: string): string {
  const text = new RegExp(`\`\`\`${name}\n(.*?)\`\`\``, 's').exec(guide)?.[1]
  if (!text) throw new Error(`docs/inspection.md has no ${name}`)
  return text
}

const run = (script: string) =>
  execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const sh = (name: string) =>
  run(documented(`sh ${name}`))
    .trim()
    .split('\n')

beforeAll(async () => {
  const ctx = await openTestContext()
  const { bytes } = await packOfWorld(ctx)
  folder = join(ctx.dataDir, 'paket')
  for (const [name, content] of readZip(bytes)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  manifest = JSON.parse(readFileSync(join(folder, 'MANIFEST.json'), 'utf8')) as PackManifest
  fingerprint = fingerprintOf((await findPublicKey(ctx)) ?? '')
  return () => ctx.close()
}, 60_000)

it('checks sums, signatures, fingerprint, chain and a row with nothing but common tools', () => {
  expect(sh('sums')).toEqual(['every file fits'])
  expect(sh('signatures')).toEqual(['Signature Verified Successfully', 'Signature Verified Successfully'])
  expect(sh('fingerprint')).toEqual([fingerprint])
  expect(sh('chain')).toEqual([manifest.chain.hash])
  expect(sh('row')).toEqual(['1'])
})

it('gives the same commands in the pack itself', () => {
  const told = readFileSync(join(folder, 'PERIKSA.txt'), 'utf8')
  for (const command of STRANGERS_COMMANDS) {
    expect(told.split(command)).toHaveLength(3)
    run(command)
  }
})

it('shows a changed mark, a changed snapshot and a changed event', () => {
  const change = (name: string, from: string, to: string, check: () => void) => {
    const path = join(folder, name)
    const content = readFileSync(path, 'utf8')
    expect(content).toContain(from)
    writeFileSync(path, content.replace(from, to))
    check()
    writeFileSync(path, content)
  }
  change('nilai/nilai.csv', ',90,', ',20,', () =>
    expect(run(`${documented('sh sums').trim()} || true`)).toContain('nilai/nilai.csv: '),
  )
  change('hasil/1/hasil.json', '"rank":1', '"rank":2', () => expect(() => sh('signatures')).toThrow())
  change('rantai/kejadian.jsonl', '\\"seq\\":3', '\\"seq\\":4', () =>
    expect(sh('chain')[0]).toMatch(/^differs: \{"seq":3/),
  )
})

it.skipIf(soffice === null)('finds a total with a spreadsheet', { timeout: 120_000 }, () => {
  const table = readFileSync(join(folder, 'hasil/1/nilai.csv'), 'utf8')
  const formula = documented('calc').trim().replaceAll('"', '""')
  writeFileSync(join(folder, 'hitung.csv'), `${table},,,"${formula}"\r\n`)
  execFileSync(
    soffice ?? 'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profil')).href}`,
      ...['--headless', '--infilter=CSV:44,34,76,1,,1033,false,true'],
      ...['--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76', '--outdir', join(folder, 'keluar')],
      join(folder, 'hitung.csv'),
    ],
    { stdio: 'pipe', timeout: 100_000 },
  )
  const last = readFileSync(join(folder, 'keluar/hitung.csv'), 'utf8').trim().split('\n').at(-1)
  expect(last?.split(',')[3]).toBe('90')
})
