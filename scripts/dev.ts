/** `npm run dev`: the app with Vite's development server; a changed server file counts from the next request on. */
import { createServer } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import type { Express } from 'express'
import { createServer as createVite } from 'vite'

const port = Number(process.env.PORT || 3000)
const origin = process.env.APP_ORIGIN || `http://localhost:${port}`
const dataDir = process.env.DATA_DIR || './data/dev'

const server = createServer()
// The page's policy allows connections to its own origin only, hot updates included.
const vite = await createVite({
  server: { middlewareMode: true, hmr: { server } },
  // Remix has Vite prepare what routes import for the browser; native packages never get there.
  optimizeDeps: { exclude: ['@node-rs/argon2', 'better-sqlite3'] },
})

/** Server code comes through Vite too, so that routes and server share one instance of every module. */
const load = <T>(path: string) => vite.ssrLoadModule(path) as Promise<T>
const { openContext } = await load<typeof import('../app/server/context')>('/app/server/context.ts')
const { prepareInstallation } = await load<typeof import('../app/server/prepare')>('/app/server/prepare.ts')
const ctx = await openContext({ dataDir, origin, demo: true })

let current: { create: unknown; app: Express } | undefined
/** The app made by the present `createApp`: made anew after Vite has loaded a changed one. */
async function loadApp(): Promise<Express> {
  const { createApp } = await load<typeof import('../app/server/app')>('/app/server/app.ts')
  if (current?.create !== createApp) {
    const app = createApp(ctx, {
      build: () => load<ServerBuild>('virtual:remix/server-build'),
      clientDirectory: null,
      development: vite.middlewares,
    })
    current = { create: createApp, app }
  }
  return current.app
}

server.on('request', async (request, response) => {
  try {
    const app = await loadApp()
    app(request, response)
  } catch (error) {
    if (error instanceof Error) vite.ssrFixStacktrace(error)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    response
      .writeHead(500, { 'Content-Type': 'text/plain' })
      .end('The app does not load: see the terminal.\n')
  }
})
server.once('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
server.listen(port, '127.0.0.1', async () => {
  for (const line of await prepareInstallation(ctx)) process.stdout.write(`${line}\n`)
  process.stdout.write(`Sinilai (development): ${origin}\n`)
})

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  server.close()
  server.closeAllConnections()
  await vite.close()
  await ctx.close()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
