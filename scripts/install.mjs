/**
 * Installs the packages of package-lock.json when they are missing or differ; nothing to do costs a few
 * milliseconds. Plain JavaScript on Node alone: it runs before anything is installed.
 */
import { lstatSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dependenciesMatch, describeInstall, isCurrent } from './install-state.mjs'
import { withLock } from './lock.mjs'
import { isMain, ROOT, run, runMain, SetupError } from './process.mjs'
import { checkNode, explainNativeFailure, findHeaders, missingCompilers } from './toolchain.mjs'

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
    await requireSqlite(root)
    return stamp(root, 'rebuilt')
  }
  refuseLinkedModules(root)
  say('Installing packages (about three minutes where better-sqlite3 has to be compiled) …')
  rmSync(describeInstall(root).path, { force: true })
  // Not `npm ci`: it refuses a lockfile without the packages of other platforms, and it would compile
  // better-sqlite3 anew at each change. With --no-save the lockfile decides and is not rewritten.
  await npm(root, ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'], say)
  await requireSqlite(root)
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

/** @param {string} root */
async function requireSqlite(root) {
  if (!(await loadsSqlite(root))) throw new SetupError(explainNativeFailure(await missingCompilers()))
}

/** @param {string} root */
async function loadsSqlite(root) {
  const code = "new (require('better-sqlite3'))(':memory:').close()"
  return (await run(process.execPath, ['-e', code], { cwd: root, output: 'capture' })).code === 0
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
