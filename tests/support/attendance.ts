import type { CriterionNode } from '~/domain/criteria'
import type { Rules } from '~/domain/rules'
import { RULES } from './competition'
import { criterion } from './rules'

/** What the organizer fills in: attendance in described levels, and a deduction for being late. */
const ATTENDANCE: CriterionNode[] = [
  {
    ...{ code: 'hadir', name: 'Kehadiran', parent: null, type: 'levels', weight: '10' },
    ...{ filledBy: 'organizer', required: true, reason: 'optional' },
    levels: [
      { value: '0', label: 'Tidak hadir' },
      { value: '37.5', label: 'Datang sebagian' },
      { value: '100', label: 'Hadir lengkap' },
    ],
  },
  criterion('telat', {
    ...{ name: 'Keterlambatan', weight: '5', filledBy: 'organizer', required: false },
    ...{ min: '-5', max: '0', step: '0.5' },
  }),
]

/** The same rules, with attendance and lateness in the stage that judges score. */
export const withAttendance = (rules: Rules): Rules => ({
  ...rules,
  stages: rules.stages.map((stage) => ({
    ...stage,
    instrument: {
      ...stage.instrument,
      criteria: [
        ...stage.instrument.criteria.map((each) =>
          each.code === 'dampak' ? { ...each, weight: '50' } : each,
        ),
        ...ATTENDANCE,
      ],
    },
  })),
})

export const ATTENDANCE_RULES = withAttendance(RULES)

/** The same with a criterion that the team fills in: *nilai mandiri*. */
export const withSelfAssessment = (rules: Rules): Rules => {
  const asked = withAttendance(rules)
  return {
    ...asked,
    stages: asked.stages.map((stage) => ({
      ...stage,
      instrument: {
        ...stage.instrument,
        criteria: [
          ...stage.instrument.criteria.map((each) =>
            each.code === 'dampak' ? { ...each, weight: '40' } : each,
          ),
          criterion('kelompok', {
            ...{ name: 'Kelompok warga yang aktif', weight: '10', filledBy: 'team', step: '5' },
          }),
        ],
      },
    })),
  }
}
