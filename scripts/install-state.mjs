import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The stamp an install leaves in node_modules: the lockfile's hash and the binary interface it was built
 * for. It is removed before an install and written after it, so an interrupted install has none.
 * @param {string} root
 * @returns {{ path: string, text: string }}
 */
export function describeInstall(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const text = `${lock} ${process.platform}-${process.arch} abi-${process.versions.modules}\n`
  return { path: join(root, 'node_modules', '.sinilai-install'), text }
}

/**
 * Whether the stamp says that nothing has to be installed.
 * @param {string} root
 */
export function isCurrent(root) {
  const { path, text } = describeInstall(root)
  return read(path) === text
}

/**
 * Whether the packages on disk are those of the lockfile although no stamp says so: someone ran npm by
 * hand, or Node changed and only the compiled part has to follow.
 * @param {string} root
 */
export function dependenciesMatch(root) {
  const installed = read(join(root, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return false
  return sameVersions(
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages,
    JSON.parse(installed).packages,
  )
}

/**
 * Names of the packages on disk that the lockfile says have a script to run once they are there.
 * @param {string} root
 */
export function withInstallScript(root) {
  /** @type {Record<string, { hasInstallScript?: boolean }>} */
  const packages = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(packages)
    .filter(([path, { hasInstallScript }]) => hasInstallScript && existsSync(join(root, path)))
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
}

/**
 * @typedef {{ version?: string, optional?: boolean }} LockedPackage
 *
 * @param {Record<string, LockedPackage>} locked
 * @param {Record<string, LockedPackage>} installed
 */
export function sameVersions(locked, installed) {
  const paths = new Set([...Object.keys(locked), ...Object.keys(installed)])
  paths.delete('')
  return [...paths].every((path) => {
    const wanted = locked[path]
    const found = installed[path]
    if (wanted && found) return wanted.version === found.version
    // Packages of another platform stand in the lockfile only, or, where it lacks this one, on disk only.
    return Boolean((wanted ?? found)?.optional)
  })
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
