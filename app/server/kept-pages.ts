import { promisify } from 'node:util'
import { gzip as gzipWithCallback } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import type { Actor } from '~/domain/actors'
import { readLocale } from '~/http/locale.server'
import type { OpenSession } from '~/http/session.server'
import type { Context } from '~/services/context'
import { createLru } from '~/services/lru'
import { rankingStamp } from '~/services/ranking.server'
import { type Ask, sendAnswer } from './remix'

const gzip = promisify(gzipWithCallback)

const MOST = 200
const LARGEST = 32 * 1024 * 1024

interface Kept {
  html: Buffer
  gzipped: Buffer
}

interface Keepable {
  path: RegExp
  /**
   * Lets the person in and says in a text everything that the page's content depends on, besides its address, its
   * language and who looks at it. @throws when the person may not see the page
   */
  stampOf(ctx: Context, actor: Actor, slug: string): Promise<string>
}

/** Pages that many open again and again. They must carry neither scripts nor a form that counts its sendings. */
const KEEPABLE: readonly Keepable[] = [{ path: /^\/kelola\/([^/]+)\/peringkat$/, stampOf: rankingStamp }]

const isHtml = (answer: globalThis.Response) =>
  answer.status === 200 && (answer.headers.get('Content-Type') ?? '').startsWith('text/html')

function send(request: Request, response: Response, { html, gzipped }: Kept): void {
  const packed = request.acceptsEncodings('gzip', 'identity') === 'gzip'
  response.set('Content-Type', 'text/html; charset=utf-8').vary('Accept-Encoding')
  if (packed) response.set('Content-Encoding', 'gzip')
  const body = packed ? gzipped : html
  response.set('Content-Length', String(body.length)).end(request.method === 'HEAD' ? undefined : body)
}

/**
 * Sends a page again as it was sent before, as long as nothing recorded has changed and the same person asks in the same
 * language. The session and the right to see the page are examined each time; `ask` makes the page when it is not known.
 */
export function keptPages(ctx: Context, ask: Ask): RequestHandler {
  const pages = createLru<Kept>(MOST, LARGEST, ({ html, gzipped }) => html.length + gzipped.length)

  const keyOf = async (request: Request, actor: Actor): Promise<string | null> => {
    for (const { path, stampOf } of KEEPABLE) {
      const slug = path.exec(request.path)?.[1]
      if (!slug) continue
      // Whoever may not see the page gets the refusal of its own route.
      const stamp = await stampOf(ctx, actor, slug).catch(() => null)
      const { uid, name, grants } = actor
      const locale = readLocale(request.headers.cookie, actor)
      return stamp === null ? null : JSON.stringify([request.originalUrl, locale, uid, name, grants, stamp])
    }
    return null
  }

  return async function keepPages(request, response, next) {
    const session = response.locals['session'] as OpenSession | null
    if (!session || (request.method !== 'GET' && request.method !== 'HEAD')) return next()
    try {
      const key = await keyOf(request, session.actor)
      if (key === null) return next()
      const known = pages.get(key)
      if (known) return send(request, response, known)
      if (request.method === 'HEAD') return next()
      const answer = await ask(request, response)
      if (!isHtml(answer)) return sendAnswer(answer, response)
      const html = Buffer.from(await answer.arrayBuffer())
      const kept = { html, gzipped: await gzip(html) }
      pages.set(key, kept)
      send(request, response, kept)
    } catch (error) {
      next(error)
    }
  }
}
