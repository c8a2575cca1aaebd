import { pearson, spearman } from '../correlation-pairs'
import { mean, type Scores, total } from '../scores'
import { sd } from './judge-spread'
import { inWholeUnits, marksOfRest, type Sheets } from './rest-marks'

/** One judge's way of using several criteria; null where there is nothing to compute it from. */
export type JudgeProfile = {
  mean: number | null
  sd: number | null
  /** Own marks less the others' mean of the same cells, on the average: positive = lenient. */
  leniency_vs_others: number | null
  /** Mean correlation between criteria across items: near 1, one impression colours all criteria. */
  mean_intercriterion_pearson: number | null
  /** The same of the other judges' mean marks on this judge's cells. */
  same_for_mean_of_others: number | null
  /** Mean over items of the standard deviation (n − 1) over criteria; low = halo or flat. */
  mean_within_item_sd_across_criteria: number | null
  item_total_spearman_vs_rest: number | null
  share_identical_across_criteria: number | null
}

export type HaloFlags = { judges: JudgeProfile[]; halo_judges: number[] }

/** By so much a judge's criteria must hang together more than the others' do. */
const HALO_DIFFERENCE = 0.3
const MIN_ITEMS = 6

/** How each judge uses the criteria, and who may have given marks by one impression (halo; Thorndike 1920). */
export function judgeProfiles(sheets: Sheets): HaloFlags {
  const { units, size } = inWholeUnits(sheets)
  const rest = marksOfRest(units)
  const judges = units.map((own, judge) => {
    // Of thousands of items a judge may have marked few.
    const marked = [...own.keys()].filter((item) => own[item]?.some((mark) => mark !== null))
    const pick = (items: Scores) => marked.map((item) => items[item] ?? [])
    return profile(pick(own), pick(rest[judge] ?? []), size)
  })
  const isHalo = ({ mean_intercriterion_pearson: own, same_for_mean_of_others: others }: JudgeProfile) =>
    own !== null && others !== null && own - others > HALO_DIFFERENCE
  return {
    judges,
    halo_judges: judges.flatMap((each, judge) =>
      isHalo(each) && countMarked(sheets[judge] ?? []) >= MIN_ITEMS ? [judge] : [],
    ),
  }
}

const countMarked = (items: Scores) => items.filter((marks) => known(marks).length >= 2).length
const known = (marks: readonly (number | null)[]): number[] => marks.filter((mark) => mark !== null)
const meanOrNull = (values: readonly number[]) => (values.length === 0 ? null : mean(values))

/** `own` and `rest` as [item][criterion], in units of `size` marks. */
function profile(own: Scores, rest: Scores, size: number): JudgeProfile {
  const inMarks = (value: number | null) => (value === null ? null : value * size)
  const all = known(own.flat())
  const perItem = own.map(known).filter((marks) => marks.length >= 2)
  const gaps = own.flatMap((marks, item) =>
    marks.flatMap((mark, criterion) => {
      const other = rest[item]?.[criterion] ?? null
      return mark === null || other === null ? [] : [mark - other]
    }),
  )
  const identical = perItem.filter((marks) => marks.every((mark) => mark === marks[0])).length
  return {
    mean: inMarks(meanOrNull(all)),
    sd: inMarks(sd(all)),
    leniency_vs_others: inMarks(meanOrNull(gaps)),
    mean_intercriterion_pearson: meanCorrelation(own),
    same_for_mean_of_others: meanCorrelation(rest),
    mean_within_item_sd_across_criteria: inMarks(meanOrNull(perItem.flatMap((marks) => sd(marks) ?? []))),
    item_total_spearman_vs_rest: totalsAgreement(own, rest),
    share_identical_across_criteria: perItem.length === 0 ? null : identical / perItem.length,
  }
}

/** Mean of Pearson's r over the pairs of criteria that have one, across the items with both marks. */
function meanCorrelation(items: Scores): number | null {
  const criteria = items.reduce((most, marks) => Math.max(most, marks.length), 0)
  const columns = Array.from({ length: criteria }, (_, at) => items.map((marks) => marks[at] ?? null))
  return meanOrNull(
    columns.flatMap((x, a) =>
      columns.slice(0, a).flatMap((y) => {
        const both = (_: number | null, item: number) => x[item] !== null && y[item] !== null
        return pearson(known(x.filter(both)), known(y.filter(both))) ?? []
      }),
    ),
  )
}

/** Spearman's rho of the totals of the items that both marked on every criterion. */
function totalsAgreement(own: Scores, rest: Scores): number | null {
  const totals = own.flatMap((marks, item) => {
    const [mine, others] = [known(marks), known(rest[item] ?? [])]
    const isWhole = marks.length > 0 && mine.length === marks.length && others.length === marks.length
    return isWhole ? [{ mine: settled(mine), others: settled(others) }] : []
  })
  return spearman(
    totals.map(({ mine }) => mine),
    totals.map(({ others }) => others),
  )
}

/** A sum without the last digit's rounding (means of several panel sizes), so that equal totals are ties. */
const settled = (values: readonly number[]) => Number(total(values).toPrecision(14))
