import type { Undefined } from '../statistics/undefined-value'
import type { FairnessParts, PanelPart } from './parts'

/** `open`: the marks do not answer the question, or not yet. */
export type Verdict = 'good' | 'look' | 'open'

export type Value = number | string | readonly string[]

/** A sentence as data: which one, and what stands in it. Names are names; numbers are for the page to write. */
export interface Said<Key extends string = string> {
  say: Key
  values: Readonly<Record<string, Value>>
}

export const QUESTIONS = ['enough', 'agree', 'single', 'close'] as const
export type Question = (typeof QUESTIONS)[number]

export interface Answer extends Said<AnswerKey> {
  question: Question
  verdict: Verdict
}

type AnswerKey =
  | 'enough_none'
  | 'enough_one'
  | 'enough_few'
  | 'enough_good'
  | 'agree_sectors'
  | 'agree_undefined'
  | 'agree_strong'
  | 'agree_fair'
  | 'agree_weak'
  | 'agree_alpha_good'
  | 'agree_alpha_weak'
  | 'single_undefined'
  | 'single_none'
  | 'single_decisive'
  | 'single_shared'
  | 'single_needed'
  | 'close_undefined'
  | 'close_tied'
  | 'close_sure'
  | 'close_some'
  | 'close_much'
  | 'close_lead'
  | 'grouped'

export type LookKey = 'missing' | 'incomplete' | 'level' | 'weight' | 'bridge' | 'apart'

export interface Summary {
  answers: Answer[]
  look: Said<LookKey>[]
}

type SummedUp = Pick<FairnessParts, 'panel' | 'order' | 'agreement' | 'certainty' | 'severity'>

/** Fewer sheets an entry than this, and a single judge moves much. */
export const ENOUGH_SHEETS = 3
/** Kendall's W: strong agreement from the first, moderate from the second (Schmidt 1997, table 2). */
export const STRONG_W = 0.7
export const FAIR_W = 0.5
/** Of fewer entries with two sheets or more, an order says nothing of the judges. */
export const COMPARABLE = 3
/** Krippendorff's alpha: the lowest from which tentative conclusions are drawn (Krippendorff 2004, p. 241). */
export const FAIR_ALPHA = 0.667
/** Share of the panels in which the first must stay first to call the order sure, and not to call it open. */
export const SURE = 0.95
export const SOMEWHAT_SURE = 0.7
/** A weight that has to change by this part of itself or less is worth a look. */
export const SMALL_CHANGE = 0.2

/** What a leader without statistics should know of a stage's marks: four answers, and what to look at. */
export function summarize(parts: SummedUp): Summary {
  return {
    answers: [enough(parts), agree(parts), single(parts), close(parts)],
    look: [...lookAtSheets(parts.panel), ...lookAtOrder(parts), ...lookAtDesign(parts)],
  }
}

const nameOf = ({ entries }: PanelPart) => {
  const names = new Map(entries.map(({ id, name, label }) => [id, `${name} (${label})`]))
  return (id: string) => names.get(id) ?? id
}

const labelOf = ({ judges }: PanelPart) => {
  const labels = new Map(judges.map(({ id, label }) => [id, label]))
  return (id: string) => labels.get(id) ?? id
}

const isUndefined = (found: object): found is Undefined => 'reason' in found

/** How many judges handed in a whole sheet, by entry. */
function sheetsByEntry({ entries, scores }: PanelPart): number[] {
  return entries.map(({ id }) => Object.values(scores).filter((row) => (row[id] ?? null) !== null).length)
}

function enough({ panel }: SummedUp): Answer {
  const counts = sheetsByEntry(panel)
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  const answer = (verdict: Verdict, say: AnswerKey): Answer => ({
    question: 'enough',
    ...{ verdict, say, values: { fewest, most, judges: panel.judges.length, entries: panel.entries.length } },
  })
  if (panel.sheets === 0) return { question: 'enough', verdict: 'open', say: 'enough_none', values: {} }
  if (panel.sectors) return answer('open', 'agree_sectors')
  if (most <= 1) return answer('look', 'enough_one')
  return fewest < ENOUGH_SHEETS ? answer('look', 'enough_few') : answer('good', 'enough_good')
}

function agree({ panel, agreement }: SummedUp): Answer {
  const answer = (verdict: Verdict, say: AnswerKey, values: Said['values'] = {}): Answer => ({
    question: 'agree',
    ...{ verdict, say, values },
  })
  if (panel.sectors) return answer('open', 'agree_sectors')
  if (sheetsByEntry(panel).filter((sheets) => sheets > 1).length < COMPARABLE)
    return answer('open', 'agree_undefined', { reason: 'too_few_items' })
  const w = agreement.kendallW.W_tie_corrected
  if (w.value !== null) {
    const values = { w: w.value }
    if (w.value >= STRONG_W) return answer('good', 'agree_strong', values)
    return w.value >= FAIR_W ? answer('good', 'agree_fair', values) : answer('look', 'agree_weak', values)
  }
  const alpha = agreement.krippendorff.alpha_interval
  if (alpha.value === null) return answer('open', 'agree_undefined', { reason: alpha.reason })
  const values = { alpha: alpha.value }
  return alpha.value >= FAIR_ALPHA
    ? answer('good', 'agree_alpha_good', values)
    : answer('look', 'agree_alpha_weak', values)
}

function single({ panel, order }: SummedUp): Answer {
  const answer = (verdict: Verdict, say: AnswerKey, values: Said['values'] = {}): Answer => ({
    question: 'single',
    ...{ verdict, say, values },
  })
  if ('grouped' in order) return answer('open', 'grouped')
  if (isUndefined(order)) return answer('open', 'single_undefined', { reason: order.reason })
  const judges = order.decisive.map(labelOf(panel))
  if (judges.length > 0) {
    const others = new Set(order.decisive.flatMap((judge) => order.leftOut[judge]?.winners ?? []))
    const entries = [...others].filter((id) => !order.winners.includes(id)).map(nameOf(panel))
    return entries.length > 0
      ? answer('look', 'single_decisive', { judges, entries })
      : answer('look', 'single_shared', { judges })
  }
  if (order.needed.length > 0)
    return answer('open', 'single_needed', { judges: order.needed.map(labelOf(panel)) })
  return answer('good', 'single_none', { first: order.winners.map(nameOf(panel)) })
}

function close({ panel, order, certainty }: SummedUp): Answer {
  const answer = (verdict: Verdict, say: AnswerKey, values: Said['values'] = {}): Answer => ({
    question: 'close',
    ...{ verdict, say, values },
  })
  if ('grouped' in order) return answer('open', 'grouped')
  if (isUndefined(order)) return answer('open', 'close_undefined', { reason: order.reason })
  const first = order.winners.map(nameOf(panel))
  if (first.length > 1) return answer('look', 'close_tied', { first })
  if (order.lead === null) return answer('open', 'close_undefined', { reason: 'too_few_items' })
  const values = { first, lead: order.lead }
  const { exact, seeded } = certainty.ranks
  const panels = isUndefined(exact) ? seeded : exact
  const chance = isUndefined(panels) ? null : (panels.p_first.value[order.winners[0] ?? ''] ?? null)
  if (chance === null) return answer('open', 'close_lead', values)
  const percent = Math.floor(chance * 100)
  if (chance >= SURE) return answer('good', 'close_sure', { ...values, percent })
  return answer('look', chance >= SOMEWHAT_SURE ? 'close_some' : 'close_much', { ...values, percent })
}

function lookAtSheets({ missing, incomplete }: PanelPart): Said<LookKey>[] {
  return [
    ...(missing > 0 ? [{ say: 'missing' as const, values: { n: missing } }] : []),
    ...(incomplete > 0 ? [{ say: 'incomplete' as const, values: { n: incomplete } }] : []),
  ]
}

function lookAtOrder({ panel, order, certainty }: SummedUp): Said<LookKey>[] {
  if ('grouped' in order || isUndefined(order)) return []
  const { groups } = certainty.ranks
  const level = groups.value?.find((group) => group.some((id) => order.winners.includes(id))) ?? []
  const turn = smallestTurn(certainty)
  return [
    ...(level.length > 1 ? [{ say: 'level' as const, values: { entries: level.map(nameOf(panel)) } }] : []),
    ...(turn
      ? [
          {
            say: 'weight' as const,
            values: {
              ...turn,
              criterion: panel.criteria.find(({ id }) => id === turn.criterion)?.name ?? turn.criterion,
            },
          },
        ]
      : []),
  ]
}

/** The criterion whose weight has to change least, as shares of all weights in percent, if that is little. */
function smallestTurn({ turns, weights }: FairnessParts['certainty']) {
  if (isUndefined(turns) || !turns.closest?.weight) return null
  const { criterion, weight } = turns.closest
  const all = Object.values(weights).reduce((sum, each) => sum + quotient(each), 0)
  const [from, to] = [quotient(weights[criterion] ?? '0'), quotient(weight)]
  if (all === 0 || from === 0 || Math.abs(to - from) > SMALL_CHANGE * from) return null
  const percent = (share: number) => Math.round((share / all) * 1000) / 10
  return { criterion, from: percent(from), to: percent(to) }
}

function quotient(fraction: string): number {
  const [n = '0', d = '1'] = fraction.split('/')
  return Number(n) / Number(d)
}

function lookAtDesign({ panel, severity: { additive } }: SummedUp): Said<LookKey>[] {
  if (panel.sectors) return []
  if (Array.isArray(additive.components)) return [{ say: 'apart', values: { n: additive.components.length } }]
  const sheets = new Map(panel.entries.map(({ id }, at) => [id, sheetsByEntry(panel)[at] ?? 0]))
  const bridges = additive.bridges
    // The only sheet of an entry compares no two judges.
    .filter(([, entry = '']) => (sheets.get(entry) ?? 0) > 1)
    .map(([judge = '', entry = '']) => `${labelOf(panel)(judge)} – ${nameOf(panel)(entry)}`)
  return bridges.length > 0 ? [{ say: 'bridge', values: { bridges } }] : []
}
