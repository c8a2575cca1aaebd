import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { SERVER_ENV } from '../server-env.mjs'

const SERVER = 'build/server.js'

/** A loopback port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

export interface ServerProcess {
  origin: string
  child: ChildProcess
  /** Ends the process as the power going out would, and waits until it is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** The production server in a process of its own, ready to answer. @throws when it ends before that */
export async function startServerProcess(
  dataDir: string,
  port: number,
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> {
  if (!existsSync(SERVER)) throw new Error('run `npm run build` first')
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...nodeOptions, SERVER], {
    env: {
      ...process.env,
      ...SERVER_ENV,
      DATA_DIR: dataDir,
      PORT: String(port),
      APP_ORIGIN: origin,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000)
  })
  const gone = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  const ready = (async () => {
    if (!child.stdout) throw new Error('no output to wait for')
    for await (const line of createInterface({ input: child.stdout }))
      if (line.startsWith('Sinilai: ')) return
    throw new Error(`the server ended before it was ready: ${said}`)
  })()
  await ready
  child.stdout?.resume()
  return { origin, child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}
