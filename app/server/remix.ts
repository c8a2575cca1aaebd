import {
  type AppLoadContext,
  createRequestHandler,
  type RequestHandler as RemixHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express'
import { narrowHandlers } from './narrow-routes'

interface Options {
  origin: string
  build: ServerBuild | (() => Promise<ServerBuild>)
  getLoadContext(request: ExpressRequest, response: ExpressResponse): AppLoadContext
}

function headersOf(request: ExpressRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const each of Array.isArray(value) ? value : [value ?? '']) headers.append(name, each)
  return headers
}

/** Aborts what still loads when the browser goes away. */
function abortSignal(response: ExpressResponse): AbortSignal {
  const controller = new AbortController()
  response.on('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}

/** Sends what Remix answered. */
export async function sendAnswer(from: Response, response: ExpressResponse): Promise<void> {
  response.status(from.status)
  const seen = new Set<string>()
  for (const [name, value] of from.headers) {
    if (seen.has(name) || name === 'set-cookie') response.append(name, value)
    else response.set(name, value)
    seen.add(name)
  }
  if (from.body) await writeReadableStreamToWritable(from.body, response)
  else response.end()
}

/** A route without a page answers errors as data; whoever sent a form without a script needs a page. */
const isUnreadable = (request: ExpressRequest, answer: Response) =>
  request.method === 'POST' &&
  answer.status >= 400 &&
  !('_data' in request.query) &&
  (answer.headers.get('Content-Type') ?? '').startsWith('application/json') &&
  Boolean(request.accepts('html')) &&
  (request.get('Accept') ?? '').includes('text/html')

/** Path and query that are asked for; proxies also send the whole address, whose host counts for nothing. */
const targetOf = ({ originalUrl }: ExpressRequest): string =>
  originalUrl.startsWith('/') ? originalUrl : originalUrl.replace(/^[a-z]+:\/\/[^/?#]*\/?/i, '/')

function handlersOf(build: Options['build']): (pathname: string) => RemixHandler {
  const mode = process.env['NODE_ENV']
  if (typeof build !== 'function') return narrowHandlers(build, mode)
  // While developing, the routes may be others at the next request.
  const whole = createRequestHandler(build, mode)
  return () => whole
}

export type Ask = (request: ExpressRequest, response: ExpressResponse) => Promise<Response>

/** Hands requests to Remix. Their bodies have been read and stand in the load context. */
export function askRemix({ origin, build, getLoadContext }: Options): Ask {
  const handlerOf = handlersOf(build)
  return async (request, response) => {
    const init = { headers: headersOf(request), signal: abortSignal(response) }
    const context = getLoadContext(request, response)
    const url = new URL(origin + targetOf(request))
    const handle = handlerOf(url.pathname)
    const answer = await handle(new Request(url, { ...init, method: request.method }), context)
    if (!isUnreadable(request, answer)) return answer
    return handlerOf('/galat')(new Request(`${origin}/galat`, init), { ...context, refusal: answer })
  }
}

/** The last handler: whatever nobody else answered. */
export function remixHandler(ask: Ask): RequestHandler {
  return async (request, response, next) => {
    try {
      await sendAnswer(await ask(request, response), response)
    } catch (error) {
      next(error)
    }
  }
}
