import type { Problem } from '~/domain/fields/types'

/** A problem of an answer as the catalogue of sentences takes it. */
export function saidOf({ kind, at, ...params }: Problem): {
  kind: string
  params: Record<string, string | number>
} {
  return { kind, params: { ...params } }
}
