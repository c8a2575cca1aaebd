/** What is wrong with one input, as data: `kind` is a key of the i18n area `problems`. */
export interface Problem {
  /** Name of the form field, or '' when it concerns the whole form. */
  field: string
  kind: string
  params?: Record<string, string | number>
}

/** 401: the person is unknown or the session has ended. */
export class UnauthenticatedError extends Error {
  override name = 'UnauthenticatedError'
}

/** 404: not there, or not to be seen by this person; the two are never told apart. */
export class NotFoundError extends Error {
  override name = 'NotFoundError'
}

/** 403: may be seen but not done. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError'
  constructor(readonly permission: string) {
    super(permission)
  }
}

/** 409: right person, wrong moment; `reason` is a key of the i18n area `problems`. */
export class StateError extends Error {
  override name = 'StateError'
  constructor(
    readonly reason: string,
    readonly params: Record<string, string | number> = {},
  ) {
    super(reason)
  }
}

/**
 * 409: what the form was filled from has changed since; `reason` as in StateError, `differences` say at which fields.
 * Unlike other states it is mended in the form itself, which therefore comes back.
 */
export class ChangedError extends StateError {
  override name = 'ChangedError'
  constructor(
    reason: string,
    readonly differences: readonly Problem[] = [],
  ) {
    super(reason)
  }
}

/** 400: input that the person can mend. */
export class InputError extends Error {
  override name = 'InputError'
  constructor(readonly problems: Problem[]) {
    super(problems.map(({ field, kind }) => `${field}: ${kind}`).join(', '))
  }
}

/**
 * What keeps the machine's operator from an act on the whole installation; `kind` is a key of the command line's
 * catalogue, the message is English for logs.
 */
export class InstallationError extends Error {
  override name = 'InstallationError'
  constructor(
    readonly kind:
      | 'data_in_use'
      | 'backup_exists'
      | 'backup_none'
      | 'backup_manifest_broken'
      | 'backup_database_changed'
      | 'backup_file_changed'
      | 'backup_files_differ'
      | 'database_damaged',
    readonly params: Record<string, string>,
    message: string,
  ) {
    super(message)
  }
}

/** 429: too many attempts; try again after `seconds`. */
export class TooManyError extends Error {
  override name = 'TooManyError'
  constructor(readonly seconds: number) {
    super(`retry after ${seconds} s`)
  }
}

/** Shorthand for one problem at one field. */
export const inputError = (field: string, kind: string, params?: Problem['params']) =>
  new InputError([{ field, kind, ...(params ? { params } : {}) }])
