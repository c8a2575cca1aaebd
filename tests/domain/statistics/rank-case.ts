import { readFileSync } from 'node:fs'
import { type Case, differences } from './agreement-case'

type Fields = Record<string, unknown>
export type RankCase = {
  input: { scores: (number | null)[][]; higher_is_better: boolean }
  expected: {
    n_multisets: number
    exact: Fields & { p_first: { value: number[]; exact: string[] | null } }
    seeded: { seed: number; B: number; L: number; counts_scaled: number[][] }
    bayes: Fields
  }
}

const names = ['judgment_of_paris', 'tasting_report42', 'tiny_3x4']

export const rankCases = names.map((name): [string, RankCase] => {
  const text = readFileSync(new URL(`../../cases/rank_${name}.json`, import.meta.url), 'utf8')
  return [name, JSON.parse(text)]
})

/** What does not meet one part of a case, or is not compared. */
export function partDifferences(expected: Fields, actual: Fields): string[] {
  const part: Case = { input: { scores: [] }, expected }
  return differences(part, actual)
}
