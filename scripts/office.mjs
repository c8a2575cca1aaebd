/** Finds LibreOffice, with which the tests open exported CSV as a person would. */
import { existsSync } from 'node:fs'
import { installDebianPackage } from './debian.mjs'
import { isMain, runMain } from './process.mjs'

const INSTALLED = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]

/**
 * The path of LibreOffice's `soffice` (`SOFFICE_PATH` goes first), or undefined.
 * @returns {string | undefined}
 */
export function findOffice() {
  return [process.env.SOFFICE_PATH ?? '', ...INSTALLED].find((path) => path && existsSync(path))
}

/**
 * Finds LibreOffice, else installs Debian's package when root. Its tests are skipped, and counted as
 * skipped, when there is none: nothing else depends on it.
 * @param {(line: string) => void} [say] gets progress; standard error by default
 * @returns {Promise<string | undefined>}
 */
export async function ensureOffice(say = (line) => console.error(line)) {
  const found = findOffice()
  if (found) return found
  say('No LibreOffice found: trying Debian’s package libreoffice-calc-nogui …')
  await installDebianPackage('libreoffice-calc-nogui')
  return findOffice()
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    console.log((await ensureOffice()) ?? 'none')
  })
}
