/**
 * `npm run --silent lomba -- COMMAND`: the command line for operators and scripts. What has to be installed
 * or built first is reported on standard error only, so that standard output is the command's alone.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, isBuilt } from './build-state.mjs'
import { ensureInstalled } from './install.mjs'
import { ROOT, runMain, signalCode } from './process.mjs'

async function main() {
  // A built copy without its development packages is complete for this purpose.
  if (!isBuilt() || !existsSync(join(ROOT, 'node_modules'))) {
    await ensureInstalled()
    await ensureBuilt()
  }
  return runCommand(process.argv.slice(2))
}

/**
 * npm starts this in the checkout; paths in arguments are meant from where the user stands.
 * @param {string[]} args
 * @returns {Promise<number>} the command's exit code
 */
function runCommand(args) {
  const child = spawn(process.execPath, [join(ROOT, 'build', 'cli.js'), ...args], {
    cwd: process.env.INIT_CWD || process.cwd(),
    stdio: 'inherit',
  })
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? signalCode(signal)))
  })
}

runMain(main)
