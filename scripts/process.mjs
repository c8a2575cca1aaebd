import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The checkout that these scripts belong to, without a trailing slash. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** A failure the user can act on: printed as its message, without a stack. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError'
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] folder to run in; the checkout by default
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {number} [timeout] milliseconds after which the program and its children are killed
 * @property {'inherit' | 'capture' | 'stderr'} [output] shown, collected, or shown on standard error
 *
 * @typedef {{ code: number, output: string }} RunResult
 */

/**
 * Runs a program to its end. Never rejects: a program that is missing, killed or out of time has a
 * non-zero code (127, 128 + signal, 124) and says why in `output`.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, { cwd = ROOT, env, timeout, output = 'inherit' } = {}) {
  const out = output === 'inherit' ? 'inherit' : output === 'stderr' ? process.stderr : 'pipe'
  const err = output === 'capture' ? 'pipe' : 'inherit'
  return new Promise((resolve) => {
    // A group of its own only where a time limit must end grandchildren too (a downloader's, say).
    const grouped = timeout !== undefined
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', out, err],
      detached: grouped,
    })
    let text = ''
    let timedOut = false
    child.stdout?.on('data', (chunk) => (text += chunk))
    child.stderr?.on('data', (chunk) => (text += chunk))
    const end = () => {
      try {
        if (child.pid) process.kill(grouped ? -child.pid : child.pid, 'SIGKILL')
      } catch {}
    }
    const expire = () => {
      timedOut = true
      end()
    }
    const timer = timeout && setTimeout(expire, timeout)
    process.once('exit', end)
    child.on('error', (error) => finish(127, `${text}${program}: ${error.message}`))
    child.on('close', (code, signal) => {
      if (timedOut) return finish(124, `${text}\n${program} took longer than ${(timeout ?? 0) / 1000} s`)
      finish(code ?? signalCode(signal), text)
    })
    /** @param {number} code @param {string} said */
    function finish(code, said) {
      if (timer) clearTimeout(timer)
      process.removeListener('exit', end)
      resolve({ code, output: said })
    }
  })
}

/**
 * The exit code a shell gives for a program ended by a signal.
 * @param {NodeJS.Signals | null} signal
 */
export function signalCode(signal) {
  /** @type {Record<string, number>} */
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }
  return 128 + (numbers[signal ?? ''] ?? 0)
}

/**
 * Runs a script's main function; its number is the exit code, a `SetupError` is printed plainly.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(`\n${error.message}\n`)
    process.exitCode = 1
  }
}

/**
 * Whether this module was started by itself rather than imported.
 * @param {string} url its `import.meta.url`
 */
export function isMain(url) {
  return process.argv[1] === fileURLToPath(url)
}
