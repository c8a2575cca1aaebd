import { additive } from '../additive'
import { anomalyFlags } from '../flags/anomaly-flags'
import { copiedMarks } from '../flags/copied-marks'
import { judgeProfiles } from '../flags/judge-profile'
import { severeJudges } from '../flags/severe-judges'
import type { Scale } from '../mfrm'
import { byId, idsAt } from './by-id'
import { doubleMarks, doubleScores, type MarkTable } from './mark-table'

/** What somebody should look at, by judge and entry; never a reason to leave a mark out by itself. */
export function flagsById(table: MarkTable, scale: Scale) {
  const { judges, entries } = table
  const scores = doubleScores(table)
  const marks = doubleMarks(table)
  const judge = (at: number) => judges[at] ?? ''
  const item = (at: number) => entries[at] ?? ''
  const cell = ([a, b]: [number, number]) => [judge(a), item(b)]
  const pair = ([a, b]: [number, number]) => [judge(a), judge(b)]
  const anomalies = anomalyFlags(scores)
  const profiles = judgeProfiles(marks)
  const copied = copiedMarks(marks)
  const severe = severeJudges(additive(scores), scale.max - scale.min)
  return {
    top_residuals: anomalies.top_residuals.map((each) => ({
      ...each,
      judge: judge(each.judge),
      item: item(each.item),
    })),
    judge_sd: byId(judges, anomalies.judge_sd),
    sd_ratio: byId(judges, anomalies.sd_ratio),
    judge_vs_rest_spearman: byId(judges, anomalies.judge_vs_rest_spearman),
    flags_at_bonferroni_05: anomalies.flags_at_bonferroni_05.map(cell),
    unmasked_at_bonferroni_05: anomalies.unmasked_at_bonferroni_05.map(cell),
    sole_misfits: anomalies.sole_misfits.map(cell),
    flat_judges: idsAt(judges, anomalies.flat_judges),
    narrow_judges: idsAt(judges, anomalies.narrow_judges),
    inverted_judges: idsAt(judges, anomalies.inverted_judges),
    severe_judges:
      'reason' in severe ? severe : severe.judges.map((each) => ({ ...each, judge: judge(each.judge) })),
    judges: byId(judges, profiles.judges),
    halo_judges: idsAt(judges, profiles.halo_judges),
    copied: {
      judges: copied.judges.map((each) => ({ ...each, judges: pair(each.judges) })),
      sheets: copied.sheets.map((each) => ({ ...each, judges: pair(each.judges), item: item(each.item) })),
      repeated: copied.repeated.map((each) => ({
        ...each,
        judge: judge(each.judge),
        items: idsAt(entries, each.items),
      })),
    },
  }
}
