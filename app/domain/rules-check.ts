import { compileStage, maximumTotal } from './compiled-stage'
import { emptySections } from './fields/form'
import { checkInstrument } from './instrument-check'
import { add, compare, equals, parseDecimal, type Rational, toExactDecimalText, ZERO } from './rational'
import { absenceOf, isPlenaryOnly, proposalWindow, type Rules, type Stage } from './rules'
import type { TieBreak } from './tie-breaks'
import type { Window } from './time'
import { checkTotalling } from './totalling-check'

/** Parts of the rules as people fill them in; each has its page. */
export const RULES_PARTS = [
  'basics',
  'submission',
  'kecamatan',
  'categories',
  'stages',
  'instrument',
  'totalling',
  'tie_breaks',
  'awards',
  'objections',
] as const
export type RulesPart = (typeof RULES_PARTS)[number]

/** One thing that keeps rules from being frozen, and where it is; `kind` is a key of its sentence. */
export interface RulesProblem {
  part: RulesPart
  kind: string
  stage?: string
  category?: string
  criterion?: string
  params?: Record<string, string>
}

/**
 * Everything that keeps these rules from being frozen, in the order of the pages; empty when nothing does.
 * @param now given at the opening: by then the closing times must not have passed.
 */
export function checkRules(rules: Rules, now: string | null = null): RulesProblem[] {
  return [
    ...checkBasics(rules),
    ...checkWindow('submission', rules.submission, now),
    ...checkKecamatan(rules, now),
    ...checkCategories(rules),
    ...checkStages(rules, now),
    ...checkStageWeights(rules),
    ...checkTieBreaks(rules),
    ...checkAwards(rules),
    ...checkObjections(rules),
  ]
}

function checkBasics(rules: Rules): RulesProblem[] {
  const problems: RulesProblem[] = []
  if (rules.name.trim() === '') problems.push({ part: 'basics', kind: 'missing_name' })
  if (rules.hostRegion.code === '') problems.push({ part: 'basics', kind: 'missing_host' })
  if (rules.independenceStatement.trim() === '')
    problems.push({ part: 'basics', kind: 'missing_independence_statement' })
  return problems
}

function checkWindow(part: RulesPart, { opensAt, closesAt }: Window, now: string | null, stage?: string) {
  const problem = (kind: string): RulesProblem => ({ part, kind, ...(stage ? { stage } : {}) })
  if (closesAt === null) return [problem('missing_closing')]
  if (opensAt !== null && closesAt <= opensAt) return [problem('closes_before_opening')]
  return now !== null && closesAt < now ? [problem('closing_passed')] : []
}

/** Proposals close after the submission and before the first stage does; a stage within the kecamatan is the first. */
function checkKecamatan(rules: Rules, now: string | null): RulesProblem[] {
  const [first] = rules.stages
  const window = proposalWindow(rules)
  const problem = (kind: string): RulesProblem => ({ part: 'kecamatan', kind })
  if (window) {
    const missing = checkWindow('kecamatan', window, now)
    if (missing.length > 0 || window.closesAt === null) return missing
    const { closesAt } = rules.submission
    if (closesAt !== null && window.closesAt <= closesAt) return [problem('proposals_before_submission')]
    return first?.closesAt && window.closesAt >= first.closesAt ? [problem('proposals_after_stage')] : []
  }
  if (rules.kecamatan?.way !== 'score') return []
  const { advance } = first ?? {}
  const isOwn = first?.partition === 'kecamatan' && advance?.kind === 'best' && advance.per === 'kecamatan'
  return isOwn ? [] : [problem('no_kecamatan_stage')]
}

function duplicates(codes: readonly string[]): string[] {
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))]
}

function checkCategories({ categories }: Rules): RulesProblem[] {
  if (categories.length === 0) return [{ part: 'categories', kind: 'no_category' }]
  const unnamed = categories.filter(({ name }) => name.trim() === '')
  const formless = categories.filter(({ form }) => form.fields.length === 0)
  return [
    ...duplicates(categories.map(({ code }) => code)).map((category) => ({
      ...{ part: 'categories' as const, kind: 'duplicate_category', category },
    })),
    ...unnamed.map(({ code }) => ({
      ...{ part: 'categories' as const, kind: 'missing_category_name', category: code },
    })),
    ...formless.map(({ code }) => ({ part: 'categories' as const, kind: 'empty_form', category: code })),
    ...categories.flatMap(({ code, form }) =>
      form.sections
        .filter((section) => emptySections(form).includes(section.code))
        .map(({ name }) => ({
          ...{ part: 'categories' as const, kind: 'empty_section', category: code },
          params: { name: name.id },
        })),
    ),
  ]
}

function checkStages(rules: Rules, now: string | null): RulesProblem[] {
  if (rules.stages.length === 0) return [{ part: 'stages', kind: 'no_stage' }]
  return [
    ...duplicates(rules.stages.map(({ code }) => code)).map((stage) => ({
      ...{ part: 'stages' as const, kind: 'duplicate_stage', stage },
    })),
    ...rules.stages.flatMap((stage) => checkStage(stage, now)),
  ]
}

/** Materials close before the stage does; an improved dossier before anybody can score it. None in a blind stage. */
function checkMaterials(
  { code, materials, blind, opensAt, closesAt }: Stage,
  now: string | null,
): RulesProblem[] {
  if (!materials) return []
  const problem = (kind: string): RulesProblem => ({ part: 'stages', kind, stage: code })
  if (blind) return [problem('materials_name_people')]
  if (materials.closesAt === null) return [problem('missing_materials_closing')]
  if (now !== null && materials.closesAt < now) return [problem('materials_closing_passed')]
  if (materials.dossier && (opensAt === null || materials.closesAt > opensAt))
    return [problem('improved_while_scored')]
  return closesAt !== null && materials.closesAt > closesAt ? [problem('materials_after_stage')] : []
}

const isPositive = (text: string) => {
  const value = parseDecimal(text)
  return value !== undefined && value.n > 0n
}

function checkStage(stage: Stage, now: string | null): RulesProblem[] {
  const problems: RulesProblem[] = []
  const code = stage.code
  if (stage.name.trim() === '') problems.push({ part: 'stages', kind: 'missing_stage_name', stage: code })
  problems.push(...checkWindow('stages', stage, now, code))
  if (stage.advance?.kind === 'best' && stage.advance.count < 1)
    problems.push({ part: 'stages', kind: 'bad_advance', stage: code })
  if (stage.advance?.kind === 'threshold' && !parseDecimal(stage.advance.minimum))
    problems.push({ part: 'stages', kind: 'bad_advance', stage: code })
  if (stage.disagreement && !isPositive(stage.disagreement.gap))
    problems.push({ part: 'stages', kind: 'bad_gap', stage: code })
  problems.push(...checkMaterials(stage, now))
  if (isPlenaryOnly(stage))
    return absenceOf(stage) === 'minimum'
      ? [...problems, { part: 'stages', kind: 'absence_without_marks', stage: code }]
      : problems
  const instrument = checkInstrument(stage.instrument)
  for (const { code: criterion, kind, expected = '', actual = '' } of instrument)
    problems.push({
      ...{ part: 'instrument', kind: kind.replaceAll('-', '_'), stage: code, params: { expected, actual } },
      ...(criterion === null ? {} : { criterion }),
    })
  for (const { kind, expected = '', actual = '' } of checkTotalling(stage.totalling, stage.combination))
    problems.push({
      ...{ part: 'totalling', stage: code, params: { expected, actual } },
      kind: kind === 'bad-stage-weight' && actual === '' ? 'missing_stage_weight' : kind.replaceAll('-', '_'),
    })
  return instrument.length === 0 ? [...problems, ...checkMaximum(stage)] : problems
}

/** The declared maximum of a stage against the highest total that its instrument can reach. */
function checkMaximum({ code, instrument, totalling, combination }: Stage): RulesProblem[] {
  const declared = parseDecimal(combination?.maximum ?? '')
  if (!declared || totalling.aggregate.kind === 'sum' || totalling.rounding.length > 0) return []
  const reached = maximumTotal(compileStage(instrument, totalling))
  if (equals(declared, reached)) return []
  const params = { expected: textOf(reached), actual: textOf(declared) }
  return [{ part: 'totalling', kind: 'stage_maximum_differs', stage: code, params }]
}

const textOf = (value: Rational) => toExactDecimalText(value) ?? `${value.n}/${value.d}`

/** Where several stages count by a share each, the shares make 100; one alone may count by any weight. */
function checkStageWeights({ stages }: Rules): RulesProblem[] {
  const counted = stages.flatMap(({ combination }) => combination ?? [])
  if (stages.length > 0 && counted.length === 0) return [{ part: 'totalling', kind: 'no_counted_stage' }]
  if (counted.length < 2 || counted.some(({ maximum }) => maximum === null)) return []
  const weights = counted.map(({ weight }) => parseDecimal(weight))
  if (weights.some((weight) => weight === undefined)) return []
  const actual = weights.reduce<Rational>((total, weight) => add(total, weight ?? ZERO), ZERO)
  const hundred = parseDecimal('100') ?? ZERO
  if (compare(actual, hundred) === 0) return []
  const params = { expected: '100', actual: textOf(actual) }
  return [{ part: 'totalling', kind: 'stage_weights_do_not_add_up', params }]
}

const looksAtStage = (link: TieBreak): link is Extract<TieBreak, { stage?: string | null }> =>
  'stage' in link && typeof link.stage === 'string' && link.stage !== ''

function checkTieBreaks({ tieBreaks, stages }: Rules): RulesProblem[] {
  if (tieBreaks.length === 0) return [{ part: 'tie_breaks', kind: 'no_tie_break' }]
  const counted = new Set(stages.filter(({ combination }) => combination).map(({ code }) => code))
  return tieBreaks
    .filter(looksAtStage)
    .filter(({ stage }) => !counted.has(stage ?? ''))
    .map(({ stage }) => ({ part: 'tie_breaks', kind: 'tie_break_without_stage', stage: stage ?? '' }))
}

function checkAwards({ awards }: Rules): RulesProblem[] {
  const unnamed = awards.filter(({ name }) => name.trim() === '')
  return unnamed.map(({ code }) => ({
    part: 'awards' as const,
    kind: 'missing_award_name',
    params: { code },
  }))
}

/** Only results that there are can be objected to. */
function checkObjections({ objections, stages }: Rules): RulesProblem[] {
  const known = new Set(stages.map(({ code }) => code))
  return (objections?.stages ?? [])
    .filter((code) => !known.has(code))
    .map((stage) => ({ part: 'objections', kind: 'objections_without_stage', stage }))
}
