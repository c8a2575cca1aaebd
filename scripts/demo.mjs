/**
 * `npm run demo`: from a fresh clone to the running example competition. Installs and builds what is
 * missing, then starts the server, which migrates its data and, when there is none, loads the example.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ensureBuilt } from './build-state.mjs'
import { ensureInstalled } from './install.mjs'
import { isMain, ROOT, runMain, SetupError, signalCode } from './process.mjs'
import { SERVER_ENV } from './server-env.mjs'

const DEFAULT_PORT = 3000
const PARENT_CHECK = 1_000

async function main() {
  const port = readPort(process.env.PORT)
  await refuseTakenPort(port)
  await ensureInstalled({ meanwhile: () => ensureBuilt() })
  return serve({
    ...SERVER_ENV,
    DATA_DIR: process.env.DATA_DIR || join(ROOT, 'data', 'demo'),
    APP_ORIGIN: process.env.APP_ORIGIN || `http://localhost:${port}`,
    PORT: String(port),
    SINILAI_DEMO: '1',
  })
}

/**
 * @param {string | undefined} text
 * @returns {number}
 * @throws {SetupError} when it is no port number
 */
export function readPort(text) {
  if (!text) return DEFAULT_PORT
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new SetupError(`PORT must be a number from 1 to 65535, not “${text}”.`)
}

/**
 * Asks before the long steps, so that a second demo says at once what is wrong.
 * @param {number} port
 * @throws {SetupError} when another program listens there
 */
export async function refuseTakenPort(port) {
  for (const host of ['127.0.0.1', undefined]) {
    const code = await tryListen(port, host)
    if (code === 'EADDRINUSE') {
      throw new SetupError(
        `Port ${port} is taken by another program. Choose another:\n  PORT=${port + 1} npm run demo`,
      )
    }
    if (code === 'EACCES') {
      throw new SetupError(`Port ${port} may not be used by this account. Choose one above 1023:
  PORT=${DEFAULT_PORT} npm run demo`)
    }
  }
}

/**
 * @param {number} port
 * @param {string | undefined} host every address when undefined
 * @returns {Promise<string | undefined>} the error code, if it cannot listen
 */
function tryListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code))
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)))
  })
}

/**
 * Runs the server until it ends, and gives its exit code. Ctrl-C reaches the server by itself, since the
 * terminal tells the whole foreground group; a signal sent to this process alone is passed on.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function serve(env) {
  const child = spawn(process.execPath, [join(ROOT, 'build', 'server.js')], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) passOn('SIGINT')
  })
  process.on('SIGTERM', passOn)
  process.on('SIGHUP', passOn)
  // npm does not pass signals on to its scripts: a server must not outlive the command that started it.
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) passOn('SIGTERM')
  }, PARENT_CHECK).unref()
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? signalCode(signal)))
  })
}

if (isMain(import.meta.url)) runMain(main)
