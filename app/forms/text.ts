import * as z from 'zod/mini'

/** A line that must be filled in. */
export const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))

/** A line that may stay empty or away, which gives null. */
export const optionalLine = (max: number) =>
  z.pipe(
    z._default(z.string().check(z.trim(), z.maxLength(max)), ''),
    z.transform((text: string) => (text === '' ? null : text)),
  )

/** As `optionalLine`, of a certain form; `kind` names the problem otherwise. */
export const optionalMatch = (pattern: RegExp, kind: string) =>
  z.pipe(
    z._default(
      z.string().check(
        z.trim(),
        z.maxLength(200),
        z.refine((text) => text === '' || pattern.test(text), { params: { kind } }),
      ),
      '',
    ),
    z.transform((text: string) => (text === '' ? null : text)),
  )
