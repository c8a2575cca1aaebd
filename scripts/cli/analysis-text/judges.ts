import { layOut, section } from './table'
import type { Report, Words } from './words'

/** How far the judges agree, how strict each is, and what that would change. */
export function judgeSections(report: Report, words: Words): string[] {
  return [agreementSection(report, words), severitySection(report, words), adjustedSection(report, words)]
}

function agreementSection({ icc, krippendorff, kendallW, correlations }: Report, words: Words): string {
  const { t, coefficient, because, figure } = words
  const forms = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'] as const
  const [first, ...others] = forms.map((form) => icc[form])
  const none = first && 'reason' in first ? first : null
  const isAlike = none && others.every((each) => 'reason' in each && each.reason === none.reason)
  const rows = (isAlike ? [] : forms).map((form) => {
    const found = icc[form]
    if (found.value === null) return [form, because(found)]
    const bounds = ` [${found.ci95.map(coefficient).join('; ')}]`
    return [form, coefficient(found.value) + bounds]
  })
  const metrics = [
    [t('nominal'), krippendorff.alpha_nominal],
    [t('ordinal'), krippendorff.alpha_ordinal],
    [t('intervalMetric'), krippendorff.alpha_interval],
    [t('ratioMetric'), krippendorff.alpha_ratio],
  ] as const
  const all = [
    ...(isAlike ? [['ICC', because(none)]] : rows),
    ...metrics.map(([metric, found]) => [t('alpha', { metric }), figure(found)]),
    ['Kendall W', figure(kendallW.W_tie_corrected)],
    [t('meanSpearman'), figure(correlations.mean_pairwise_spearman)],
    [t('meanTau'), figure(correlations.mean_pairwise_tau_b)],
  ]
  const [, ...lines] = layOut([{ heading: '' }, { heading: '' }], all)
  return section(t('agreement'), lines)
}

function severitySection({ input, additive, mixed, mfrm, flags }: Report, words: Words): string {
  const { t, number, coefficient, because } = words
  const { severity, se_severity: errors } = additive
  const shrunk = mixed.items_fixed.severity
  const rasch = 'reason' in mfrm ? null : (mfrm.severity.value ?? null)
  const rows = input.judges.map((judge) => [
    judge,
    number(severity.value?.[judge]),
    number(errors.value?.[judge]),
    number(shrunk.value?.[judge]),
    number(rasch?.[judge]),
    number(flags.judge_sd[judge]),
    coefficient(flags.judge_vs_rest_spearman[judge]),
  ])
  const headings = [t('severityValue'), t('standardError'), t('shrunk'), t('logits'), t('spread'), t('rest')]
  const columns = [{ heading: t('judge') }, ...headings.map((heading) => ({ heading, isFigure: true }))]
  const reasons = [
    ...(severity.value === null ? [`${t('severityValue')}: ${because(severity)}`] : []),
    ...(shrunk.value === null ? [`${t('shrunk')}: ${because(shrunk)}`] : []),
    ...('reason' in mfrm ? [`${t('logits')}: ${because(mfrm)}`] : []),
  ]
  return section(t('severity'), [t('severityNote'), '', ...layOut(columns, rows), ...reasons])
}

function adjustedSection({ input, additive }: Report, words: Words): string {
  const { t, number, because } = words
  const { adjusted_item: adjusted, raw_item_mean: raw, bridges, components } = additive
  const split = Array.isArray(components) ? [t('components', { n: components.length })] : []
  if (adjusted.value === null) return section(t('adjusted'), [because(adjusted), ...split])
  const rows = input.entries.map((entry) => [
    entry,
    number(raw.value?.[entry]),
    String(additive.rank_raw[entry] ?? '–'),
    number(adjusted.value?.[entry]),
    number(additive.se_adjusted_item.value?.[entry]),
    String(additive.rank_adjusted?.[entry] ?? '–'),
  ])
  const headings = [t('raw'), t('rankRaw'), t('adjustedValue'), t('standardError'), t('rankAdjusted')]
  const columns = [{ heading: t('entry') }, ...headings.map((heading) => ({ heading, isFigure: true }))]
  const links = bridges.map((bridge) => bridge.join(' – ')).join('; ')
  return section(t('adjusted'), [
    ...layOut(columns, rows),
    ...(bridges.length > 0 ? [t('bridges', { bridges: links })] : []),
  ])
}
