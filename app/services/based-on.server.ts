import { canonicalJson } from '~/domain/canonical-json'
import { ChangedError, type Problem } from '~/domain/errors'
import { sha256Hex } from './ids.server'

/** What a form holds, by field. */
export type FormValues = Readonly<Record<string, string | boolean | null>>

/** What a form was filled from, in 16 hexadecimal digits: equal values, equal digits. */
export const fingerprint = (stored: FormValues): string =>
  sha256Hex(canonicalJson({ ...stored })).slice(0, 16)

/** Fields whose values are codes, of which a sentence can only say that another one is stored. */
interface Compared {
  choices: readonly string[]
}

/**
 * Refuses what was typed into a form that was filled from other values than those stored now, unless it says the
 * same as they do. Nothing to compare with (`basedOn` undefined) is for callers without a page.
 * @throws ChangedError naming each field that differs, with what is stored
 */
export function refuseStale(
  basedOn: string | undefined,
  { stored, typed }: { stored: FormValues; typed: FormValues },
  { choices }: Compared,
): void {
  if (basedOn === undefined || basedOn === fingerprint(stored)) return
  const differing = Object.keys(stored).filter((field) => stored[field] !== typed[field])
  if (differing.length === 0) return
  throw new ChangedError(
    'changed_since',
    differing.map((field) => difference(field, stored[field] ?? null, choices)),
  )
}

function difference(field: string, stored: string | boolean | null, choices: readonly string[]): Problem {
  if (stored === null || stored === '') return { field, kind: 'stored_nothing' }
  if (typeof stored === 'boolean' || choices.includes(field)) return { field, kind: 'stored_other_choice' }
  return { field, kind: 'stored_other', params: { stored } }
}
