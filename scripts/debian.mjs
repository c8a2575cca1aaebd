import { existsSync } from 'node:fs'
import { run } from './process.mjs'

const UPDATE_LIMIT = 90_000
const INSTALL_LIMIT = 360_000

/** One after the other: a second apt-get gives up while the first has its lock. */
let last = Promise.resolve(true)

/**
 * Installs a Debian package when this process is root on a system with apt-get.
 * @param {string} name
 * @returns {Promise<boolean>} whether it is installed now; false also when not root or not Debian
 */
export function installDebianPackage(name) {
  last = last.then(() => install(name))
  return last
}

/** @param {string} name */
async function install(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // The list may be old or absent; a failing update does not yet mean that the install fails.
  await run('apt-get', ['update'], { env, output: 'capture', timeout: UPDATE_LIMIT })
  const args = ['install', '-y', '--no-install-recommends', name]
  const { code } = await run('apt-get', args, { env, output: 'capture', timeout: INSTALL_LIMIT })
  return code === 0
}
