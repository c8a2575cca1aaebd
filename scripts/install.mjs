/**
 * Installs the packages of package-lock.json when they are missing or differ; nothing to do costs a few
 * milliseconds. Plain JavaScript on Node alone: it runs before anything is installed.
 */
import {
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { dependenciesMatch, describeInstall, isCurrent } from './install-state.mjs'
import { withLock } from './lock.mjs'
import { isMain, ROOT, run, runMain, SetupError } from './process.mjs'

const STILL_AT_WORK = 30_000

/**
 * Makes `node_modules` what package-lock.json says. Two starts at once install once.
 * @param {{ root?: string, say?: (line: string) => void }} [options] `say` gets progress; standard error by default
 * @returns {Promise<'current' | 'adopted' | 'rebuilt' | 'installed'>} what had to be done
 * @throws {SetupError} Node is too old, or the packages cannot be installed, with what to do
 */
export async function ensureInstalled({ root = ROOT, say = (line) => console.error(line) } = {}) {
  checkNode(process.versions.node, readMinimum(root))
  if (isCurrent(root)) return 'current'
  const lock = join(root, '.cache', 'install.lock')
  return withLock(lock, () => install(root, say), { onWait: () => say('Waiting for another install …') })
}

/** @param {string} root @param {(line: string) => void} say */
async function install(root, say) {
  if (isCurrent(root)) return 'current'
  if (dependenciesMatch(root)) {
    if (await loadsSqlite(root)) return stamp(root, 'adopted')
    say('Building better-sqlite3 for this Node …')
    await npm(root, ['rebuild', 'better-sqlite3'], say)
    return stamp(root, 'rebuilt')
  }
  refuseLinkedModules(root)
  say('Installing packages (about three minutes where better-sqlite3 has to be compiled) …')
  rmSync(describeInstall(root).path, { force: true })
  // Not `npm ci`: it refuses a lockfile without the packages of other platforms, and it would compile
  // better-sqlite3 anew at each change. With --no-save the lockfile decides and is not rewritten.
  await npm(root, ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'], say)
  if (!(await loadsSqlite(root))) throw new SetupError(explainNativeFailure(await missingCompilers()))
  return stamp(root, 'installed')
}

/**
 * @param {string} root
 * @param {string[]} args
 * @param {(line: string) => void} say
 */
async function npm(root, args, say) {
  const start = Date.now()
  const tick = setInterval(
    () => say(`… still at it after ${Math.round((Date.now() - start) / 1000)} s`),
    STILL_AT_WORK,
  )
  const { code, output } = await run('npm', args, { cwd: root, output: 'capture', env: findHeaders() })
  clearInterval(tick)
  if (code === 0) return
  say(output)
  const missing = await missingCompilers()
  const native = /node-gyp|gyp ERR|better-sqlite3/.test(output)
  throw new SetupError(
    native || missing.length > 0 ? explainNativeFailure(missing) : `npm ${args[0]} failed (code ${code}).`,
  )
}

/**
 * Points node-gyp at the headers that came with this Node, so that compiling needs no download.
 * @returns {NodeJS.ProcessEnv}
 */
function findHeaders() {
  const prefix = join(realpathSync(process.execPath), '..', '..')
  const file = join(prefix, 'include', 'node', 'node_version.h')
  if (process.env.npm_config_nodedir || !existsSync(file)) return {}
  const [major = ''] = process.versions.node.split('.')
  const same = new RegExp(`#define NODE_MAJOR_VERSION ${major}\\b`).test(readFileSync(file, 'utf8'))
  return same ? { npm_config_nodedir: prefix } : {}
}

/** @param {string} root */
async function loadsSqlite(root) {
  const code = "new (require('better-sqlite3'))(':memory:').close()"
  return (await run(process.execPath, ['-e', code], { cwd: root, output: 'capture' })).code === 0
}

async function missingCompilers() {
  const found = await Promise.all(
    ['python3', 'make', 'g++'].map(async (name) => {
      const { code } = await run(name, ['--version'], { output: 'capture' })
      return code === 0 ? [] : [name]
    }),
  )
  return found.flat()
}

/**
 * What to do when better-sqlite3 could be neither fetched nor compiled.
 * @param {string[]} missing programs that were not found
 */
export function explainNativeFailure(missing) {
  const cause =
    missing.length > 0
      ? `no prebuilt better-sqlite3 could be fetched, and to compile it ${missing.join(', ')} must be installed`
      : 'better-sqlite3 could be neither fetched nor compiled (the output above says why)'
  return `The packages could not be installed: ${cause}.
On Debian or Ubuntu:  sudo apt-get install -y python3 make g++
On macOS:             xcode-select --install
Then run the command again.`
}

/**
 * @param {string} version such as 20.20.2
 * @param {string} minimum such as 20.19
 * @throws {SetupError} when the version is below the minimum
 */
export function checkNode(version, minimum) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = minimum.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new SetupError(
    `Sinilai needs Node.js ${minimum} or newer; this is ${version}. See https://nodejs.org/en/download`,
  )
}

/** @param {string} root */
function readMinimum(root) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return String(engines.node).replace(/^>=\s*/, '')
}

/** Replacing the target of a link would change another checkout's packages. @param {string} root */
function refuseLinkedModules(root) {
  const path = join(root, 'node_modules')
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return
  throw new SetupError(
    `node_modules is a link to ${readlinkSync(path)}, which does not match package-lock.json.
Run npm install there, or remove the link and run the command again.`,
  )
}

/**
 * @template {string} T
 * @param {string} root
 * @param {T} outcome
 */
function stamp(root, outcome) {
  const { path, text } = describeInstall(root)
  writeFileSync(path, text)
  return outcome
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    await ensureInstalled()
  })
}
