import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { createApp } from './app'
import { startChores } from './chores'
import { openContext } from './context'
import { checkOrigin, isLoopback } from './guard'
import { JOB_KINDS } from './job-kinds'
import { startJobs } from './jobs'
import { discardUnfinishedDemo, prepareInstallation } from './prepare'

const GRACE = 10_000

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const port = Number(env['PORT'] ?? 3000)
  const origin = env['APP_ORIGIN'] ?? `http://localhost:${port}`
  const { hostname } = checkOrigin(origin)
  const demo = env['SINILAI_DEMO'] === '1'
  if (demo && !isLoopback(hostname))
    throw new Error('SINILAI_DEMO is for this computer only: everybody knows the passwords of the example')
  const dataDir = env['DATA_DIR'] ?? './data/main'
  const here = dirname(fileURLToPath(import.meta.url))
  if (demo) discardUnfinishedDemo(dataDir)
  const ctx = await openContext({ dataDir, origin, demo, workerFile: join(here, 'worker.js') })
  ctx.files.sweepTemporary()
  const build = (await import(pathToFileURL(join(here, 'server', 'remix.js')).href)) as ServerBuild
  const app = createApp(ctx, {
    build,
    clientDirectory: join(here, 'client'),
    ...(env['TRUST_PROXY'] ? { trustProxy: env['TRUST_PROXY'] } : {}),
  })
  const server = createServer(app)
  server.requestTimeout = 300_000
  // Longer than a reverse proxy keeps an idle connection (a minute as a rule): it may still send on one.
  server.keepAliveTimeout = 75_000
  server.listen(port, env['HOST'] ?? '127.0.0.1')
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  for (const line of await prepareInstallation(ctx)) process.stdout.write(`${line}\n`)
  const jobs = await startJobs(ctx, JOB_KINDS)
  const chores = startChores(ctx)
  process.stdout.write(`Sinilai: ${origin}\n`)

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    const deadline = setTimeout(() => server.closeAllConnections(), GRACE)
    server.close(async () => {
      clearTimeout(deadline)
      await Promise.all([jobs.stop(), chores.stop()])
      await ctx.close()
      process.exit(0)
    })
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main(process.env).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
