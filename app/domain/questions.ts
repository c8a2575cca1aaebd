import type { Instant } from './time'

/** One text of an answer, with the question as it is published; a correction is the next version. */
export interface AnswerVersion {
  number: number
  version: number
  question: string
  answer: string
  /** Why it was corrected; null for the first text. */
  reason: string | null
  answeredAt: Instant
}

export interface AnsweredQuestion {
  number: number
  current: AnswerVersion
  /** Texts that everybody could read before, newest first. */
  former: AnswerVersion[]
}

/** Questions with an answer, the latest question first, each with the texts that stood before a correction. */
export function gatherAnswers(rows: readonly AnswerVersion[]): AnsweredQuestion[] {
  const numbers = [...new Set(rows.map(({ number }) => number))].toSorted((a, b) => b - a)
  return numbers.flatMap((number) => {
    const versions = rows.filter((row) => row.number === number)
    const [current, ...former] = versions.toSorted((a, b) => b.version - a.version)
    return current ? [{ number, current, former }] : []
  })
}
