import type { RequestHandler } from 'express'
import type { Sessions } from '~/http/session.server'
import { askToLogInAgain } from './refusal'

/** Who sends the request, before anything of its body is read. */
export function openSession(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    try {
      response.locals['session'] = await sessions.open(request.headers.cookie)
      next()
    } catch (error) {
      next(error)
    }
  }
}

/**
 * The same again once the body has come: it may take minutes, in which an account is disabled or loses a role.
 * Whoever has no session any more is treated as if the request had begun without one.
 */
export function reopenSession(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'POST' || !response.locals['session']) return next()
    try {
      response.locals['session'] = await sessions.open(request.headers.cookie)
      if (response.locals['session'] || !request.is('multipart/form-data')) return next()
      askToLogInAgain(request, response)
    } catch (error) {
      next(error)
    }
  }
}
