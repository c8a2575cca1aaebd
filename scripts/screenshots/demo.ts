import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { freePort } from '../load/server-process'

const SERVER = 'build/server.js'
/** What the pictures show; the port that answers is a free one. */
const HOST = 'localhost:3000'

export interface Demo {
  origin: string
  host: string
  /** On which it listens. */
  port: number
  /** Of every example account, as the demo says when it starts. */
  password: string
  stop(): Promise<void>
}

/** The built server with the example competition in `dataDir`, ready to answer. @throws when it ends before that */
export async function startDemo(dataDir: string): Promise<Demo> {
  if (!existsSync(SERVER)) throw new Error('run `npm run build` first')
  const port = await freePort()
  const origin = `http://${HOST}`
  const child = spawn(process.execPath, [SERVER], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SINILAI_DEMO: '1',
      DATA_DIR: dataDir,
      PORT: String(port),
      APP_ORIGIN: origin,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  let password = ''
  for await (const line of createInterface({ input: child.stdout })) {
    password = /kata sandi semuanya: (\S+)\)/.exec(line)?.[1] ?? password
    if (!line.startsWith('Sinilai: ')) continue
    child.stdout.resume()
    return { origin, host: HOST, port, password, stop }
  }
  throw new Error('the demo ended before it was ready')
}
