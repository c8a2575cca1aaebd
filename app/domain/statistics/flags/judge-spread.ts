import { type Scores, squaresAbout, unitOf } from '../scores'

export type JudgeSpread = {
  /** Standard deviation (n − 1) of the judge's marks; null with fewer than two. */
  judge_sd: (number | null)[]
  /** Against the median over judges; null where that is zero. */
  sd_ratio: (number | null)[]
  /** Judges who gave everybody the same. */
  flat_judges: number[]
  /** Judges who spread their marks less than a quarter of the usual, but did spread them. */
  narrow_judges: number[]
}

const NARROW = 0.25

/** How far each judge spreads the marks: one who hardly does leaves the decision to the others. */
export function judgeSpread(scores: Scores): JudgeSpread {
  const judge_sd = scores.map((row) => sd(row.filter((mark) => mark !== null)))
  const usual = median(judge_sd.filter((each) => each !== null))
  const sd_ratio = judge_sd.map((each) => (each === null || !usual ? null : each / usual))
  const judgesWhere = (isSo: (judge: number) => boolean) => [...scores.keys()].filter(isSo)
  return {
    judge_sd,
    sd_ratio,
    flat_judges: judgesWhere((judge) => judge_sd[judge] === 0),
    narrow_judges: judgesWhere((judge) => {
      const part = sd_ratio[judge] ?? 1
      return part > 0 && part < NARROW
    }),
  }
}

/** Standard deviation with n − 1; exactly 0 when all are equal, null for fewer than two. */
export function sd(values: readonly number[]): number | null {
  if (values.length < 2) return null
  if (values.every((value) => value === values[0])) return 0
  const unit = unitOf(values)
  return Math.sqrt(squaresAbout(values.map((value) => value / unit)) / (values.length - 1)) * unit
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : low + (high - low) / 2
}
