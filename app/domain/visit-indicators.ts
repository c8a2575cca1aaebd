import { type BeforeAfter, beforeAfterFigures } from './before-after'
import { formatMark } from './criteria'
import type { DossierContent } from './dossiers'
import type { Form } from './fields/form'
import type { Leaf } from './instrument'
import type { Locale } from './locale'
import { FIGURE, type Indicator } from './observations'
import type { Rules, Stage } from './rules'
import { type Claim, dossierCategory, readClaims } from './self-assessment'

/** A dossier as a field visit looks at it. */
export interface VisitedDossier {
  form: Form
  content: Pick<DossierContent, 'values'>
}

const WORDS: Readonly<Record<'before' | 'now', Readonly<Record<Locale, string>>>> = {
  before: { id: 'sebelum', en: 'before' },
  now: { id: 'sesudah', en: 'after' },
}

/**
 * What a field visit looks at: every criterion of the sheet, with what the team gave itself, then the figures before and
 * after that its dossiers state.
 */
export function visitIndicators(
  asked: readonly Leaf[],
  claims: Readonly<Record<string, Claim>>,
  dossiers: readonly VisitedDossier[],
  locale: Locale,
): Indicator[] {
  const criteria = asked.map((leaf) =>
    ofCriterion(leaf, Object.hasOwn(claims, leaf.code) ? claims[leaf.code] : undefined),
  )
  const figures = dossiers.flatMap(({ form, content }, index) =>
    beforeAfterFigures(form, content, locale).flatMap((figure) => ofFigure(figure, index + 1, locale)),
  )
  return [...criteria, ...figures]
}

/**
 * What a stage's visit looks at in these dossiers. Of a blind stage only the criteria: how a team names its figures may
 * tell who it is.
 */
export function stageIndicators(
  { stage, rules }: { stage: Pick<Stage, 'code' | 'instrument'>; rules: Rules },
  contents: readonly DossierContent[],
  rendition: 'full' | 'blind',
  asked: readonly Leaf[],
  locale: Locale,
): Indicator[] {
  const claims = readClaims(
    stage,
    contents.map(({ values }) => values),
  )
  const dossiers = contents.flatMap((content) => {
    const form = dossierCategory(rules, content.category)?.form
    return form ? [{ form, content }] : []
  })
  return visitIndicators(asked, claims, rendition === 'blind' ? [] : dossiers, locale)
}

function ofCriterion(leaf: Leaf, claim: Claim | undefined): Indicator {
  const common = { key: leaf.code, label: leaf.name, unit: '' }
  // Of what only judges speak of there is no claim to compare: words say what was seen.
  if (leaf.filledBy !== 'team') return { ...common, kind: 'text', claimed: null }
  const claimed = claim ? (claim.mark === null ? claim.value : formatMark(leaf, claim.mark)) : null
  if (leaf.type === 'yes-no') return { ...common, kind: 'yes-no', claimed }
  if (leaf.type !== 'levels') return { ...common, kind: 'number', claimed }
  const levels = (leaf.levels ?? []).map(({ value, label }) => ({ value, label }))
  return { ...common, kind: 'levels', claimed, levels }
}

function ofFigure(
  { key, label, measure, ...figure }: BeforeAfter,
  dossier: number,
  locale: Locale,
): Indicator[] {
  return (['before', 'now'] as const).map((time) => ({
    key: `${FIGURE}.${dossier}.${key}.${time}`,
    label: `${label} (${WORDS[time][locale]})`,
    kind: 'number',
    unit: measure,
    claimed: figure[time].exact,
  }))
}
