import type { RequestHandler } from 'express'
import { UPLOADS } from './uploads/address'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])
const KNOWN = ['GET', 'HEAD', 'POST']
/** Files that arrive in pieces are gone on with and given up. */
const KNOWN_OF_UPLOADS = [...KNOWN, 'PATCH', 'DELETE']

/**
 * Refuses requests that another site makes a browser send: `Sec-Fetch-Site` and `Origin` must both be ours as far
 * as they are there. Without both it is no browser, and the cookie is SameSite=Lax.
 */
export function crossOriginGuard(origin: string): RequestHandler {
  return (request, response, next) => {
    const known = request.path.startsWith(`${UPLOADS}/`) ? KNOWN_OF_UPLOADS : KNOWN
    if (!known.includes(request.method)) {
      response.status(405).set('Allow', known.join(', ')).type('text/plain').send('405\n')
      return
    }
    if (READING.has(request.method)) return next()
    const site = request.get('Sec-Fetch-Site')
    const from = request.get('Origin')
    const isOurSite = site === undefined || site === 'same-origin' || site === 'none'
    if (isOurSite && (from === undefined || from === origin)) return next()
    response.status(403).type('text/plain').send('403\n')
  }
}

export const isLoopback = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Refuses addresses that no page has: `*`, and control characters, which no redirect could carry on. */
export const refuseOddAddresses: RequestHandler = (request, response, next) => {
  const { url, path } = request
  if (/^(\/|https?:\/\/)/i.test(url) && !/%([01][0-9a-f]|7f)/i.test(path)) return next()
  response.status(400).type('text/plain').send('400\n')
}

/** @throws when the address would send passwords in clear text over a network. */
export function checkOrigin(origin: string): URL {
  const url = new URL(origin)
  if (url.origin !== origin)
    throw new Error(`APP_ORIGIN must be an origin such as ${url.origin}, not ${origin}`)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return url
  throw new Error(
    `APP_ORIGIN is ${origin}: it must be https, or http on this computer only. To try Sinilai on a phone, forward ` +
      'a port over USB (adb reverse tcp:3000 tcp:3000) or put an HTTPS proxy in front.',
  )
}
