import { register } from 'node:module'

/** Loaded before a program, it makes the database and the web application unresolvable. */
register(
  `data:text/javascript,${encodeURIComponent(`
    export function resolve(specifier, context, next) {
      if (/better-sqlite3|kysely|@remix-run|react-router|^react|express|lucia|argon2/.test(specifier))
        throw new Error('must not be loaded: ' + specifier)
      return next(specifier, context)
    }`)}`,
)
