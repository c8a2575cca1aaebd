import { type PackedRanking, PIECE } from '~/services/compute'
import type { ComputedRanking } from '~/services/compute-ranking.server'

/** Text in pieces: passing it between threads copies bytes instead of building objects. */
export function packRanking({ head, ranked, apart }: ComputedRanking): PackedRanking {
  return {
    head,
    ranked: packRows(ranked),
    rankedCount: ranked.length,
    apart: packRows(apart),
    apartCount: apart.length,
  }
}

function packRows(rows: readonly object[]): string[] {
  const pieces: string[] = []
  for (let start = 0; start < rows.length; start += PIECE)
    pieces.push(JSON.stringify(rows.slice(start, start + PIECE)))
  return pieces
}
