import type { RequestHandler } from 'express'

/** Security headers of every response, errors and assets included. */
export function securityHeaders(origin: string): RequestHandler {
  const https = origin.startsWith('https:')
  return (_, response, next) => {
    const nonce = response.locals['nonce'] as string
    response.set({
      'Content-Security-Policy': [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'X-Content-Type-Options': 'nosniff',
      // `no-referrer` would make same-origin form posts carry `Origin: null`.
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=()',
      'Cache-Control': 'private, no-store',
    })
    if (https) response.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    next()
  }
}
