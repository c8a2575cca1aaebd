import { json } from '@remix-run/node'
import {
  ForbiddenError,
  InputError,
  NotFoundError,
  StateError,
  TooManyError,
  UnauthenticatedError,
} from '~/domain/errors'
import type { Locale } from '~/i18n'
import { sayProblem } from '~/i18n/sentence'

/** What the error page shows; never a stack, a query or a path. */
export interface ErrorBody {
  kind: 'unauthenticated' | 'not_found' | 'forbidden' | 'state' | 'input' | 'too_many' | 'unavailable'
  reason?: string
  params?: Record<string, string | number>
  /** What the person reads about the reason. */
  messages?: string[]
  /** What was written in the refused form, to be copied. */
  written?: readonly string[]
  /** The form that could not be kept, to be sent again. */
  retry?: FormRetry
}

/** Everything typed into a form, with the write key by which sending it again stays one act. */
export interface FormRetry {
  action: string
  fields: [string, string][]
  writeKey: string
}

/** What a refused form said: its texts, and all of it where it may be sent again as it is. */
export interface RefusedForm {
  written: readonly string[]
  retry?: FormRetry
}

/** Whether the database is locked or the disk full or read-only. */
export const isUnwritable = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  /^(SQLITE_(BUSY|FULL|IOERR|READONLY)|ENOSPC|EROFS)/.test(String(error.code))

/**
 * The one table from domain errors to HTTP. Returns null for anything unforeseen.
 * @param refused what the refused form said, so that the answer still has it
 */
export function toErrorResponse(
  error: unknown,
  locale: Locale,
  { written, retry }: RefusedForm = { written: [] },
): Response | null {
  const sentence = sayProblem(locale)
  const respond = (body: ErrorBody, status: number, headers: Record<string, string> = {}) =>
    json(written.length > 0 ? { ...body, written } : body, { status, headers })
  if (error instanceof UnauthenticatedError) return respond({ kind: 'unauthenticated' }, 401)
  if (error instanceof NotFoundError) return respond({ kind: 'not_found' }, 404)
  if (error instanceof ForbiddenError) return respond({ kind: 'forbidden' }, 403)
  if (error instanceof StateError)
    return respond(
      {
        kind: 'state',
        reason: error.reason,
        params: error.params,
        messages: [sentence({ kind: error.reason, params: error.params })],
      },
      409,
    )
  if (error instanceof InputError) {
    const [first] = error.problems
    return respond(
      {
        kind: 'input',
        messages: error.problems.map(sentence),
        ...(first ? { reason: first.kind, params: first.params ?? {} } : {}),
      },
      400,
    )
  }
  if (error instanceof TooManyError)
    return respond({ kind: 'too_many', params: { seconds: error.seconds } }, 429, {
      'Retry-After': String(error.seconds),
    })
  if (isUnwritable(error)) {
    const headers = { 'Retry-After': '5' }
    return retry
      ? json({ kind: 'unavailable', retry }, { status: 503, headers })
      : respond({ kind: 'unavailable' }, 503, headers)
  }
  return null
}
