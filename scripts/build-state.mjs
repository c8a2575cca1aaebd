/** Builds the app when its sources changed since the last build; an unchanged build costs some milliseconds. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { ROOT, run, SetupError } from './process.mjs'

/** Everything the build reads: a change in any of these makes a build stale. */
const SOURCES = [
  'app',
  'db',
  'public',
  'scripts',
  'package-lock.json',
  'remix.config.js',
  'tsconfig.json',
  'vite.config.ts',
]

/**
 * Builds when there is no build or its sources changed. Two starts at once build once.
 * @param {(line: string) => void} [say] gets one line when there is something to do
 * @returns {Promise<'current' | 'built'>}
 * @throws {SetupError} with the build's output, when it fails
 */
export async function ensureBuilt(say = (line) => console.error(line)) {
  if (isBuilt()) return 'current'
  return withLock(join(ROOT, '.cache', 'build.lock'), async () => {
    if (isBuilt()) return 'current'
    say('Building …')
    const { code, output } = await runBuild()
    if (code !== 0) throw new SetupError(`${output}\nThe build failed (code ${code}).`)
    return 'built'
  })
}

/**
 * Runs the build and, when it succeeds, records which sources it was made from.
 * @returns {Promise<import('./process.mjs').RunResult>}
 */
export async function runBuild() {
  const hash = hashSources(ROOT)
  rmSync(stampPath(ROOT), { force: true })
  const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const result = await run(process.execPath, [tsx, 'scripts/build.ts'], {
    output: 'capture',
    env: { NODE_ENV: 'production' },
  })
  if (result.code === 0) {
    mkdirSync(dirname(stampPath(ROOT)), { recursive: true })
    writeFileSync(stampPath(ROOT), hash)
  }
  return result
}

/** Whether the last build succeeded (only then is there a stamp) and was made from the present sources. */
export function isBuilt(root = ROOT) {
  const stamp = stampPath(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources(root)
}

/**
 * SHA-256 over names and bytes of all sources.
 * @param {string} root
 */
export function hashSources(root) {
  const hash = createHash('sha256')
  for (const name of SOURCES.flatMap((source) => listFiles(root, source))) {
    const bytes = readFileSync(join(root, name))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} source a file or folder; nothing when it does not exist
 * @returns {string[]} file names in a stable order
 */
function listFiles(root, source) {
  const path = join(root, source)
  if (!existsSync(path)) return []
  if (source.includes('.')) return [source]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

/** @param {string} root */
function stampPath(root) {
  return join(root, 'build', '.sources')
}
