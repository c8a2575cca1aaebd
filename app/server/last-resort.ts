import type { ErrorRequestHandler } from 'express'
import { toErrorResponse } from '~/http/errors.server'
import type { Context } from '~/services/context'

/** Status of what went wrong before a route could answer: a broken address, a database that is locked or full. */
function statusOf(error: unknown): number {
  const known = toErrorResponse(error, 'id')?.status
  if (known) return known
  const said = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  return said >= 400 && said < 500 ? said : 500
}

/** Answers errors of Express itself by their status alone: its own page would show the stack. */
export function answerErrors(ctx: Context): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error)
    const status = statusOf(error)
    if (status >= 500)
      ctx.log({
        action: 'error',
        id: response.locals['requestId'],
        message: error instanceof Error ? error.message : String(error),
      })
    if (status === 503) response.set('Retry-After', '5')
    response.status(status).type('text/plain').send(`${status}\n`)
  }
}
