import { findCategory } from '../rules'
import { findList, type SnapshotContent } from './snapshot'

/** A ward that a frozen result gives an award by its rank; awards that a meeting gives are not known here. */
export interface RankedWinner {
  entry: string
  /** Code of the ward. */
  region: string
  /** The award, with the category where it is given in each. */
  place: string
}

/** Who wins which award of the rules by rank, award by award; those who share a rank share the award. */
export function rankedWinners({ rules, inputs, ranking }: SnapshotContent): RankedWinner[] {
  const regionOf = new Map(inputs.entries.map(({ uid, region }) => [uid, region.code]))
  return rules.content.awards.flatMap(({ name, rank, per }) => {
    if (rank === null) return []
    const codes = per === 'whole' ? [null] : rules.content.categories.map(({ code }) => code)
    return codes.flatMap((code) => {
      const list = findList(ranking, code === null ? 'whole' : 'category', code) ?? onlyList(ranking)
      const category = code === null ? undefined : findCategory(rules.content, code)?.name
      return (list?.places ?? [])
        .filter((place) => place.rank === rank)
        .map(({ entry }) => ({
          ...{ entry, region: regionOf.get(entry) ?? '' },
          place: category === undefined ? name : `${name} ${category}`,
        }))
    })
  })
}

/** Where there is one category, its list is the whole one. */
const onlyList = (ranking: SnapshotContent['ranking']) => findList(ranking, 'whole')
