import type { ResultPlace } from '~/services/result-access.server'
import type { ResultNumber } from '~/services/result-state.server'
import { param } from './handler.server'

type Address = Parameters<typeof param>[0]

/** The final result in an address; no code of a stage begins with `@`. */
export const FINAL = '@akhir'

/** Which result that could be frozen an address means. */
export function resultPlace(visit: Address): ResultPlace {
  const stage = param(visit, 'stage')
  return { slug: param(visit, 'slug'), stage: stage === FINAL ? null : stage }
}

/** The page that prepares a result. */
export const preparationPath = ({ slug, stage }: ResultPlace): string =>
  `/kelola/${slug}/hasil/siapkan/${stage ?? FINAL}`

/** Which frozen result an address means; what is no number names none. */
export const resultNumber = (visit: Address): ResultNumber => ({
  slug: param(visit, 'slug'),
  number: resultNumberOf(visit),
})

/** The number alone. */
export function resultNumberOf(visit: Address): number {
  const text = param(visit, 'number')
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 0
}

export const resultPath = ({ slug, number }: ResultNumber): string => `/kelola/${slug}/hasil/${number}`
