import { readdirSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { createSessions } from '~/http/session.server'
import { findAttendanceFile } from '~/services/attendance.server'
import { isReady } from '~/services/health.server'
import { findPaperFile } from '~/services/inspection/papers.server'
import { findObjectionEvidence } from '~/services/objections.server'
import { findStatementFile } from '~/services/releases.server'
import { findEvidenceFile, findEvidenceThumbnail } from '~/services/revisions.server'
import { findMaterialFile } from '~/services/stage-materials.server'
import { findVisitPicture, findVisitThumbnail } from '~/services/visit-sight.server'
import { openSession, reopenSession } from './actor'
import { readBody } from './body'
import type { OpenContext } from './context'
import { byUid, ofJudge, ofPreview, ofProposal, sendFile } from './downloads'
import { crossOriginGuard, refuseOddAddresses } from './guard'
import { securityHeaders } from './headers'
import { keptPages } from './kept-pages'
import { answerErrors } from './last-resort'
import { askRemix, remixHandler } from './remix'
import { withoutTokens } from './tokens'
import { UPLOADS } from './uploads/address'
import { openUploads } from './uploads/handlers'

export interface AppOptions {
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Directory of the built client; null when Vite serves it. */
  clientDirectory: string | null
  /** Middlewares of the development server. */
  development?: RequestHandler
  /** Address of the proxy whose X-Forwarded-For counts. */
  trustProxy?: string
}

/** Hosts and forwarded headers are whatever a client says; routes only ever see the configured origin. */
function fixOrigin(ctx: OpenContext): RequestHandler {
  const { host } = new URL(ctx.origin)
  return (request, response, next) => {
    request.headers.host = host
    delete request.headers['x-forwarded-host']
    delete request.headers['x-forwarded-proto']
    response.locals['nonce'] = Buffer.from(ctx.random(16)).toString('base64')
    response.locals['requestId'] = Buffer.from(ctx.random(8)).toString('hex')
    next()
  }
}

function requestLog(ctx: OpenContext): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint()
    response.on('finish', () =>
      ctx.log({
        action: 'request',
        id: response.locals['requestId'],
        method: request.method,
        path: withoutTokens(request.path),
        status: response.statusCode,
        ms: Number((process.hrtime.bigint() - start) / 1000n) / 1000,
        actor: response.locals['session']?.actor.uid ?? null,
      }),
    )
    next()
  }
}

/** Static files are the same for everybody, so they may be kept, unlike what the headers say of all else. */
const cached = (value: string, headers: Record<string, string> = {}) => ({
  index: false as const,
  redirect: false,
  dotfiles: 'ignore' as const,
  setHeaders: (response: ServerResponse) => {
    for (const [name, text] of Object.entries({ 'Cache-Control': value, ...headers }))
      response.setHeader(name, text)
  },
})

/** A page's own policy rules what its scripts and styles do; a page's scripts are many, so that each byte here counts. */
const ASSET_HEADERS = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" }

/** Asks the disk only for what lies there; every page would wait for the refusal otherwise. */
function onlyKnown(directory: string, serve: RequestHandler): RequestHandler {
  const names = new Set(readdirSync(directory))
  return function serveStatic(request, response, next) {
    if (names.has(request.path.split('/')[1] ?? '')) serve(request, response, next)
    else next()
  }
}

/** Express around Remix: what the framework leaves out, in the order in which it must happen. */
export function createApp(ctx: OpenContext, options: AppOptions): Express {
  const app = express()
  const sessions = createSessions(ctx)
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', options.trustProxy ?? false)
  app.use(fixOrigin(ctx), requestLog(ctx), securityHeaders(ctx.origin))
  app.use(crossOriginGuard(ctx.origin), refuseOddAddresses)
  app.use(compression())
  if (options.development) app.use(options.development)
  if (options.clientDirectory) {
    const hashed = { ...cached('public, max-age=31536000, immutable', ASSET_HEADERS), fallthrough: false }
    app.use('/assets', express.static(join(options.clientDirectory, 'assets'), hashed))
    app.use(
      onlyKnown(
        options.clientDirectory,
        express.static(options.clientDirectory, cached('public, max-age=3600')),
      ),
    )
  }
  app.get('/sehat', async (_, response) => {
    const ready = await isReady(ctx)
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ok\n' : 'unavailable\n')
  })
  app.use(openSession(sessions))
  const ask = askRemix({
    origin: ctx.origin,
    build: options.build,
    getLoadContext: (request, response) => ({
      ctx,
      sessions,
      session: response.locals['session'] ?? null,
      body: response.locals['body'] ?? '',
      files: response.locals['files'] ?? [],
      tooLarge: response.locals['tooLarge'] ?? [],
      begun: response.locals['begun'] ?? ctx.now(),
      cookies: request.headers.cookie,
      remoteAddress: request.ip ?? '',
      device: request.get('User-Agent')?.slice(0, 200) ?? null,
      requestId: response.locals['requestId'],
      nonce: response.locals['nonce'],
      refusal: null,
      setCookie: (value) => void response.append('Set-Cookie', value),
    }),
  })
  app.use(keptPages(ctx, ask))
  app.get('/unduh/bukti/:uid', sendFile(ctx, byUid(findEvidenceFile)))
  app.get('/unduh/bukti/:uid/kecil', sendFile(ctx, byUid(findEvidenceThumbnail)))
  app.get('/unduh/surat/:uid', sendFile(ctx, byUid(findStatementFile)))
  app.get('/unduh/hadir/:uid', sendFile(ctx, byUid(findAttendanceFile)))
  app.get('/unduh/pemeriksaan/:uid', sendFile(ctx, byUid(findPaperFile)))
  app.get('/unduh/sanggahan/:uid', sendFile(ctx, byUid(findObjectionEvidence)))
  app.get('/unduh/bahan/:uid', sendFile(ctx, byUid(findMaterialFile)))
  app.get('/unduh/foto-lapangan/:uid', sendFile(ctx, byUid(findVisitPicture)))
  app.get('/unduh/foto-lapangan/:uid/kecil', sendFile(ctx, byUid(findVisitThumbnail)))
  app.get('/unduh/usulan/:uid/:paper', sendFile(ctx, ofProposal))
  for (const [end, small] of [
    ['', false],
    ['/kecil', true],
  ] as const) {
    const judged = `/unduh/lembar/:assignment/:number/:piece${end}`
    app.get(judged, sendFile(ctx, ofJudge(small)))
    app.get(`/unduh/tanpa-nama/:slug/:revision/:piece${end}`, sendFile(ctx, ofPreview(small)))
  }
  const uploads = openUploads(ctx, sessions)
  app.post(UPLOADS, uploads.begin)
  app.head(`${UPLOADS}/:id`, uploads.look)
  app.patch(`${UPLOADS}/:id`, uploads.goOn)
  app.delete(`${UPLOADS}/:id`, uploads.cancel)
  app.use(readBody(ctx), reopenSession(sessions))
  app.all('*', remixHandler(ask))
  app.use(answerErrors(ctx))
  return app
}
