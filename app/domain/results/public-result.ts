import { standingOutcomes } from '../outcomes'
import { findCategory, type PublishedPart, publishedPart } from '../rules'
import { type ResultView, viewResult } from './result-view'
import { findList, type SnapshotContent, type SnapshotEntry } from './snapshot'

/** An entry as everybody may read it. */
export interface PublicEntry {
  uid: string
  label: string
  ward: string
  kecamatan: string | null
  category: string | null
  innovations: string[]
}

/** What everybody reads of an announced result: as much as its rules publish. No judge, nothing that was not decided. */
export interface PublicResult {
  show: PublishedPart
  /** Null for the final result. */
  stage: string | null
  awards: { name: string; category: string | null; prize: string | null; winners: PublicEntry[] }[]
  /** Awards that the plenary gives and that no frozen decision names. */
  openAwards: string[]
  /** Who goes on from a stage. */
  onward: PublicEntry[]
  /** All places, where the rules publish them. */
  ranking: Pick<ResultView, 'stages' | 'lists'> | null
}

/** Marks are left out here already where the rules do not publish them. */
export function publicResult(snapshot: SnapshotContent): PublicResult {
  const { rules, stage, inputs } = snapshot
  const show = publishedPart(rules.content)
  const entryOf = new Map(inputs.entries.map((entry) => [entry.uid, entry]))
  const standing = standingOutcomes(inputs.outcomes)
  return {
    ...{ show, stage: stage?.name ?? null },
    awards: stage ? [] : awardsOf(snapshot, entryOf),
    openAwards: stage ? [] : rules.content.awards.flatMap(({ name, rank }) => (rank === null ? [name] : [])),
    onward: stage
      ? inputs.entries.filter(({ uid }) => standing.get(uid)?.get(stage.code) === 'lolos').map(toPublic)
      : [],
    ranking: show === 'winners' ? null : rankingOf(snapshot, show),
  }
}

/** Awards by rank, each category apart where it is given in each; those who share a rank share the award. */
function awardsOf(
  { rules, ranking }: SnapshotContent,
  entryOf: ReadonlyMap<string, SnapshotEntry>,
): PublicResult['awards'] {
  return rules.content.awards.flatMap(({ name, rank, per, prize }) => {
    if (rank === null) return []
    const codes = per === 'whole' ? [null] : rules.content.categories.map(({ code }) => code)
    return codes.map((code) => {
      const list = (code !== null && findList(ranking, 'category', code)) || findList(ranking, 'whole')
      const places = (list?.places ?? []).filter((place) => place.rank === rank)
      return {
        ...{ name, prize: prize ?? null },
        category: code === null ? null : (findCategory(rules.content, code)?.name ?? code),
        winners: places.flatMap(({ entry }) => {
          const found = entryOf.get(entry)
          return found ? [toPublic(found)] : []
        }),
      }
    })
  })
}

function rankingOf(snapshot: SnapshotContent, show: PublishedPart): PublicResult['ranking'] {
  const { stages, lists } = viewResult(snapshot)
  if (show === 'marks') return { stages, lists }
  const hidden = { text: '', exact: true, fraction: '' }
  return {
    stages: [],
    lists: lists.map((list) => ({
      ...list,
      ranked: list.ranked.map((row) => ({
        ...row,
        ...{ total: hidden, stages: [], decidedBy: null, absent: [], deductions: [] },
      })),
    })),
  }
}

const toPublic = ({ uid, label, region, kecamatan, category, innovations }: SnapshotEntry): PublicEntry => ({
  ...{ uid, label, ward: region.name, kecamatan: kecamatan?.name ?? null },
  ...{ category: category?.name ?? null, innovations },
})
