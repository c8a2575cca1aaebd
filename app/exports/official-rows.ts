import {
  div,
  fraction,
  type Rational,
  ratio,
  sum,
  toDecimalText,
  toExactDecimalText,
} from '~/domain/rational'
import { findList, type Snapshot, type SnapshotEntry } from '~/domain/results/snapshot'
import { rankedWinners } from '~/domain/results/winners'

/** What a decimal may have at most where its fraction stands beside it. */
const DIGITS = 6

/** Exactly where that is short, rounded otherwise. */
function plain(value: Rational): string {
  const exact = toExactDecimalText(value)
  return exact !== undefined && (exact.split('.')[1]?.length ?? 0) <= DIGITS
    ? exact
    : toDecimalText(value, DIGITS)
}

export interface OfficialPlace {
  entry: SnapshotEntry
  rank: number | null
  tied: boolean
  total: string | null
  fraction: string
  decidedBy: string | null
  because: string
}

/** Everybody of a result: the whole list by rank, then those without a place. */
export function placesOf({ inputs, ranking }: Snapshot): OfficialPlace[] {
  const entries = new Map(inputs.entries.map((entry) => [entry.uid, entry]))
  const totals = new Map(ranking.totals.map(({ entry, total }) => [entry, total]))
  const ranked = (findList(ranking, 'whole')?.places ?? []).flatMap((place): OfficialPlace[] => {
    const entry = entries.get(place.entry)
    const total = totals.get(place.entry) ?? ''
    if (!entry) return []
    return [
      {
        ...{ entry, rank: place.rank, tied: place.tied, fraction: total, because: '' },
        total: total === '' ? null : plain(fraction(total)),
        decidedBy: place.decidedBy?.kind ?? null,
      },
    ]
  })
  const apart = ranking.apart.flatMap(({ entry: uid, reasons }): OfficialPlace[] => {
    const entry = entries.get(uid)
    const nothing = { rank: null, tied: false, total: null, fraction: '', decidedBy: null }
    return entry ? [{ entry, ...nothing, because: reasons.map(({ kind }) => kind).join('; ') }] : []
  })
  return [...ranked, ...apart]
}

export interface AwardRow {
  award: string
  entry: SnapshotEntry
}

/** Who receives which award by rank. */
export function awardsOf(snapshot: Snapshot): AwardRow[] {
  const entries = new Map(snapshot.inputs.entries.map((entry) => [entry.uid, entry]))
  return rankedWinners(snapshot).flatMap(({ entry: uid, place }) => {
    const entry = entries.get(uid)
    return entry ? [{ award: place, entry }] : []
  })
}

export interface KecamatanRow {
  kecamatan: { code: string; name: string } | null
  entries: number
  ranked: number
  best: OfficialPlace | null
  mean: string | null
  awards: number
}

/** How the kecamatan did. */
export function kecamatanOf(snapshot: Snapshot): KecamatanRow[] {
  const awards = awardsOf(snapshot)
  const groups = new Map<string, OfficialPlace[]>()
  for (const place of placesOf(snapshot)) {
    const code = place.entry.kecamatan?.code ?? ''
    groups.set(code, [...(groups.get(code) ?? []), place])
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, places]) => {
      const totals = places.flatMap(({ fraction: total }) => (total === '' ? [] : [fraction(total)]))
      return {
        kecamatan: places[0]?.entry.kecamatan ?? null,
        entries: places.length,
        ranked: totals.length,
        best: places.find(({ rank }) => rank !== null) ?? null,
        mean: totals.length === 0 ? null : plain(div(sum(totals), ratio(BigInt(totals.length)))),
        awards: awards.filter(({ entry }) => (entry.kecamatan?.code ?? '') === code).length,
      }
    })
}

export interface Figure {
  stage: string
  figure: string
  value: string | null
  text: string | null
}

/** Every leaf of a tree of figures by its path; what is no number stands as text. */
export function* figuresOf(stage: string, tree: unknown, path = ''): Generator<Figure> {
  if (typeof tree === 'object' && tree !== null) {
    for (const [key, part] of Object.entries(tree))
      yield* figuresOf(stage, part, path ? `${path}.${key}` : key)
    return
  }
  const isNumber = typeof tree === 'number' && Number.isFinite(tree)
  const text = tree === null || isNumber ? null : String(tree)
  yield { stage, figure: path, value: isNumber ? plainNumber(tree) : null, text }
}

/** A double as decimal text without an exponent, in fifteen places at most. */
function plainNumber(value: number): string {
  const shortest = String(value)
  if (!shortest.includes('e')) return shortest
  const text = value.toFixed(15)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
