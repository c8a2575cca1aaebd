import type { CriterionNode } from '~/domain/criteria'
import type { Rules } from '~/domain/rules'

const filled = (code: string, name: string, rest: Partial<CriterionNode>): CriterionNode => ({
  ...{ code, name, parent: null, weight: '10', filledBy: 'organizer', required: true, reason: 'none' },
  type: 'number',
  ...rest,
})

/** Attendance up to ten, half a point at a time, and whether the dossier came in time. */
export const ORGANIZER_CRITERIA: readonly CriterionNode[] = [
  filled('kehadiran', 'Kehadiran sosialisasi', { min: '0', max: '10', step: '0.5' }),
  filled('tepat-waktu', 'Tepat waktu', { type: 'yes-no', required: false }),
]

/** The rules with criteria that the organizer fills in, in one stage that still reaches 100 at most. */
export const withOrganizerCriteria = (rules: Rules, code: string): Rules => ({
  ...rules,
  stages: rules.stages.map((stage) =>
    stage.code === code
      ? {
          ...stage,
          instrument: {
            ...stage.instrument,
            weightSum: '118.9',
            criteria: [
              ...stage.instrument.criteria.map((node) =>
                node.code === 'kebaruan' ? { ...node, weight: '38.9' } : node,
              ),
              ...ORGANIZER_CRITERIA,
            ],
          },
        }
      : stage,
  ),
})
