import { mfrm, type Scale } from '../mfrm'
import type { RatingCube } from '../mfrm-ratings'
import { figuresById } from './by-id'

type Ids = { judges: readonly string[]; entries: readonly string[]; criteria: readonly string[] }

/** The many-facet Rasch model with its measures by entry, judge and criterion; thresholds from the lowest upwards. */
export function mfrmById(cube: RatingCube, scale: Scale, { judges, entries, criteria }: Ids) {
  const result = mfrm(cube, scale)
  if ('reason' in result) return result
  const { facets_frame: frame, cml, ...rest } = result
  return {
    ...rest,
    person: figuresById(entries, rest.person),
    severity: figuresById(judges, rest.severity),
    difficulty: figuresById(criteria, rest.difficulty),
    se_person: figuresById(entries, rest.se_person),
    se_severity: figuresById(judges, rest.se_severity),
    se_difficulty: figuresById(criteria, rest.se_difficulty),
    infit_person: figuresById(entries, rest.infit_person),
    outfit_person: figuresById(entries, rest.outfit_person),
    infit_judge: figuresById(judges, rest.infit_judge),
    outfit_judge: figuresById(judges, rest.outfit_judge),
    infit_criterion: figuresById(criteria, rest.infit_criterion),
    outfit_criterion: figuresById(criteria, rest.outfit_criterion),
    fair_average_person: figuresById(entries, rest.fair_average_person),
    fair_average_judge_at_mean_person: figuresById(judges, rest.fair_average_judge_at_mean_person),
    facets_frame: {
      person: figuresById(entries, frame.person),
      severity: figuresById(judges, frame.severity),
    },
    cml:
      'reason' in cml
        ? cml
        : {
            ...cml,
            severity: figuresById(judges, cml.severity),
            difficulty: figuresById(criteria, cml.difficulty),
          },
  }
}
