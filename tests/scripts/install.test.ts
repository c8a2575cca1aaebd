import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { ensureInstalled } from '../../scripts/install.mjs'
import { sameVersions } from '../../scripts/install-state.mjs'
import { checkNode, explainNativeFailure } from '../../scripts/toolchain.mjs'

let root = ''
let said: string[] = []
const install = () => ensureInstalled({ root, say: (line) => said.push(line) })
const rewriteLock = (change: (text: string) => string) => {
  const path = join(root, 'package-lock.json')
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

/** A checkout whose only package is a folder of its own, so that npm works for real but without a network. */
const template = mkdtempSync(join(tmpdir(), 'install-template-'))
beforeAll(() => {
  mkdirSync(join(template, 'parts'))
  writeFileSync(join(template, 'parts/package.json'), '{"name":"better-sqlite3","version":"1.0.0"}')
  writeFileSync(join(template, 'parts/index.js'), 'module.exports = class { close() {} }\n')
  const manifest = {
    name: 'a',
    version: '1.0.0',
    engines: { node: '>=20.19' },
    dependencies: { 'better-sqlite3': 'file:parts' },
  }
  writeFileSync(join(template, 'package.json'), JSON.stringify(manifest))
  execFileSync('npm', ['install', '--package-lock-only', '--offline', '--silent'], { cwd: template })
})
afterAll(() => rmSync(template, { recursive: true }))

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-'))
  cpSync(template, root, { recursive: true })
  said = []
})
afterEach(() => rmSync(root, { recursive: true }))

it('installs once, then has nothing to do', async () => {
  expect(await install()).toBe('installed')
  said = []
  expect(await install()).toBe('current')
  expect(said).toEqual([])
})

it('installs again when the lockfile changed, and leaves the lockfile as it is', async () => {
  await install()
  rewriteLock((text) => text.replace('"version": "1.0.0",', '"version": "1.0.1",'))
  rmSync(join(root, 'node_modules/.package-lock.json'))
  const before = readFileSync(join(root, 'package-lock.json'), 'utf8')
  expect(await install()).toBe('installed')
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).toBe(before)
})

it('takes over packages that npm installed by hand', async () => {
  execFileSync('npm', ['install', '--offline', '--silent'], { cwd: root })
  expect(await install()).toBe('adopted')
})

it('does the work of meanwhile once, with the packages there, whatever had to be done', async () => {
  const seen: boolean[] = []
  const meanwhile = async () => {
    seen.push(existsSync(join(root, 'node_modules/better-sqlite3/index.js')))
  }
  const outcomes = []
  for (const _ of [1, 2]) outcomes.push(await ensureInstalled({ root, say: () => {}, meanwhile }))
  rmSync(join(root, 'node_modules/.sinilai-install'))
  outcomes.push(await ensureInstalled({ root, say: () => {}, meanwhile }))
  expect(outcomes).toEqual(['installed', 'current', 'adopted'])
  expect(seen).toEqual([true, true, true])
})

it('fails when the work of meanwhile fails, and leaves no stamp', async () => {
  const meanwhile = () => Promise.reject(new Error('not built'))
  await expect(ensureInstalled({ root, say: () => {}, meanwhile })).rejects.toThrow('not built')
  expect(await install()).toBe('adopted')
})

it('lets packages run what the lockfile says they run once they are there', async () => {
  mkdirSync(join(root, 'more'))
  const script = "require('node:fs').writeFileSync('ran', '')"
  const manifest = { name: 'more', version: '1.0.0', scripts: { postinstall: `node -e "${script}"` } }
  writeFileSync(join(root, 'more/package.json'), JSON.stringify(manifest))
  execFileSync('npm', ['pack', '--silent', './more'], { cwd: root })
  execFileSync('npm', ['install', '--package-lock-only', '--offline', '--silent', './more-1.0.0.tgz'], {
    cwd: root,
  })
  expect(await install()).toBe('installed')
  expect(existsSync(join(root, 'node_modules/more/ran'))).toBe(true)
})

it('installs once when two start together', async () => {
  const outcomes = await Promise.all([install(), install()])
  expect(outcomes.sort()).toEqual(['current', 'installed'])
  expect(said.filter((line) => line.startsWith('Waiting'))).toHaveLength(1)
})

it('leaves no stamp when the compiled part does not load, and says what to do', async () => {
  writeFileSync(join(root, 'parts/index.js'), 'throw new Error("not built")\n')
  await expect(install()).rejects.toThrow('apt-get install -y python3 make g++')
  await expect(install()).rejects.toThrow('apt-get install -y python3 make g++')
})

it('never installs through a link into another checkout', async () => {
  const other = mkdtempSync(join(tmpdir(), 'other-'))
  symlinkSync(other, join(root, 'node_modules'))
  await expect(install()).rejects.toThrow(`node_modules is a link to ${other}`)
  rmSync(other, { recursive: true })
})

it.each(['18.20.4', '20.18.3', '19.9.0'])('refuses Node %s', (version) => {
  expect(() => checkNode(version, '20.19')).toThrow(`needs Node.js 20.19 or newer; this is ${version}`)
})

it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts Node %s', (version) => {
  expect(() => checkNode(version, '20.19')).not.toThrow()
})

it('names the compilers that are missing', () => {
  expect(explainNativeFailure(['make', 'g++'])).toContain('to compile it make, g++ must be installed')
})

it.each([
  ['the same', { a: { version: '1.0.0' } }, { a: { version: '1.0.0' } }, true],
  ['another version', { a: { version: '1.0.0' } }, { a: { version: '1.0.1' } }, false],
  ['one missing', { a: { version: '1.0.0' } }, {}, false],
  ['one too many', {}, { a: { version: '1.0.0' } }, false],
  ['another platform’s missing', { a: { version: '1.0.0', optional: true } }, {}, true],
  ['another platform’s extra', {}, { a: { version: '1.0.0', optional: true } }, true],
])('compares lockfile and disk: %s', (_, locked, installed, same) => {
  expect(sameVersions(locked, installed)).toBe(same)
})
