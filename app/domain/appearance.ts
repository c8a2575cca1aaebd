import { InputError, type Problem } from './errors'

/** How an order of appearance came about: lots drawn in the room, or a draw from a seed that anyone can repeat. */
export const APPEARANCE_METHODS = ['lots', 'seeded'] as const
export type AppearanceMethod = (typeof APPEARANCE_METHODS)[number]

/** The form field of an entry's lot. */
export const lotField = (entry: string) => `nomor.${entry}`

/**
 * The entries in the order of the lots that were typed for them.
 * @param entries public ids
 * @throws InputError at each lot that is missing, no number from 1 on, or there twice
 */
export function readLots(entries: readonly string[], text: (field: string) => string): string[] {
  const typed = entries.map((entry) => ({ entry, field: lotField(entry), lot: text(lotField(entry)) }))
  const problems = typed.flatMap(({ field, lot }): Problem[] => {
    if (lot === '') return [{ field, kind: 'required' }]
    if (!/^[1-9]\d{0,3}$/.test(lot) || Number(lot) > entries.length)
      return [{ field, kind: 'lot_out_of_range', params: { max: entries.length } }]
    return typed.filter((other) => other.lot === lot).length > 1
      ? [{ field, kind: 'lot_twice', params: { n: Number(lot) } }]
      : []
  })
  if (problems.length > 0) throw new InputError(problems)
  return typed.toSorted((a, b) => Number(a.lot) - Number(b.lot)).map(({ entry }) => entry)
}

/** What is hashed for one entry of a seeded draw. */
export const drawText = (seed: string, label: string) => `${seed} ${label}`

/** The seed of a draw: the secret that was announced by its hash, and what was said in the room. */
export const drawSeed = (secret: string, phrase: string) => `${secret} ${phrase}`

/**
 * The labels by the hashes of seed and label, smallest first, as `sha256sum` and `sort` put them. An entry that comes or
 * goes moves no other.
 */
export function drawOrder<T extends { label: string }>(
  entries: readonly T[],
  seed: string,
  sha256: (text: string) => string,
): (T & { hash: string })[] {
  return entries
    .map((entry) => ({ ...entry, hash: sha256(drawText(seed, entry.label)) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
}

/** A phrase as it is said: one space between words. */
export const tidyPhrase = (typed: string) => typed.trim().replace(/\s+/g, ' ')

/** Signs that mean something to a shell, in which anyone should be able to repeat the draw. */
export const hasShellSigns = (phrase: string) => /['"\\`$!]/.test(phrase)

/** The commands that repeat a draw: first the announced hash, then the order. */
export const drawRecipe = (
  labels: readonly string[],
  { secret, seed }: { secret: string; seed: string },
): string =>
  [
    `printf '%s' '${secret}' | sha256sum`,
    `SEED='${seed}'`,
    `while IFS= read -r label; do`,
    `  printf '%s  %s\\n' "$(printf '%s %s' "$SEED" "$label" | sha256sum | cut -c1-64)" "$label"`,
    `done <<'PESERTA' | LC_ALL=C sort`,
    ...labels.toSorted(),
    'PESERTA',
  ].join('\n')

/** One written order, as it is stored. */
export interface AppearanceOrder {
  number: number
  method: AppearanceMethod
  commitment: string | null
  secret: string | null
  phrase: string | null
  /** Public ids of the stage's entries; null while a draw is only announced. */
  places: readonly string[] | null
  reason: string | null
  writtenBy: string
  writtenAt: string
  settledBy: string | null
  settledAt: string | null
}

/** Which order holds, and which newer one waits to be witnessed or drawn. */
export function standingOrder<T extends Pick<AppearanceOrder, 'number' | 'settledAt'>>(orders: readonly T[]) {
  const newest = orders.toSorted((a, b) => b.number - a.number)
  const current = newest.find(({ settledAt }) => settledAt !== null) ?? null
  const [last] = newest
  return { current, pending: last && last.settledAt === null ? last : null }
}

/** Entries in their order; those without a place after the others. */
export function inOrder<T extends { uid: string }>(
  entries: readonly T[],
  places: readonly string[] | null,
): (T & { place: number | null })[] {
  const known = (places ?? []).filter((uid) => entries.some((entry) => entry.uid === uid))
  const placed = entries.map((entry) => {
    const at = known.indexOf(entry.uid)
    return { ...entry, place: at < 0 ? null : at + 1 }
  })
  return placed.sort(
    (a, b) => (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || 0,
  )
}
