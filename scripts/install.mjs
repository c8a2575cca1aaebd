/**
 * Installs the packages of package-lock.json when they are missing or differ; nothing to do costs a few
 * milliseconds. Plain JavaScript on Node alone: it runs before anything is installed.
 */
import { lstatSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dependenciesMatch, describeInstall, isCurrent, withInstallScript } from './install-state.mjs'
import { withLock } from './lock.mjs'
import { isMain, ROOT, run, runMain, SetupError } from './process.mjs'
import { checkNode, explainNativeFailure, findHeaders, missingCompilers } from './toolchain.mjs'

const STILL_AT_WORK = 30_000
const COMPILED = 'better-sqlite3'

/**
 * @typedef {object} InstallOptions
 * @property {string} [root] the checkout; this one by default
 * @property {(line: string) => void} [say] gets progress; standard error by default
 * @property {() => Promise<unknown>} [meanwhile] work that needs the packages but not the database: done once, beside
 *   compiling better-sqlite3 where that is needed
 */

/**
 * Makes `node_modules` what package-lock.json says. Two starts at once install once.
 * @param {InstallOptions} [options]
 * @returns {Promise<'current' | 'adopted' | 'rebuilt' | 'installed'>} what had to be done
 * @throws {SetupError} Node is too old, or the packages cannot be installed, with what to do
 */
export async function ensureInstalled({
  root = ROOT,
  say = (line) => console.error(line),
  meanwhile = async () => {},
} = {}) {
  checkNode(process.versions.node, readMinimum(root))
  if (isCurrent(root)) {
    await meanwhile()
    return 'current'
  }
  const lock = join(root, '.cache', 'install.lock')
  return withLock(lock, () => install(root, say, meanwhile), {
    onWait: () => say('Waiting for another install …'),
  })
}

/** @param {string} root @param {(line: string) => void} say @param {() => Promise<unknown>} meanwhile */
async function install(root, say, meanwhile) {
  if (isCurrent(root)) {
    await meanwhile()
    return 'current'
  }
  const present = dependenciesMatch(root)
  if (!present) await bringPackages(root, say)
  const compiled = await loadsSqlite(root)
  await Promise.all([compiled ? undefined : compileSqlite(root, say), meanwhile()])
  const { path, text } = describeInstall(root)
  writeFileSync(path, text)
  if (!present) return 'installed'
  return compiled ? 'adopted' : 'rebuilt'
}

/** All but what has to be compiled. @param {string} root @param {(line: string) => void} say */
async function bringPackages(root, say) {
  refuseLinkedModules(root)
  say('Installing packages …')
  rmSync(describeInstall(root).path, { force: true })
  // Not `npm ci`: it refuses a lockfile without the packages of other platforms, and it would compile
  // better-sqlite3 anew at each change. With --no-save the lockfile decides and is not rewritten.
  const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts']
  await npm(root, args, say)
  const scripted = withInstallScript(root).filter((name) => name !== COMPILED)
  if (scripted.length > 0) await npm(root, ['rebuild', ...scripted], say)
}

/** @param {string} root @param {(line: string) => void} say */
async function compileSqlite(root, say) {
  say(`Building ${COMPILED} for this Node (about two minutes where it has to be compiled) …`)
  await npm(root, ['rebuild', COMPILED], say)
  if (!(await loadsSqlite(root))) throw new SetupError(explainNativeFailure(await missingCompilers()))
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
async function loadsSqlite(root) {
  const code = `new (require('${COMPILED}'))(':memory:').close()`
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

if (isMain(import.meta.url)) {
  runMain(async () => {
    await ensureInstalled()
  })
}
