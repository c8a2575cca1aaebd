import type { Figures } from './additive-estimates'
import { fitConditionally } from './mfrm-conditional'
import { fitOf, separationReliability } from './mfrm-fit'
import { fitJointly } from './mfrm-joint'
import { chancesAt, logLikelihood, type Measures, thresholds } from './mfrm-model'
import { type Facet, type RatingCube, type Ratings, readRatings } from './mfrm-ratings'
import { mean } from './scores'
import { type Statistic, statistic, type Undefined, undefinedFor } from './undefined-value'

export type Scale = { min: number; max: number }

type ListName =
  | 'person'
  | 'severity'
  | 'difficulty'
  | 'tau'
  | `se_${'person' | 'severity' | 'difficulty'}`
  | `${'infit' | 'outfit'}_${Facet}`
  | 'fair_average_person'
  | 'fair_average_judge_at_mean_person'

type Frame = { person: Figures; severity: Figures }
type Cml = Record<'severity' | 'difficulty' | 'tau', Figures> & { loglik: Statistic }

/**
 * Measures in logits, fair averages in marks; null for who has no finite measure (rated lowest or highest throughout)
 * and for thresholds beside a category nobody used. `facets_frame`: persons and criteria centred, judges not.
 */
export type MfrmFigures = Record<ListName, Figures> &
  Record<'loglik' | 'person_separation_reliability', Statistic> & {
    facets_frame: Frame
    cml: Cml | Undefined
  }
export type Mfrm = MfrmFigures | Undefined

/**
 * Many-facet Rasch model with one rating scale: log(Pₖ ÷ Pₖ₋₁) = person − severity − difficulty − τₖ on `min`..`max`
 * (Linacre 1989), by joint maximum likelihood; severities, difficulties and τ centred. Beside it the conditional
 * estimates. For research, never for ranking: it wants few categories and some thirty ratings of each judge.
 */
export function mfrm(cube: RatingCube, scale: Scale): Mfrm {
  const data = readRatings(cube, scale)
  if (typeof data === 'string') return undefinedFor(data)
  const measures = fitJointly(data)
  if (typeof measures === 'string') return undefinedFor(measures)
  const { person, judge } = measures
  const fits = {
    person: fitOf('person', data, measures),
    judge: fitOf('judge', data, measures),
    criterion: fitOf('criterion', data, measures),
  }
  const spread = spreader(data)
  const centre = mean(person)
  const fair = (eta: number) => scale.min + chancesAt(eta, data.categories, measures.steps).expected
  const reliability = separationReliability(person, fits.person.se)
  return {
    ...measuresOf(data, measures, scale),
    person: spread('person', person),
    loglik: statistic(logLikelihood(data, measures)),
    se_person: spread('person', fits.person.se),
    se_severity: spread('judge', fits.judge.se),
    se_difficulty: spread('criterion', fits.criterion.se),
    infit_person: spread('person', fits.person.infit),
    outfit_person: spread('person', fits.person.outfit),
    infit_judge: spread('judge', fits.judge.infit),
    outfit_judge: spread('judge', fits.judge.outfit),
    infit_criterion: spread('criterion', fits.criterion.infit),
    outfit_criterion: spread('criterion', fits.criterion.outfit),
    fair_average_person: spread('person', person.map(fair)),
    fair_average_judge_at_mean_person: spread(
      'judge',
      judge.map((severity) => fair(centre - severity)),
    ),
    person_separation_reliability:
      reliability === null
        ? undefinedFor(person.length < 2 ? 'too_few_items' : 'no_variation')
        : statistic(reliability),
    facets_frame: {
      person: spread(
        'person',
        person.map((value) => value - centre),
      ),
      severity: spread(
        'judge',
        judge.map((value) => value - centre),
      ),
    },
    cml: conditional(data, measures, scale),
  }
}

type Spread = (facet: Facet, values: readonly number[]) => Figures

/** Values of those who take part, among all. */
const spreader =
  ({ present, size }: Ratings): Spread =>
  (facet, values) => {
    const all = new Array<number | null>(size[facet]).fill(null)
    present[facet].forEach((id, at) => {
      all[id] = values[at] ?? null
    })
    return { value: all }
  }

const measuresOf = (data: Ratings, measures: Measures, scale: Scale) => ({
  severity: spreader(data)('judge', measures.judge),
  difficulty: spreader(data)('criterion', measures.criterion),
  tau: { value: thresholds(data, measures.steps, scale.max - scale.min) },
})

function conditional(data: Ratings, joint: Measures, scale: Scale): Cml | Undefined {
  const fit = fitConditionally(data, joint)
  if (typeof fit === 'string') return undefinedFor(fit)
  return { ...measuresOf(data, fit.measures, scale), loglik: statistic(fit.loglik) }
}
