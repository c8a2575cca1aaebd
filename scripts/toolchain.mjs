/** What compiling better-sqlite3 takes: a recent Node, its headers, python3, make and g++. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { run, SetupError } from './process.mjs'

/**
 * Points node-gyp at the headers that came with this Node, so that compiling needs no download.
 * @returns {NodeJS.ProcessEnv}
 */
export function findHeaders() {
  const prefix = join(realpathSync(process.execPath), '..', '..')
  const file = join(prefix, 'include', 'node', 'node_version.h')
  if (process.env.npm_config_nodedir || !existsSync(file)) return {}
  const [major = ''] = process.versions.node.split('.')
  const same = new RegExp(`#define NODE_MAJOR_VERSION ${major}\\b`).test(readFileSync(file, 'utf8'))
  return same ? { npm_config_nodedir: prefix } : {}
}

/** The compilers that are not to be found. @returns {Promise<string[]>} */
export async function missingCompilers() {
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
